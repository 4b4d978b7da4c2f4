import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  createHebbianNetwork,
  createMultitaskingNetwork,
  exampleMagnetization,
  hebbianNetworkOf,
  loadOf,
  magnetizations,
  patternCount,
  stateNear,
  storing,
  supervised,
  unsupervised,
} from "../../src/index.ts";

describe("magnetizations", () => {
  test("are 1 of the archetype itself, -1 of its opposite, and of order 1/√N of others", () => {
    const network = createHebbianNetwork({ size: 10_000, count: 3, rng: createRng(1) });
    const state = network.archetypes.slice(0, 10_000);
    const [own, ...others] = magnetizations(network, state);
    expect(own).toBe(1);
    for (const m of others) expect(Math.abs(m)).toBeLessThan(0.04);
    expect(
      magnetizations(
        network,
        state.map((s) => -s),
        [0],
      ),
    ).toEqual(Float64Array.of(-1));
  });

  test("of diluted archetypes are 1 - d at most", () => {
    const network = createMultitaskingNetwork({ size: 10_000, count: 2, dilution: 0.4, rng: createRng(1) });
    expect(magnetizations(network, stateNear(network, { archetype: 1, rng: createRng(2) }))[1]).toBeCloseTo(0.6, 1);
  });

  test("of a state near an archetype lie at 1 - 2 times the chance of a flip", () => {
    const network = createHebbianNetwork({ size: 20_000, count: 1, rng: createRng(1) });
    for (const flipped of [0, 0.1, 0.5, 1]) {
      const [m] = magnetizations(network, stateNear(network, { flipped, rng: createRng(2) }));
      expect(Math.abs(m - (1 - 2 * flipped))).toBeLessThan(0.03);
    }
  });
});

describe("learning from examples", () => {
  test.each([supervised, unsupervised])("shows examples that are right with probability (1 + r)/2", (learn) => {
    const learning = learn({ quality: 0.6, examples: 50 });
    const network = createHebbianNetwork({ size: 1000, count: 2, learning, rng: createRng(3) });
    for (const mu of [0, 1]) {
      const state = network.archetypes.slice(mu * 1000, mu * 1000 + 1000);
      expect(Math.abs(exampleMagnetization(network, state, mu) - 0.6)).toBeLessThan(0.015);
    }
  });

  test("with quality 1 is storing", () => {
    const { archetypes } = createHebbianNetwork({ size: 30, count: 3, rng: createRng(1) });
    const rng = createRng(2);
    const stored = hebbianNetworkOf(archetypes, { size: 30, interaction: 3, learning: storing });
    for (const learn of [supervised, unsupervised]) {
      const network = hebbianNetworkOf(archetypes, {
        size: 30,
        interaction: 3,
        learning: learn({ quality: 1, examples: 1 }),
        rng,
      });
      expect(Array.from(network.patterns)).toEqual(Array.from(stored.patterns));
      expect(network.scale).toBeCloseTo(stored.scale, 15);
    }
  });

  test("sums of examples are the same, drawn one by one or together", () => {
    const { archetypes } = createHebbianNetwork({ size: 7, count: 3, rng: createRng(1) });
    const learning = supervised({ quality: 0.4, examples: 5 });
    const shown = hebbianNetworkOf(archetypes, {
      size: 7,
      learning: { ...learning, kind: "unsupervised" },
      rng: createRng(2),
    });
    const examples = Int8Array.from(shown.patterns);
    const given = hebbianNetworkOf(archetypes, { size: 7, learning, examples });
    expect(hebbianNetworkOf(archetypes, { size: 7, learning, rng: createRng(2) })).toEqual(given);
  });

  test("takes examples that are given, archetype by archetype", () => {
    const examples = Int8Array.of(1, 1, 1, -1, -1, 1, -1, -1);
    const learning = supervised({ quality: 0.5, examples: 2 });
    const network = hebbianNetworkOf(Int8Array.of(1, 1, -1, 1), { size: 2, learning, examples });
    expect(Array.from(network.patterns)).toEqual([2, 0, -2, 0]);
  });
});

test("load and number of patterns are each other's inverse", () => {
  expect(patternCount(0.15, { size: 1000 })).toBe(150);
  expect(patternCount(1e-9, { size: 100 })).toBe(1);
  for (const interaction of [2, 3, 4, 6]) {
    expect(loadOf(patternCount(0.2, { size: 100, interaction }), { size: 100, interaction })).toBeCloseTo(0.2, 3);
  }
});
