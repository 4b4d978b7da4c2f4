import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  type ChainKernel,
  createHebbianNetwork,
  createMultitaskingNetwork,
  glauber,
  type HebbianNetwork,
  localFields,
  metropolis,
  networkEnergy,
  referenceKernel,
  simdKernel,
  storing,
  supervised,
  unsupervised,
} from "../../src/index.ts";
import { drawSpins } from "../../src/network/patterns.ts";
import { acceptanceOf, seedGenerator } from "../../src/simulation/chance.ts";
import { LIMBS, OVERLAPS, spinFormOf, WIDE } from "../../src/simulation/spin-form.ts";

const lengths = [1, 2, 3, 4, 5, 7, 8, 9, 31, 64];
const few = supervised({ quality: 0.5, examples: 3 });
const blind = unsupervised({ quality: 0.5, examples: 3 });

/** Runs two chains of a network in turn, by both rules, one spin after the other and together, and tells everything. */
function run(network: HebbianNetwork, kernel: ChainKernel): unknown {
  const chains = kernel.open(network, 2);
  const rng = createRng(3);
  for (const chain of chains) {
    chain.spins.set(drawSpins(network.size, rng));
    seedGenerator(rng, chain.generator);
    chain.begin();
  }
  const story: unknown[] = [];
  const plan = [
    [glauber, 0.6, false],
    [metropolis, 0.3, false],
    [glauber, 2, true],
    [glauber, 0, false],
    [metropolis, 0.9, true],
  ] as const;
  for (const [rule, noise, together] of plan) {
    const acceptance = acceptanceOf("test", rule, noise, network.scale);
    for (const chain of chains) {
      const flipped = chain.advance(2, acceptance, together);
      const fields = Array.from(chain.spins, (_, i) => chain.alignment(i));
      story.push([flipped, chain.energy(), fields, chain.spins.slice(), chain.generator.slice()]);
    }
  }
  return story;
}

function expectSame(network: HebbianNetwork): void {
  expect(run(network, simdKernel)).toEqual(run(network, referenceKernel));
}

describe("the WebAssembly kernel makes the same flips as plain TypeScript", () => {
  test.each(lengths)("for %d patterns", (count) => {
    for (const [interaction, learning] of [
      [2, storing],
      [3, storing],
      [4, storing],
      [4, few],
      [3, blind],
    ] as const) {
      expectSame(createHebbianNetwork({ size: 13, count, interaction, learning, rng: createRng(count) }));
    }
  });

  test.each(lengths.slice(3))("for %d spins", (size) => {
    for (const [interaction, learning] of [
      [2, storing],
      [3, storing],
      [4, storing],
      [4, few],
    ] as const) {
      expectSame(createHebbianNetwork({ size, count: 6, interaction, learning, rng: createRng(size) }));
    }
  });

  test.each([2, 3, 4, 5, 6, 7, 8, 9, 10])("for products of %d spins", (interaction) => {
    for (const learning of [storing, few, blind]) {
      expectSame(createHebbianNetwork({ size: 40, count: 7, interaction, learning, rng: createRng(interaction) }));
    }
  });

  test("for diluted patterns", () => {
    for (const learning of [storing, few, blind]) {
      expectSame(createMultitaskingNetwork({ size: 50, count: 5, dilution: 0.4, learning, rng: createRng(1) }));
    }
  });

  test("in each of the forms in which it keeps the weights", () => {
    const form = (size: number, interaction: number) => {
      const network = createHebbianNetwork({ size, count: 2, interaction, rng: createRng(1) });
      expectSame(network);
      return spinFormOf(network)?.form;
    };
    expect(form(300, 2)).toBe(OVERLAPS);
    expect(form(300, 4)).toBe(LIMBS);
    expect(form(1023, 4)).toBe(LIMBS);
    expect(form(1100, 4)).toBe(WIDE);
    expect(form(40, 10)).toBe(WIDE);
    // Overlaps of more than 16 bits are left to the kernel for any whole numbers.
    expect(form(33_000, 2)).toBe(undefined);
  });

  test("where all patterns are one and the state is theirs: the largest weights", () => {
    const network = createHebbianNetwork({ size: 1023, count: 1, interaction: 4, rng: createRng(1) });
    const same = { ...network, count: 40, patterns: new Int8Array(40 * 1023), archetypes: network.archetypes };
    for (let k = 0; k < 40; k++) same.patterns.set(network.patterns, k * 1023);
    const [fast, slow] = [simdKernel, referenceKernel].map((kernel) => {
      const [chain] = kernel.open(same, 1);
      chain.spins.set(network.archetypes);
      chain.begin();
      return chain.alignment(5);
    });
    expect(fast).toBe(slow);
    expect(fast).toBe(40 * 1022 * 1021 * 1020);
  });
});

describe("a chain", () => {
  test.each([storing, few, blind])("keeps energy and fields of its state, $kind", (learning) => {
    for (let interaction = 2; interaction <= 10; interaction++) {
      const network = createHebbianNetwork({ size: 24, count: 9, interaction, learning, rng: createRng(8) });
      const [chain] = simdKernel.open(network, 1);
      chain.spins.set(drawSpins(24, createRng(9)));
      seedGenerator(createRng(1), chain.generator);
      chain.begin();
      chain.advance(30, acceptanceOf("test", glauber, 0.5, network.scale), false);
      const spins = chain.spins.slice();
      const fields = localFields(network, spins);
      expect(chain.energy()).toBeCloseTo(networkEnergy(network, spins), 10);
      for (let i = 0; i < 24; i++) expect(network.scale * chain.alignment(i)).toBeCloseTo(spins[i] * fields[i], 10);
    }
  });
});
