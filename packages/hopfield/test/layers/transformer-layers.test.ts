import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { decoderLayer, encoderLayer, type NamedTensors, runDecoder, runEncoder, tanh } from "../../src/index.ts";
import { expectGradients, lossOf, randomTensor } from "./finite-differences.ts";

function disturb(parameters: NamedTensors): void {
  const rng = createRng(99);
  for (const { data } of Object.values(parameters)) for (let i = 0; i < data.length; i++) data[i] += 0.3 * rng.normal();
}

const later = { shape: [3, 3], data: Uint8Array.of(0, 1, 1, 0, 0, 1, 0, 0, 0) };

describe("an encoder layer", () => {
  const association = { inputSize: 4, heads: 2, updateSteps: 1 };
  const layer = encoderLayer({ association, feedforwardSize: 5, dropout: 0.2, activation: tanh, rng: createRng(1) });
  disturb(layer.parameters);

  test.each([true, false])("has gradients that are finite differences, in training: %s", (training) => {
    const rng = createRng(2);
    const state = randomTensor(rng, 2, 3, 4);
    const run = () =>
      runEncoder(layer, { state }, { associationMask: later, rng: training ? createRng(3) : undefined });
    const weights = randomTensor(rng, 2, 3, 4);
    const { inputs, parameters } = run().back(weights);
    expectGradients(() => lossOf(run().output, weights), { state }, inputs);
    expectGradients(() => lossOf(run().output, weights), layer.parameters, parameters);
  });

  test("that may not look ahead does not", () => {
    const state = randomTensor(createRng(4), 1, 3, 4);
    const before = runEncoder(layer, { state }, { associationMask: later }).output.data.slice(0, 8);
    state.data[9] += 1;
    expect(runEncoder(layer, { state }, { associationMask: later }).output.data.slice(0, 8)).toEqual(before);
  });

  test("must give back what it takes", () => {
    const call = () => encoderLayer({ association: { inputSize: 4, outputSize: 3 }, rng: createRng(1) });
    expect(call).toThrow(/must give back states of inputSize, got 3 and 4/);
  });
});

describe("a decoder layer", () => {
  const layer = decoderLayer({
    self: { inputSize: 4, heads: 2 },
    cross: { inputSize: 4, storedSize: 5, projectionSize: 5, updateSteps: 1, hiddenSize: 3 },
    feedforwardSize: 6,
    dropout: 0.2,
    activation: tanh,
    rng: createRng(5),
  });
  disturb(layer.parameters);

  test.each([true, false])("has gradients that are finite differences, in training: %s", (training) => {
    const rng = createRng(6);
    const [state, memory] = [randomTensor(rng, 2, 3, 4), randomTensor(rng, 2, 2, 5)];
    const memoryPaddingMask = { shape: [2, 2], data: Uint8Array.of(0, 1, 0, 0) };
    const run = () =>
      runDecoder(
        layer,
        { state, memory },
        { stateMask: later, memoryPaddingMask, rng: training ? createRng(7) : undefined },
      );
    const weights = randomTensor(rng, 2, 3, 4);
    const { inputs, parameters } = run().back(weights);
    expectGradients(() => lossOf(run().output, weights), { state, memory }, { ...inputs });
    expectGradients(() => lossOf(run().output, weights), layer.parameters, parameters);
  });
});
