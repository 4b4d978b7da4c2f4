import { createRng, runNow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  createMultitaskingNetwork,
  type HebbianNetwork,
  magnetizations,
  quench,
  simulate,
  stateNear,
  supervised,
  unsupervised,
} from "../../src/index.ts";

function create(dilution: number): HebbianNetwork {
  return createMultitaskingNetwork({ size: 20_000, count: 3, dilution, rng: createRng(1) });
}

/** Sizes of the magnetisations after a quench from the first pattern, largest first. */
function quenched(network: HebbianNetwork): number[] {
  const { spins } = quench(network, stateNear(network, { rng: createRng(2) }));
  return Array.from(magnetizations(network, spins), Math.abs).sort((a, b) => b - a);
}

describe("a multitasking network of three patterns without noise", () => {
  test.each([0.1, 0.3, 0.5, 0.6])("is hierarchical, m_k = (1 - d) d^(k-1), at dilution %d", (d) => {
    quenched(create(d)).forEach((m, k) => {
      expect(Math.abs(m - (1 - d) * d ** k)).toBeLessThan(0.015);
    });
  });

  test.each([0.64, 0.7])("is not above the threshold, at %d: m_1 = (1 - d) (1 - (1 - d)²/2)", (d) => {
    const [m] = quenched(create(d));
    expect(Math.abs(m - (1 - d) * (1 - (1 - d) ** 2 / 2))).toBeLessThan(0.015);
  });

  test("has its threshold where 1 - 2d + d³ = 0: at 0.618", () => {
    // Below, the hierarchical state keeps its first magnetisation, that of the pattern itself.
    const keeps = (d: number) => {
      const network = create(d);
      const blank = network.archetypes.subarray(0, 20_000).filter((v) => v === 0).length / 20_000;
      return quenched(network)[0] > 1 - blank - 0.01;
    };
    let [low, high] = [0.4, 0.8];
    while (high - low > 0.005) {
      const d = (low + high) / 2;
      if (keeps(d)) low = d;
      else high = d;
    }
    expect(Math.abs(low - 0.618)).toBeLessThan(0.025);
  });
});

test("at half the critical noise few patterns are retrieved with little dilution, all alike with much", () => {
  const normalised = (d: number) => {
    const options = { rng: createRng(3), noise: (1 - d) / 2, sweeps: 100, transient: 150, archetypes: [0, 1, 2] };
    const { magnetizations } = runNow(simulate(create(d), options));
    return magnetizations.map(({ value }) => Math.abs(value) / (1 - d)).sort((a, b) => b - a);
  };
  const [first, second] = normalised(0.2);
  expect(first).toBeGreaterThan(0.9);
  expect(second).toBeLessThan(0.1);
  const alike = normalised(0.85);
  expect(alike[2] / alike[0]).toBeGreaterThan(0.85);
});

test("supervised and unsupervised learning of many examples reach the same, (1 - d) erf(1/√(2ρ)) of one pattern", () => {
  const [d, quality, examples] = [0.3, 0.3, 40];
  // ρ = (1 - r²)/(M r²) = 0.2528, erf(1/√(2ρ)) = 0.9533
  for (const learning of [supervised({ quality, examples }), unsupervised({ quality, examples })]) {
    const network = createMultitaskingNetwork({ size: 10_000, count: 1, dilution: d, learning, rng: createRng(1) });
    expect(Math.abs(quenched(network)[0] - (1 - d) * 0.9533)).toBeLessThan(0.02);
  }
});
