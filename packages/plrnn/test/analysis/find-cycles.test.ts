import { createRng, runInSlices, runNow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { architectures } from "../../src/architecture.ts";
import { type Cycle, cycleThrough, findCycles, type Plrnn, plrnnStepper } from "../../src/index.ts";
import { openPlrnn } from "../../src/plrnn.ts";
import { randomNetwork } from "../networks.ts";
import { plantedCycle, tent } from "./planted.ts";

const found = (model: Plrnn, longest: number, seed = 1): Cycle[] =>
  runNow(findCycles(model, { longest, rng: createRng(seed) }));

const countByPeriod = (cycles: readonly Cycle[], longest: number): number[] =>
  Array.from({ length: longest }, (_, k) => cycles.filter(({ regions }) => regions.length === k + 1).length);

/** A network with more fixed points than fresh ones have: its nonlinear part is enlarged. */
function wildNetwork(name: string, seed: number, size: number): Plrnn {
  const architecture = Object.values(architectures).find((family) => family.name === name);
  const sizes = { hiddenSize: size, bases: size, reluUnits: 2 };
  const own = Object.fromEntries(Object.entries(sizes).filter(([key]) => key in (architecture?.sizes ?? {})));
  const rng = createRng(seed);
  const model = randomNetwork({ architecture, ...own, observationDimension: 2 }, rng);
  for (let k = 2; k < model.parameters.length; k++) model.parameters[k] = 1.5 * rng.normal();
  return model;
}

/** All fixed points within a square, by brute force: solves in every region that a fine grid meets. */
function byGrid(model: Plrnn, extent: number, side: number): [number, number][] {
  const { architecture, map } = openPlrnn(model);
  const z = new Float64Array(2);
  const image = new Float64Array(2);
  const points: [number, number][] = [];
  const solved = new Set<string>();
  for (let k = 0; k < side * side; k++) {
    z[0] = extent * ((2 * (k % side)) / (side - 1) - 1);
    z[1] = extent * ((2 * Math.floor(k / side)) / (side - 1) - 1);
    architecture.step(model, map, z, image);
    const J = Float64Array.of(1, 0, 0, 1);
    architecture.tangent(model, map, z, J); // transposed: J[2 j + i] = dF_i / dz_j
    const c = [image[0] - J[0] * z[0] - J[2] * z[1], image[1] - J[1] * z[0] - J[3] * z[1]];
    // Two regions may share J, but J and c only if they are one piece of the map.
    const piece = [...J, ...c].map((value) => value.toFixed(6)).join();
    if (solved.has(piece)) continue;
    solved.add(piece);
    const determinant = (1 - J[0]) * (1 - J[3]) - J[1] * J[2];
    const x = ((1 - J[3]) * c[0] + J[2] * c[1]) / determinant;
    const y = ((1 - J[0]) * c[1] + J[1] * c[0]) / determinant;
    z.set([x, y]);
    architecture.step(model, map, z, image);
    if (Math.hypot(image[0] - x, image[1] - y) > 1e-8 * (1 + Math.hypot(x, y))) continue;
    if (!points.some(([a, b]) => Math.hypot(a - x, b - y) < 1e-6)) points.push([x, y]);
  }
  return points;
}

describe("findCycles", () => {
  test.each(Object.keys(architectures))(
    "finds all fixed points of %s in two dimensions that a fine grid shows",
    (name) => {
      let count = 0;
      for (let seed = 1; seed <= 6; seed++) {
        const model = wildNetwork(name, seed, 6);
        const cycles = found(model, 1);
        const expected = byGrid(model, 12, 150);
        for (const [x, y] of expected) {
          expect(cycles.some(({ states: [a, b] }) => Math.hypot(a - x, b - y) < 1e-6)).toBe(true);
        }
        for (const {
          states: [a, b],
        } of cycles) {
          if (Math.max(Math.abs(a), Math.abs(b)) > 4) continue; // small pieces far out the grid may miss
          expect(expected.some(([x, y]) => Math.hypot(a - x, b - y) < 1e-6)).toBe(true);
        }
        count += expected.length;
      }
      expect(count).toBeGreaterThan(1);
    },
  );

  test("finds as many cycles of the full tent as there are words: 2, 1, 2, 3, 6, 9, 18, 30, 56, 99", () => {
    // Slopes 1.25 and -5 with 1/1.25 + 1/5 = 1: a full skew tent, each word of which is a cycle.
    expect(countByPeriod(found(tent(1.25, -5), 10), 10)).toEqual([2, 1, 2, 3, 6, 9, 18, 30, 56, 99]);
  });

  test.each([2, 3, 4, 5, 6, 7, 8, 9, 10])("finds a cycle of %i points that was planted", (period) => {
    const rng = createRng(period);
    const places = Array.from({ length: period }, (_, i) => i + 0.4 * rng.uniform());
    const points = places
      .map((x) => ({ x, key: rng.uniform() }))
      .sort((a, b) => a.key - b.key)
      .map(({ x }) => x);
    const cycles = runNow(findCycles(plantedCycle(points, 0.7), { longest: period, attempts: 300, rng })).filter(
      ({ regions }) => regions.length === period,
    );
    const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b);
    const near = cycles.filter(({ states }) =>
      sorted(states).every((value, i) => Math.abs(value - sorted(points)[i]) < 1e-8),
    );
    expect(near).toHaveLength(1);
  });

  test("finds the same cycles, in the same order, whatever is drawn", () => {
    const model = tent(1.2, -2.5);
    const words = (seed: number) => found(model, 6, seed).map(({ regions }) => regions.join(""));
    expect(words(2)).toEqual(words(1));
    expect(words(1)).toEqual([...words(1)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)));
    expect(found(model, 6)).toEqual(found(model, 6));
  });

  test("returns cycles that the network goes through, none of them shorter than it says, none twice", () => {
    const model = wildNetwork("clippedShallowPlrnn", 21, 20);
    const cycles = found(model, 5);
    expect(cycles.length).toBeGreaterThan(3);
    const seen: number[][] = [];
    for (const { states, regions, real } of cycles) {
      expect(real).toBe(true);
      const stepper = plrnnStepper(model, states.slice(0, 2));
      for (let t = 1; t <= regions.length; t++) {
        stepper.advance(1);
        const place = (t % regions.length) * 2;
        expect(Math.hypot(stepper.state[0] - states[place], stepper.state[1] - states[place + 1])).toBeLessThan(1e-6);
      }
      for (let place = 0; place < states.length; place += 2) {
        expect(seen.every(([x, y]) => Math.hypot(states[place] - x, states[place + 1] - y) > 1e-7)).toBe(true);
        seen.push([states[place], states[place + 1]]);
      }
    }
  });

  test("begins where it is told to: at a state of a cycle, and has it at once", () => {
    const model = plantedCycle([1000, 1005, 1002, 1007, 1001, 1004, 1003, 1006], 0.7);
    const options = { longest: 8, rng: createRng(1), states: Float64Array.of(1000.01), attempts: 4, guesses: 1 };
    const cycles = runNow(findCycles(model, options));
    expect(cycles.filter(({ regions }) => regions.length === 8)).toHaveLength(1);
    const states = Float64Array.of(1);
    expect(() => runNow(findCycles(wildNetwork("shallowPlrnn", 1, 2), { rng: createRng(1), states }))).toThrow(
      "findCycles: states must be rows of 2 numbers, got 1 numbers",
    );
  });

  test("gives up what an endless number of cycles would cost, and returns what it has when it is stopped", async () => {
    const model = tent(1.25, -5);
    const cycles = runNow(findCycles(model, { longest: 12, most: 5, rng: createRng(1) }));
    expect(countByPeriod(cycles, 12)).toEqual([2, 1, 2, 3, 5, 5, 5, 5, 5, 5, 5, 5]);
    const controller = new AbortController();
    const stopped = await runInSlices(findCycles(model, { longest: 1000, rng: createRng(1) }), {
      signal: controller.signal,
      onProgress: ({ period }) => period > 5 && controller.abort(),
    });
    expect(countByPeriod(stopped, 5)).toEqual([2, 1, 2, 3, 6]);
  });

  test("says how far it is", () => {
    const seen: number[] = [];
    runNow(findCycles(tent(1.25, -5), { rng: createRng(1), longest: 2, attempts: 3 }), {
      onProgress: ({ period, attempt }) => seen.push(10 * period + attempt),
    });
    expect(seen.at(-1)).toBe(23);
    expect(seen).toContain(13);
  });

  test.each([
    ["longest", { longest: 0 }],
    ["attempts", { attempts: 1.5 }],
    ["guesses", { guesses: -1 }],
    ["extent", { extent: 0 }],
    ["states", { states: Float64Array.of(Number.NaN) }],
  ])("refuses a wrong %s", (name, options) => {
    expect(() => runNow(findCycles(tent(1, -1.5), { rng: createRng(1), ...options }))).toThrow(
      new RegExp(`^findCycles: ${name} must be`),
    );
  });
});

describe("cycleThrough", () => {
  test("gives the fixed points of the tent, and tells the virtual one", () => {
    const model = tent(0.5, -1.5);
    expect(cycleThrough(model, ["1"])).toMatchObject({ real: true, stability: "repelling", index: 1 });
    expect(cycleThrough(model, ["1"])?.states[0]).toBeCloseTo(0.2, 14);
    const virtual = cycleThrough(model, ["0"]);
    expect(virtual).toMatchObject({ real: false, stability: "attracting", index: 0 });
    expect(virtual?.states[0]).toBeCloseTo(1, 14);
  });

  test("multiplies the Jacobians of a round: the multiplier of a tent's cycle is the product of its slopes", () => {
    const cycle = cycleThrough(tent(1.25, -5), ["0", "0", "1"]);
    expect(cycle?.real).toBe(true);
    expect(cycle?.multipliers.real[0]).toBeCloseTo(1.25 * 1.25 * -5, 12);
  });

  test("gives nothing where fixed points fill a line", () => {
    expect(cycleThrough(tent(1, -1), ["0"])).toBeUndefined(); // z + 0.5
    expect(cycleThrough(tent(0.5, -1), ["1", "1"])).toBeUndefined(); // 1 - (1 - z)
  });

  test("calls a point with a multiplier of modulus 1 neutral", () => {
    expect(cycleThrough(tent(0.5, -1), ["1"])).toMatchObject({ stability: "neutral", index: 0 });
  });

  test("calls a saddle a saddle, with the multipliers that the Jacobian has", () => {
    const model = wildNetwork("vanillaPlrnn", 1, 1);
    for (const region of ["0", "1", "2", "3"]) {
      const { multipliers, index, stability } = cycleThrough(model, [region]) ?? {};
      const moduli = Array.from(multipliers?.real ?? [], (real, k) => Math.hypot(real, multipliers?.imaginary[k] ?? 0));
      expect(moduli[0]).toBeGreaterThanOrEqual(moduli[1]);
      expect(index).toBe(moduli.filter((modulus) => modulus > 1).length);
      expect(stability).toBe(["attracting", "saddle", "repelling"][index ?? -1]);
    }
  });

  test("refuses no region, and one of another network", () => {
    expect(() => cycleThrough(tent(1, -1.5), [])).toThrow("cycleThrough: regions must be at least one");
    expect(() => cycleThrough(tent(1, -1.5), ["0", "4"])).toThrow(/^cycleThrough: region must say of 1 relu's/);
  });
});
