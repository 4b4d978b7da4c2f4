import { createRng } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createHebbianNetwork,
  createMultitaskingNetwork,
  distinctSum,
  type HebbianNetwork,
  hebbianNetworkOf,
  localFields,
  networkEnergy,
  storing,
  supervised,
  unsupervised,
} from "../../src/index.ts";
import { distinctSums, newtonFactors } from "../../src/network/distinct-sums.ts";
import { drawSpins } from "../../src/network/patterns.ts";
import { definedEnergy, elementarySum, rowsOf } from "./brute-force.ts";

const degrees = [2, 3, 4, 5, 6, 7, 8, 9, 10];
const ways = [storing, supervised({ quality: 0.6, examples: 3 }), unsupervised({ quality: 0.6, examples: 3 })];

function factorial(k: number): number {
  return k < 2 ? 1 : k * factorial(k - 1);
}

describe("sums over distinct spins", () => {
  test.each(degrees)("k! e_k of ±1 is a polynomial in their sum, k = %d", (k) => {
    for (let ones = 0; ones <= 11; ones++) {
      const x = Array.from({ length: 11 }, (_, i) => (i < ones ? 1 : -1));
      expect(distinctSum(k, 2 * ones - 11, 11)).toBe(factorial(k) * elementarySum(x, k));
    }
  });

  test("follow from power sums by Newton's identities", () => {
    const x = [0.3, -1, 0.5, 2, 0, -0.7, 1];
    const powers = Float64Array.from({ length: 7 }, (_, j) => x.reduce((sum, value) => sum + value ** j, 0));
    const sums = new Float64Array(7);
    distinctSums(6, newtonFactors(6), powers, sums);
    for (let k = 0; k <= 6; k++) expect(sums[k]).toBeCloseTo(factorial(k) * elementarySum(x, k), 10);
  });
});

describe("networkEnergy", () => {
  test.each(degrees)("is the sum over all products of %d spins, for every way of learning", (P) => {
    for (const learning of ways) {
      const rng = createRng(P);
      const network = createHebbianNetwork({ size: 11, count: 3, interaction: P, learning, rng });
      const spins = drawSpins(11, rng);
      const rows = rowsOf(network.patterns, 11);
      const r = 0.6;
      const R = r ** 2 + (1 - r ** 2) / 3;
      const [entries, weight] =
        learning.kind === "supervised"
          ? [rows.map((row) => row.map((v) => v / 3)), R ** (-P / 2)]
          : [rows, learning.kind === "storing" ? 1 : 1 / (3 * Math.sqrt(r ** (2 * P) + (1 - r ** (2 * P)) / 3))];
      const expected = definedEnergy(network, spins, entries, weight);
      expect(networkEnergy(network, spins)).toBeCloseTo(expected, 10);
    }
  });

  test("of a multitasking network is -(1/2N) Σ (Σ η̂ σ)²", () => {
    const rng = createRng(4);
    for (const learning of ways) {
      const network = createMultitaskingNetwork({ size: 50, count: 4, dilution: 0.3, learning, rng });
      const spins = drawSpins(50, rng);
      const R = 0.6 ** 2 + (1 - 0.6 ** 2) / 3;
      const factor = learning.kind === "storing" ? 1 : learning.kind === "supervised" ? 1 / (9 * R) : 1 / (3 * R);
      let expected = 0;
      for (const row of rowsOf(network.patterns, 50)) {
        expected -= (factor * row.reduce((sum, v, i) => sum + v * spins[i], 0) ** 2) / 100;
      }
      expect(networkEnergy(network, spins)).toBeCloseTo(expected, 12);
    }
  });

  test("changes by 2 σ_i h_i when spin i is turned over", () => {
    const seeds = fc.integer({ min: 0, max: 2 ** 31 });
    fc.assert(
      fc.property(seeds, fc.constantFrom(...degrees), fc.constantFrom(...ways), (seed, P, learning) => {
        const rng = createRng(seed);
        const network = createHebbianNetwork({ size: 14, count: 5, interaction: P, learning, rng });
        const spins = drawSpins(14, rng);
        const i = rng.integer(14);
        const change = 2 * spins[i] * localFields(network, spins)[i];
        const before = networkEnergy(network, spins);
        spins[i] = -spins[i];
        expect(networkEnergy(network, spins) - before).toBeCloseTo(change, 10);
      }),
      { numRuns: 60 },
    );
  });
});

describe("symmetries of the energy", () => {
  const network = createHebbianNetwork({ size: 20, count: 6, interaction: 4, rng: createRng(1) });
  const spins = drawSpins(20, createRng(2));

  test.each(degrees)("turning all spins over gives it the sign of (-1)^P, P = %d", (P) => {
    const odd = hebbianNetworkOf(network.archetypes, { size: 20, interaction: P });
    const turned =
      networkEnergy(
        odd,
        spins.map((s) => -s),
      ) * (P % 2 === 0 ? 1 : -1);
    expect(turned).toBeCloseTo(networkEnergy(odd, spins), 12);
  });

  test("a change of sign of one place in all patterns and in the state leaves it", () => {
    const at = (flip: number) => (v: number, k: number) => (k % 20 === flip ? -v : v);
    const gauged = hebbianNetworkOf(network.archetypes.map(at(7)), { size: 20, interaction: 4 });
    expect(networkEnergy(gauged, spins.map(at(7)))).toBe(networkEnergy(network, spins));
  });

  test("permutations of places and of patterns leave it", () => {
    const shuffled: HebbianNetwork = hebbianNetworkOf(
      Int8Array.from(
        { length: 120 },
        (_, k) => network.archetypes[(5 - Math.floor(k / 20)) * 20 + (((k % 20) * 7) % 20)],
      ),
      { size: 20, interaction: 4 },
    );
    const moved = Int8Array.from({ length: 20 }, (_, i) => spins[(i * 7) % 20]);
    expect(networkEnergy(shuffled, moved)).toBeCloseTo(networkEnergy(network, spins), 12);
  });
});
