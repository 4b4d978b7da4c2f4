import { createRng, runNow } from "@attractors/core";
import { expect, test } from "vitest";
import { createHebbianNetwork, parallelTempering, type TemperingCheckpoint } from "../../src/index.ts";
import { boltzmann, exactAverages } from "./exact-averages.ts";

const network = createHebbianNetwork({ size: 10, count: 3, interaction: 3, rng: createRng(5) });
const noises = [0.15, 0.3, 0.6, 1.2];

test("parallelTempering gives Boltzmann's averages at every noise, also where a single run is trapped", () => {
  const levels = runNow(parallelTempering(network, { rng: createRng(1), noises, rounds: 40_000, transient: 100 }));
  levels.forEach(({ noise, energy, magnetizations: [m], specificHeat }) => {
    const exact = exactAverages(network, boltzmann(network, noise));
    expect(Math.abs(energy.value - exact.energy)).toBeLessThan(4 * energy.error);
    expect(Math.abs(m.value - exact.magnetization)).toBeLessThan(4 * m.error);
    // dE/dT by differences of exact energies.
    const [up, down] = [1.001, 0.999].map((f) => exactAverages(network, boltzmann(network, noise * f)).energy);
    expect(Math.abs(specificHeat.value - (up - down) / (0.002 * noise))).toBeLessThan(4 * specificHeat.error + 0.01);
  });
  expect(levels[0].swapRate).toBeGreaterThan(0.2);
  expect(levels[3].swapRate).toBe(0);
});

test("parallelTempering resumed from a checkpoint gives the bits of an uninterrupted run", () => {
  const options = { noises, rounds: 50, transient: 5, archetypes: [0, 2], sweepsPerRound: 2 };
  const whole = runNow(parallelTempering(network, { ...options, rng: createRng(2) }));
  const task = parallelTempering(network, { ...options, rng: createRng(2) });
  let resume: TemperingCheckpoint | undefined;
  for (let k = 0; k < 21; k++) {
    const step = task.next();
    if (!step.done) resume = structuredClone(step.value.checkpoint);
  }
  expect(runNow(parallelTempering(network, { ...options, rng: createRng(9), resume }))).toEqual(whole);
});

test("parallelTempering refuses noises that are not positive, and none at all", () => {
  const run = (noises: number[]) => () => runNow(parallelTempering(network, { rng: createRng(1), noises, rounds: 2 }));
  expect(run([0.1, 0])).toThrow("parallelTempering: noises[1] must be positive, got 0");
  expect(run([0.1, Number.NaN])).toThrow("noises[1]");
  expect(run([])).toThrow("how many noises");
});
