import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  hflayers102,
  type LookupLayerOptions,
  lookupLayer,
  type PoolingLayerOptions,
  poolingLayer,
  runAssociation,
  runLookup,
  runPooling,
  tensorOf,
} from "../../src/index.ts";
import { expectGradients, lossOf, randomTensor } from "./finite-differences.ts";

const unnormed = { stateNorm: false, storedNorm: false, projectionNorm: false } as const;

describe("pooling", () => {
  type Options = Omit<PoolingLayerOptions, "rng">;
  test.each<[string, Options, boolean]>([
    ["with defaults", { inputSize: 6 }, false],
    ["with heads and updates", { inputSize: 6, quantity: 2, heads: 2, updateSteps: 2 }, false],
    ["with a projection of its own", { inputSize: 6, quantity: 2, projectionSize: 4 }, true],
    ["with static states", { inputSize: 6, hiddenSize: 4, heads: 2, ...unnormed, stateStatic: true }, false],
    ["sequence first", { inputSize: 6, quantity: 2, batchFirst: false }, false],
    [
      "sequence first as in PyTorch",
      { inputSize: 6, quantity: 2, batchFirst: false, compatibility: hflayers102 },
      false,
    ],
    ["with states that are not learned", { inputSize: 6, trainable: false }, false],
  ])("%s: gradients are finite differences", (_what, options, separate) => {
    const rng = createRng(1);
    const layer = poolingLayer({ ...options, rng });
    for (const { data } of Object.values(layer.parameters))
      for (let i = 0; i < data.length; i++) data[i] += 0.5 * rng.normal();
    const shape = options.batchFirst === false ? [5, 3] : [3, 5];
    const stored = randomTensor(rng, ...shape, 6);
    const inputs = { stored, ...(separate && { projection: randomTensor(rng, ...shape, 4) }) };
    const { output, back } = runPooling(layer, inputs);
    const weights = randomTensor(rng, ...output.shape);
    const { inputs: toInputs, parameters: toParameters } = back(weights);
    const loss = () => lossOf(runPooling(layer, inputs).output, weights);
    expectGradients(loss, inputs, { ...toInputs });
    const { pooledState, ...others } = layer.parameters;
    expectGradients(loss, options.trainable === false ? others : { pooledState, ...others }, toParameters);
  });

  test("is association with the states that it owns, whatever the order of what is stored", () => {
    const rng = createRng(2);
    const layer = poolingLayer({ inputSize: 3, quantity: 2, rng });
    const stored = randomTensor(rng, 1, 4, 3);
    const pooled = runPooling(layer, { stored });
    expect(pooled.output.shape).toEqual([1, 6]);
    expect(pooled.output.data).toEqual(
      runAssociation(layer, { state: layer.parameters.pooledState, stored }).output.data,
    );
    const turned = tensorOf([1, 4, 3], [...stored.data.slice(6), ...stored.data.slice(0, 6)]);
    runPooling(layer, { stored: turned }).output.data.forEach((value, k) => {
      expect(value).toBeCloseTo(pooled.output.data[k], 13);
    });
  });
});

describe("lookup", () => {
  type Options = Omit<LookupLayerOptions, "rng">;
  test.each<[string, Options]>([
    ["with defaults", { inputSize: 6, quantity: 4 }],
    ["with heads and updates", { inputSize: 6, quantity: 4, heads: 2, updateSteps: 2 }],
    ["with targets", { inputSize: 6, quantity: 4, separateTargets: true, projectionSize: 3, patternSize: 2 }],
    [
      "with targets that are not learned",
      { inputSize: 6, quantity: 4, separateTargets: true, trainableTargets: false },
    ],
    ["with patterns that are not learned", { inputSize: 6, quantity: 4, trainable: false }],
    ["with static patterns", { inputSize: 6, hiddenSize: 4, quantity: 4, heads: 2, ...unnormed, storedStatic: true }],
    ["sequence first", { inputSize: 6, quantity: 4, batchFirst: false }],
    [
      "with nothing else learned",
      {
        inputSize: 6,
        quantity: 4,
        separateTargets: true,
        projectionSize: 2,
        ...unnormed,
        stateStatic: true,
        storedStatic: true,
        projectionStatic: true,
        outputProjection: false,
      },
    ],
  ])("%s: gradients are finite differences", (_what, options) => {
    const rng = createRng(3);
    const layer = lookupLayer({ ...options, rng });
    const { projectionStatic, storedStatic } = options;
    if (storedStatic && !projectionStatic) expect(layer.parameters.lookup.shape).toEqual([1, 4, 4]);
    const sized = storedStatic && !projectionStatic ? { ...options, projectionSize: 4 } : options;
    const used = lookupLayer({ ...sized, rng });
    for (const { data } of Object.values(used.parameters))
      for (let i = 0; i < data.length; i++) data[i] += 0.5 * rng.normal();
    const state = randomTensor(rng, 3, 2, 6);
    const { output, back } = runLookup(used, { state });
    const weights = randomTensor(rng, ...output.shape);
    const { inputs, parameters } = back(weights);
    const loss = () => lossOf(runLookup(used, { state }).output, weights);
    expectGradients(loss, { state }, inputs);
    const learned = Object.entries(used.parameters).filter(
      ([name]) =>
        !(name === "lookup" && options.trainable === false) &&
        !(name === "targets" && options.trainableTargets === false),
    );
    expectGradients(loss, Object.fromEntries(learned), parameters);
  });

  test("with static patterns and large β is the nearest neighbour's target", () => {
    const layer = lookupLayer({
      inputSize: 2,
      quantity: 3,
      separateTargets: true,
      projectionSize: 1,
      scaling: 100,
      ...unnormed,
      stateStatic: true,
      storedStatic: true,
      projectionStatic: true,
      outputProjection: false,
      rng: createRng(4),
    });
    layer.parameters.lookup.data.set([1, 0, 0, 1, -0.6, -0.8]);
    layer.parameters.targets.data.set([10, 20, 30]);
    const { output } = runLookup(layer, { state: tensorOf([1, 3, 2], [0.9, 0.1, -1, -1, 0.2, 0.9]) });
    expect(Array.from(output.data)).toEqual([10, 30, 20].map((target) => expect.closeTo(target, 9)));
  });

  test("of a batch is that of its items, with a mask or without", () => {
    const rng = createRng(5);
    const layer = lookupLayer({ inputSize: 4, quantity: 5, heads: 2, updateSteps: 2, rng });
    const state = randomTensor(rng, 3, 2, 4);
    const none = { shape: [2, 5], data: new Uint8Array(10) };
    const [free, masked] = [runLookup(layer, { state }), runLookup(layer, { state }, { associationMask: none })];
    expect(masked.output.data).toEqual(free.output.data);
    expect(masked.association().data).toEqual(free.association().data);
    expect(free.projected().shape).toEqual([3, 2, 5, 2]);
  });
});
