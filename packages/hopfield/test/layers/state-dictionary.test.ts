import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  type AssociationOptions,
  affineNorm,
  associationLayer,
  decoderLayer,
  encoderLayer,
  fromStateDictionary,
  type HopfieldLayer,
  lookupLayer,
  poolingLayer,
  tensorOf,
  toStateDictionary,
} from "../../src/index.ts";

const options: AssociationOptions = { inputSize: 6, heads: 2, hiddenNorm: affineNorm, biasPattern: true };
const block = { feedforwardSize: 5 };
const makers: Readonly<Record<string, (seed: number) => HopfieldLayer>> = {
  association: (seed) => associationLayer({ ...options, rng: createRng(seed) }),
  "association of other sizes": (seed) =>
    associationLayer({ ...options, storedSize: 4, patternSize: 5, rng: createRng(seed) }),
  pooling: (seed) => poolingLayer({ ...options, quantity: 2, batchFirst: false, rng: createRng(seed) }),
  lookup: (seed) => lookupLayer({ ...options, quantity: 4, separateTargets: true, rng: createRng(seed) }),
  encoder: (seed) => encoderLayer({ association: options, ...block, rng: createRng(seed) }),
  decoder: (seed) => decoderLayer({ self: options, cross: options, ...block, rng: createRng(seed) }),
};

describe("state dictionaries", () => {
  test.each(Object.keys(makers))("of %s there and back change nothing", (name) => {
    const [trained, fresh] = [makers[name](1), makers[name](2)];
    const dictionary = toStateDictionary(trained, trained.parameters);
    expect(fromStateDictionary(fresh, dictionary).parameters).toEqual(trained.parameters);
    expect(fresh.parameters).not.toEqual(trained.parameters);
  });

  test("pack equal sizes as PyTorch does: states, stored patterns, projection", () => {
    const layer = associationLayer({ inputSize: 2, rng: createRng(1) });
    const { stateWeight, storedWeight, projectionWeight } = layer.parameters;
    const dictionary = toStateDictionary(layer, layer.parameters);
    expect(Array.from(dictionary["association_core.in_proj_weight"].data)).toEqual([
      ...stateWeight.data,
      ...storedWeight.data,
      ...projectionWeight.data,
    ]);
    expect(Object.keys(dictionary)).toEqual([
      "association_core.in_proj_weight",
      "association_core.in_proj_bias",
      "association_core.out_proj.weight",
      "association_core.out_proj.bias",
      "norm_stored_pattern.weight",
      "norm_stored_pattern.bias",
      "norm_state_pattern.weight",
      "norm_state_pattern.bias",
      "norm_pattern_projection.weight",
      "norm_pattern_projection.bias",
    ]);
  });

  test("that do not fit are refused", () => {
    const layer = associationLayer({ inputSize: 2, rng: createRng(1) });
    const { "norm_stored_pattern.bias": bias, ...rest } = toStateDictionary(layer, layer.parameters);
    const read = (more: object) => () => fromStateDictionary(layer, { ...rest, ...more });
    expect(read({})).toThrow(/norm_stored_pattern.bias of shape \[2\] is missing/);
    expect(read({ "norm_stored_pattern.bias": tensorOf([3], [1, 2, 3]) })).toThrow(
      /must have the shape \[2\], got \[3\]/,
    );
    expect(read({ "norm_stored_pattern.bias": bias, bias_k: bias })).toThrow(/the layer has no bias_k/);
    const broken = { shape: [2], data: Float64Array.of(1, Number.NaN) };
    expect(read({ "norm_stored_pattern.bias": broken })).toThrow(/must be finite, got NaN at index 1/);
  });
});

test("initial weights come from N(0, 0.02²), biases are 0, scales 1", () => {
  const { parameters } = associationLayer({ inputSize: 100, rng: createRng(1) });
  const data = Float64Array.from(parameters.stateWeight.data);
  const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
  const spread = Math.sqrt(data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length);
  // Four standard errors of 10,000 draws.
  expect(Math.abs(mean)).toBeLessThan(4 * 0.02 * 0.01);
  expect(Math.abs(spread - 0.02)).toBeLessThan((4 * 0.02) / Math.sqrt(2 * data.length));
  expect(parameters.stateBias.data.every((x) => x === 0)).toBe(true);
  expect(parameters.storedScale.data.every((x) => x === 1)).toBe(true);
});
