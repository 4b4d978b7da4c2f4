import { createRng } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asynchronous,
  type BinaryNetwork,
  classicalNetwork,
  corruptState,
  denseNetwork,
  distinctIndices,
  exponential,
  hebbian,
  networkEnergy,
  overlaps,
  patternOf,
  polynomial,
  pseudoInverse,
  type RecallOptions,
  randomPatterns,
  recall,
  rectifiedPolynomial,
  storkey,
  synchronous,
} from "../src/index.ts";

const seeds = fc.integer({ min: 0, max: 1e6 });

const networks: [string, (seed: number) => BinaryNetwork][] = [
  ["Hebb's rule", (seed) => hebbian(patternsOf(seed))],
  ["the pseudo-inverse", (seed) => pseudoInverse(patternsOf(seed))],
  ["Storkey's rule", (seed) => storkey(patternsOf(seed))],
  ["a cubic", (seed) => denseNetwork(patternsOf(seed), polynomial(3))],
  ["a rectified quartic", (seed) => denseNetwork(patternsOf(seed), rectifiedPolynomial(4))],
  ["distinct indices", (seed) => denseNetwork(patternsOf(seed), distinctIndices(4))],
  ["the exponential", (seed) => denseNetwork(patternsOf(seed), exponential(0.5))],
];

function patternsOf(seed: number) {
  return randomPatterns({ count: 6, size: 17, rng: createRng(seed) });
}

function stateOf(seed: number): Int8Array {
  return randomPatterns({ count: 1, size: 17, rng: createRng(seed + 1) }).spins;
}

describe.each(networks)("a network of %s", (_, make) => {
  test("never gains energy by asynchronous updates, and ends where no flip of one unit would lower it", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const network = make(seed);
        let before = networkEnergy(network, stateOf(seed));
        const { state, energy, outcome } = recall(network, stateOf(seed), {
          dynamics: asynchronous({ rng: createRng(seed) }),
          onSweep: (present) => {
            const now = networkEnergy(network, present);
            expect(now).toBeLessThanOrEqual(before + 1e-9 * Math.abs(before));
            before = now;
          },
        });
        expect(outcome).toBe("fixed-point");
        expect(energy).toBe(networkEnergy(network, state));
      }),
      { numRuns: 30 },
    );
  });

  test("ends synchronous updates in a fixed point or a cycle of two states", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const network = make(seed);
        const { state, outcome } = recall(network, stateOf(seed), { dynamics: synchronous });
        if (outcome !== "cycle") return;
        const step = (from: Int8Array) => recall(network, from, { dynamics: synchronous, maxSweeps: 1 }).state;
        expect(step(state)).not.toEqual(state);
        expect(step(step(state))).toEqual(state);
      }),
      { numRuns: 30 },
    );
  });

  test("has as fields half the change of energy by a flip, but for couplings of a unit to itself", () => {
    const network = make(11);
    const state = stateOf(11);
    const weights = "weights" in network ? (network.weights as Float64Array) : undefined;
    const fields = network.follow(state);
    for (let unit = 0; unit < 17; unit++) {
      const self = weights ? weights[unit * 18] * state[unit] : 0;
      const field = fields.field(unit) - self;
      const before = network.energy(state);
      const spin = state[unit];
      fields.flip(unit);
      const change = network.energy(state) - before;
      expect(2 * spin * field).toBeCloseTo(change, 8);
    }
  });
});

describe("recall", () => {
  test("leaves a unit alone whose field is zero", () => {
    const free = classicalNetwork(new Float64Array(9), 3);
    expect(recall(free, Int8Array.of(1, -1, 1))).toMatchObject({ state: Int8Array.of(1, -1, 1), sweeps: 1 });
  });

  test("follows the order that it is given", () => {
    // 0 → 1 → 2: in this order a change runs through in one sweep, backwards it takes three and one more to notice.
    const chain = classicalNetwork(Float64Array.of(1, 0, 0, 1, 0, 0, 0, 1, 0), 3);
    const start = Int8Array.of(1, -1, -1);
    expect(recall(chain, start).sweeps).toBe(2);
    expect(recall(chain, start, { dynamics: asynchronous({ order: [2, 1, 0] }) }).sweeps).toBe(3);
  });

  test("at a temperature turns a free unit in a field b up with chance 1 / (1 + exp(-2b/T))", () => {
    const unit = classicalNetwork(Float64Array.of(0), 1, Float64Array.of(-0.5));
    let up = 0;
    const options = { temperature: 0.8, rng: createRng(1), maxSweeps: 20_000 };
    const onSweep = ([spin]: Int8Array) => {
      if (spin === 1) up++;
    };
    recall(unit, Int8Array.of(1), { ...options, onSweep });
    expect(up / 20_000).toBeCloseTo(1 / (1 + Math.exp(-1 / 0.8)), 2);
  });

  test("at a temperature visits two coupled units as Boltzmann says", () => {
    const pair = classicalNetwork(Float64Array.of(0, 1, 1, 0), 2);
    let equal = 0;
    const options = { temperature: 2, rng: createRng(3), maxSweeps: 40_000 };
    const onSweep = ([a, b]: Int8Array) => {
      if (a === b) equal++;
    };
    recall(pair, Int8Array.of(1, 1), { ...options, onSweep });
    // E = -s1 s2.
    expect(equal / 40_000).toBeCloseTo(1 / (1 + Math.exp(-2 / 2)), 2);
  });

  test("at half the critical temperature keeps the overlap 0.9575 of one pattern", () => {
    const rng = createRng(8);
    const patterns = randomPatterns({ count: 1, size: 1000, rng });
    const seen: number[] = [];
    const onSweep = (state: Int8Array) => seen.push(overlaps(patterns, state)[0]);
    recall(hebbian(patterns), patternOf(patterns, 0), { temperature: 0.5, rng, maxSweeps: 40, onSweep });
    const mean = seen.slice(10).reduce((a, b) => a + b) / 30;
    expect(mean).toBeGreaterThan(0.9575 - 0.008);
    expect(mean).toBeLessThan(0.9575 + 0.008);
  });

  test.each<[string, RecallOptions & { state?: Int8Array }, string]>([
    ["a state of another size", { state: Int8Array.of(1) }, "recall: state must have 2 numbers, got 1"],
    ["a state that is not ±1", { state: Int8Array.of(1, 0) }, "recall: state must be 1 or -1, got 0 at index 1"],
    ["a temperature below 0", { temperature: -1 }, "recall: temperature must be at least 0, got -1"],
    ["a temperature without rng", { temperature: 1 }, "recall: a temperature above 0 needs an rng"],
    ["no sweeps", { maxSweeps: 0 }, "recall: maxSweeps must be a whole number, at least 1, got 0"],
    [
      "an order without a unit",
      { dynamics: asynchronous({ order: [1, 1] }) },
      "order must hold each of the 2 units once",
    ],
  ])("refuses %s", (_, { state = Int8Array.of(1, 1), ...options }, message) => {
    expect(() => recall(classicalNetwork(new Float64Array(4), 2), state, options)).toThrow(message);
  });
});

test("corruptState flips the number of units that it is told", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), seeds, (fraction, seed) => {
      const state = stateOf(seed);
      const corrupted = corruptState(state, { fraction, rng: createRng(seed) });
      expect(corrupted.filter((spin, i) => spin !== state[i]).length).toBe(Math.round(17 * fraction));
    }),
  );
});
