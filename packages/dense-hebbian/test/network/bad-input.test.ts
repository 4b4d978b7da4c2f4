import { createRng } from "@attractors/core";
import { expect, test } from "vitest";
import {
  createHebbianNetwork,
  createMultitaskingNetwork,
  hebbianNetworkOf,
  localFields,
  magnetizations,
  networkEnergy,
  patternCount,
  simdKernel,
  solveTap,
  stateNear,
  supervised,
  unsupervised,
} from "../../src/index.ts";

const rng = createRng(1);
const network = createHebbianNetwork({ size: 10, count: 2, rng });
const shape = { size: 10, count: 2, rng };

test.each<[string, () => unknown, string]>([
  [
    "P = 1",
    () => createHebbianNetwork({ ...shape, interaction: 1 }),
    "interaction must be a whole number, at least 2, got 1",
  ],
  ["P = 11", () => createHebbianNetwork({ ...shape, interaction: 11 }), "at most 10, got 11"],
  ["P = 2.5", () => createHebbianNetwork({ ...shape, interaction: 2.5 }), "interaction"],
  ["P above N", () => createHebbianNetwork({ ...shape, size: 3, interaction: 4 }), "got size 3"],
  ["K = 0", () => createHebbianNetwork({ ...shape, count: 0 }), "count must be a whole number, at least 1, got 0"],
  ["no archetypes", () => hebbianNetworkOf(new Int8Array(0), { size: 4 }), "at least 1, got 0"],
  ["half an archetype", () => hebbianNetworkOf(new Int8Array(6).fill(1), { size: 4 }), "got 1.5"],
  ["archetypes with 0", () => hebbianNetworkOf(new Int8Array(8), { size: 4 }), "must be 1 or -1, got 0 at index 0"],
  ["r = 0", () => supervised({ quality: 0, examples: 3 }), "quality must be above 0 and at most 1, got 0"],
  ["r > 1", () => unsupervised({ quality: 1.1, examples: 3 }), "got 1.1"],
  ["r not a number", () => supervised({ quality: Number.NaN, examples: 3 }), "got NaN"],
  ["M = 0", () => unsupervised({ quality: 0.5, examples: 0 }), "examples must be a whole number, at least 1, got 0"],
  [
    "r = 0 in plain data",
    () => createHebbianNetwork({ ...shape, learning: { kind: "supervised", quality: 0, examples: 2 } }),
    "quality",
  ],
  ["more than memory", () => createHebbianNetwork({ ...shape, size: 10_000, count: 10 ** 9 }), "GiB"],
  [
    "more examples than memory",
    () =>
      createHebbianNetwork({
        ...shape,
        size: 1000,
        count: 1000,
        learning: unsupervised({ quality: 0.5, examples: 10_000 }),
      }),
    "GiB",
  ],
  ["more chains than memory", () => simdKernel.open({ ...network, interaction: 4 }, 10 ** 8), "GiB"],
  [
    "d = 1",
    () => createMultitaskingNetwork({ ...shape, dilution: 1 }),
    "dilution must be at least 0 and below 1, got 1",
  ],
  ["d < 0", () => createMultitaskingNetwork({ ...shape, dilution: -0.1 }), "got -0.1"],
  ["a multitasking K = 0", () => createMultitaskingNetwork({ ...shape, count: 0, dilution: 0.1 }), "count"],
  ["load 0", () => patternCount(0, { size: 10 }), "load must be positive, got 0"],
  ["a state of another size", () => networkEnergy(network, new Int8Array(9).fill(1)), "10 numbers, got 9"],
  ["a blank state", () => magnetizations(network, new Int8Array(10)), "got 0 at index 0"],
  ["mean values beyond 1", () => localFields(network, new Float64Array(10).fill(1.5)), "got 1.5 at index 0"],
  ["an archetype that is not there", () => stateNear(network, { archetype: 2, rng }), "from 0 to 1, got 2"],
  ["no noise in mean-field equations", () => solveTap(network, { noise: 0 }), "noise must be positive, got 0"],
  [
    "examples of another number",
    () =>
      hebbianNetworkOf(network.archetypes, {
        size: 10,
        learning: supervised({ quality: 0.5, examples: 2 }),
        examples: new Int8Array(20).fill(1),
      }),
    "40 numbers, got 20",
  ],
])("%s is refused", (_, call, message) => {
  expect(call).toThrow(RangeError);
  expect(call).toThrow(message);
});

test("learning from examples without a source of them is refused", () => {
  const learning = supervised({ quality: 0.5, examples: 2 });
  expect(() => hebbianNetworkOf(network.archetypes, { size: 10, learning })).toThrow(TypeError);
});
