import { createRng, runInSlices, runNow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  createHebbianNetwork,
  createMultitaskingNetwork,
  glauber,
  type HebbianNetwork,
  magnetizations,
  metropolis,
  networkEnergy,
  parallel,
  quench,
  referenceKernel,
  type SimulateOptions,
  type SimulationCheckpoint,
  sequential,
  simulate,
  stateNear,
  storing,
  supervised,
  unsupervised,
} from "../../src/index.ts";
import { boltzmann, exactAverages, little } from "./exact-averages.ts";

const learnt = supervised({ quality: 0.7, examples: 4 });
const blind = unsupervised({ quality: 0.7, examples: 3 });

describe("long runs of tiny networks give Boltzmann's averages", () => {
  test.each([
    { P: 2, learning: storing, rule: glauber, noise: 0.6 },
    { P: 2, learning: storing, rule: metropolis, noise: 0.6 },
    { P: 3, learning: storing, rule: glauber, noise: 0.5 },
    { P: 4, learning: storing, rule: metropolis, noise: 0.5 },
    { P: 5, learning: storing, rule: glauber, noise: 0.7 },
    { P: 2, learning: learnt, rule: glauber, noise: 0.8 },
    { P: 4, learning: learnt, rule: metropolis, noise: 0.6 },
    { P: 3, learning: blind, rule: glauber, noise: 0.5 },
  ])("P = $P, $learning.kind, $rule.name", ({ P, learning, rule, noise }) => {
    const network = createHebbianNetwork({ size: 10, count: 3, interaction: P, learning, rng: createRng(P) });
    compare(network, { noise, rule }, exactAverages(network, boltzmann(network, noise)));
  });

  test("with diluted patterns", () => {
    const network = createMultitaskingNetwork({ size: 11, count: 3, dilution: 0.4, rng: createRng(1) });
    compare(network, { noise: 0.5 }, exactAverages(network, boltzmann(network, 0.5)));
  });

  test("and together, by Glauber's rule, those of Π cosh(h/T)", () => {
    const network = createHebbianNetwork({ size: 9, count: 2, rng: createRng(1) });
    compare(network, { noise: 0.7, update: parallel }, exactAverages(network, little(network, 0.7)));
  });

  function compare(
    network: HebbianNetwork,
    options: Pick<SimulateOptions, "noise" | "rule" | "update">,
    exact: { energy: number; magnetization: number; square: number },
  ): void {
    const result = runNow(
      simulate(network, { ...options, rng: createRng(7), sweeps: 60_000, transient: 100, replicas: 2 }),
    );
    const [m] = result.magnetizations;
    expect(Math.abs(result.energy.value - exact.energy)).toBeLessThan(4 * result.energy.error);
    expect(Math.abs(m.value - exact.magnetization)).toBeLessThan(4 * m.error);
    expect(result.energy.error).toBeLessThan(0.005);
    // N/T (⟨m²⟩ - ⟨m⟩²)
    const susceptibility = (network.size / options.noise) * (exact.square - exact.magnetization ** 2);
    const [measured] = result.susceptibilities;
    expect(Math.abs(measured.value - susceptibility)).toBeLessThan(4 * measured.error + 0.002);
  }
});

describe("simulate", () => {
  const network = createHebbianNetwork({ size: 60, count: 4, interaction: 3, rng: createRng(1) });

  test.each([storing, learnt, blind])(
    "resumed from a checkpoint gives the bits of an uninterrupted run, $kind",
    (learning) => {
      const network = createHebbianNetwork({ size: 30, count: 4, interaction: 5, learning, rng: createRng(1) });
      const options = { rng: createRng(5), noise: 0.6, sweeps: 60, transient: 17, interval: 3, replicas: 3 };
      const whole = runNow(simulate(network, { ...options, rng: createRng(5) }));
      for (const stop of [1, 6, 15]) {
        const task = simulate(network, { ...options, rng: createRng(5) });
        let resume: SimulationCheckpoint | undefined;
        for (let k = 0; k < stop; k++) {
          const step = task.next();
          if (!step.done) resume = structuredClone(step.value.checkpoint);
        }
        expect(runNow(simulate(network, { ...options, rng: createRng(9), resume }))).toEqual(whole);
      }
    },
  );

  test("gives the same bits by either kernel", () => {
    const options = { noise: 0.5, sweeps: 40, replicas: 2 };
    const fast = runNow(simulate(network, { ...options, rng: createRng(2) }));
    const slow = runNow(simulate(network, { ...options, rng: createRng(2), kernel: referenceKernel }));
    expect(fast).toEqual(slow);
  });

  test("does not make a replica depend on how many others there are", () => {
    const alone = runNow(simulate(network, { rng: createRng(4), noise: 0.5, sweeps: 20 }));
    const rng = createRng(4);
    const among = runNow(simulate(network, { rng, noise: 0.5, sweeps: 20, replicas: 4 }));
    expect(among.series[0]).toEqual(alone.series[0]);
    expect(among.overlaps.length).toBe(6);
  });

  test("without noise is a quench, and draws nothing", () => {
    const initial = stateNear(network, { flipped: 0.25, rng: createRng(3) });
    const options = { rng: createRng(1), noise: 0, sweeps: 100, initial };
    const { spins, energy, susceptibilities } = runNow(simulate(network, options));
    const quenched = quench(network, initial);
    expect(spins).toEqual(quenched.spins);
    expect(quenched.energy).toBeCloseTo(networkEnergy(network, quenched.spins), 12);
    expect(energy.value).toBeGreaterThanOrEqual(quenched.energy / 60);
    expect(susceptibilities[0].value).toBe(0);
  });

  test("of a single measurement has means, and errors that are infinite or none, but always numbers", () => {
    for (const noise of [0, 1e-200, 0.4]) {
      const result = runNow(simulate(network, { rng: createRng(1), noise, sweeps: 1, replicas: 2 }));
      const { magnetizations, susceptibilities, energy, specificHeat, overlaps } = result;
      for (const { value, error } of [...magnetizations, ...susceptibilities, energy, specificHeat, ...overlaps]) {
        expect(Number.isFinite(value)).toBe(true);
        expect(error).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test("reports progress, and stops when told", async () => {
    const seen: number[] = [];
    const stop = { aborted: false, reason: new Error("enough") };
    const task = simulate(network, { rng: createRng(1), noise: 0.4, sweeps: 50 });
    const run = runInSlices(task, {
      signal: stop,
      onProgress: ({ sweep }) => {
        seen.push(sweep);
        if (sweep === 10) stop.aborted = true;
      },
    });
    await expect(run).rejects.toThrow("enough");
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("refuses what it cannot run", () => {
    const run = (options: Partial<SimulateOptions>) => () =>
      runNow(simulate(network, { rng: createRng(1), noise: 0.4, sweeps: 5, ...options }));
    expect(run({ noise: -0.1 })).toThrow("simulate: noise must be at least 0, got -0.1");
    expect(run({ noise: Number.NaN })).toThrow("noise");
    expect(run({ noise: Infinity })).toThrow("noise");
    expect(run({ sweeps: 0 })).toThrow("sweeps");
    expect(run({ interval: 10 })).toThrow("measurements");
    expect(run({ replicas: 1.5 })).toThrow("replicas");
    expect(run({ archetypes: [4] })).toThrow("from 0 to 3, got 4");
    expect(run({ initial: new Int8Array(60) })).toThrow("must be 1 or -1, got 0 at index 0");
    expect(run({ initial: new Int8Array(59) })).toThrow("60 numbers, got 59");
    const task = simulate(network, { rng: createRng(1), noise: 0.4, sweeps: 6 }).next();
    if (!task.done) expect(run({ resume: task.value.checkpoint })).toThrow("resume.series");
  });
});

describe("quench", () => {
  const network = createHebbianNetwork({ size: 200, count: 20, rng: createRng(1) });

  test("ends where no single flip lowers the energy", () => {
    const { spins, energy, outcome } = quench(network, stateNear(network, { flipped: 0.5, rng: createRng(2) }));
    expect(outcome).toBe("fixed-point");
    for (let i = 0; i < 200; i++) {
      const other = spins.slice();
      other[i] = -other[i];
      expect(networkEnergy(network, other)).toBeGreaterThanOrEqual(energy - 1e-12);
    }
  });

  test("in parallel swings between two states where couplings are opposed", () => {
    const pair = createHebbianNetwork({ size: 2, count: 1, rng: createRng(1) });
    const opposed = Int8Array.of(pair.archetypes[0], -pair.archetypes[1]);
    expect(quench(pair, opposed, { update: parallel }).outcome).toBe("cycle");
    expect(quench(pair, opposed, { update: sequential }).outcome).toBe("fixed-point");
    expect(quench(pair, opposed, { update: parallel, maxSweeps: 1 }).outcome).toBe("unfinished");
  });

  test("keeps a single stored pattern, and recalls it from one that is mostly right", () => {
    const one = createHebbianNetwork({ size: 100, count: 1, interaction: 4, rng: createRng(3) });
    const { spins } = quench(one, stateNear(one, { flipped: 0.2, rng: createRng(4) }));
    expect(magnetizations(one, spins)).toEqual(Float64Array.of(1));
  });
});
