import { createRng, NumericalError, type Rng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  type AssociationInputs,
  type AssociationOptions,
  affineNorm,
  associationLayer,
  hflayers102,
  type NamedTensors,
  plainNorm,
  type RunLayerOptions,
  runAssociation,
  sigmoid,
  singlePrecision,
  type Tensor,
  tanh,
  tensorOf,
} from "../../src/index.ts";
import { expectGradients, lossOf, randomTensor } from "./finite-differences.ts";

const unnormed = { stateNorm: false, storedNorm: false, projectionNorm: false } as const;
const allStatic = { stateStatic: true, storedStatic: true, projectionStatic: true, outputProjection: false } as const;

/** A layer with parameters that are not as small, and not as equal, as those at the start. */
function layerOf(options: AssociationOptions, rng: Rng) {
  const layer = associationLayer({ ...options, rng });
  for (const { data } of Object.values(layer.parameters))
    for (let i = 0; i < data.length; i++) data[i] += 0.5 * rng.normal();
  return layer;
}

/** Y, R and P of two batch items, five and three patterns. */
function inputsOf(rng: Rng, [state, stored, projection]: readonly number[] = [6, 6, 6]): Required<AssociationInputs> {
  return {
    state: randomTensor(rng, 2, 3, state),
    stored: randomTensor(rng, 2, 5, stored),
    projection: randomTensor(rng, 2, 5, projection),
  };
}

function present(inputs: AssociationInputs): NamedTensors {
  return Object.fromEntries(Object.entries(inputs).flatMap(([name, tensor]) => (tensor ? [[name, tensor]] : [])));
}

describe("the gradients of an association with respect to inputs and parameters are finite differences", () => {
  type Setting = [what: string, AssociationOptions, sizes?: number[], how?: RunLayerOptions];
  const causal = { shape: [3, 5], data: Uint8Array.from({ length: 15 }, (_, k) => (k % 5 > k / 5 + 1 ? 1 : 0)) };
  const padding = { shape: [2, 5], data: Uint8Array.of(0, 0, 0, 1, 1, 1, 0, 0, 0, 0) };
  const added = { shape: [4, 3, 5], data: randomTensor(createRng(1), 4, 3, 5).data };
  const settings: Setting[] = [
    ["with defaults", { inputSize: 6 }],
    ["with heads", { inputSize: 6, heads: 3 }],
    ["through three updates", { inputSize: 6, heads: 2, updateSteps: 3, scaling: 0.8 }],
    ["with updates of each head", { inputSize: 6, heads: 3, updateSteps: [0, 1, 3], scaling: [0.5, 1, 2] }],
    ["until convergence", { inputSize: 6, heads: 2, updateSteps: Infinity, tolerance: 1e-11, scaling: 0.3 }],
    [
      "of all sizes",
      { inputSize: 6, storedSize: 4, projectionSize: 7, hiddenSize: 3, patternSize: 2, outputSize: 5, heads: 2 },
      [6, 4, 7],
    ],
    ["without biases", { inputSize: 6, bias: false }],
    ["without the output projection", { inputSize: 6, heads: 2, outputProjection: false }],
    ["with plain norms", { inputSize: 6, stateNorm: plainNorm, storedNorm: plainNorm, projectionNorm: plainNorm }],
    ["without norms", { inputSize: 6, ...unnormed }],
    ["normalised in the hidden space", { inputSize: 6, heads: 2, hiddenNorm: affineNorm, updateSteps: 1 }],
    ["with a connected projection", { inputSize: 6, heads: 2, hiddenSize: 4, projectionConnected: true }],
    ["with a connected static projection", { inputSize: 6, projectionConnected: true, projectionStatic: true }],
    ["with static states", { inputSize: 6, hiddenSize: 4, heads: 2, ...unnormed, stateStatic: true }, [4, 6, 6]],
    [
      "with static stored patterns",
      { inputSize: 6, hiddenSize: 4, heads: 2, ...unnormed, storedStatic: true, updateSteps: 1 },
      [6, 4, 6],
    ],
    [
      "with a static projection",
      { inputSize: 6, patternSize: 4, heads: 2, ...unnormed, projectionStatic: true },
      [6, 6, 4],
    ],
    ["with nothing learned", { ...unnormed, ...allStatic, updateSteps: 2, scaling: 0.7 }, [4, 4, 3]],
    ["with a bias pattern", { inputSize: 6, heads: 2, patternSize: 2, biasPattern: true, updateSteps: 1 }],
    ["with a zero pattern", { inputSize: 6, heads: 2, zeroPattern: true, updateSteps: 1 }],
    ["with an activation", { inputSize: 6, activation: tanh }],
    [
      "with a padding mask",
      { inputSize: 6, heads: 2, updateSteps: 1, zeroPattern: true },
      undefined,
      { paddingMask: padding },
    ],
    ["with a mask of pairs", { inputSize: 6, heads: 2, updateSteps: 1 }, undefined, { associationMask: causal }],
    [
      "with both masks, of numbers",
      { inputSize: 6, heads: 2, updateSteps: 1, biasPattern: true },
      undefined,
      { associationMask: added, paddingMask: padding },
    ],
  ];

  test.each(settings)("%s", (_what, options, sizes, how) => {
    const rng = createRng(10);
    const layer = layerOf(options, rng);
    const inputs = inputsOf(rng, sizes);
    const { output, back } = runAssociation(layer, inputs, how);
    const weights = randomTensor(rng, ...output.shape);
    const gradients = back(weights);
    const loss = () => lossOf(runAssociation(layer, inputs, how).output, weights);
    expectGradients(loss, present(inputs), present(gradients.inputs));
    expectGradients(loss, layer.parameters, gradients.parameters);
  });

  test("in training, for what was dropped", () => {
    const rng = createRng(11);
    const layer = layerOf({ inputSize: 6, heads: 2, dropout: 0.4, updateSteps: 1 }, rng);
    const inputs = inputsOf(rng);
    const run = () => runAssociation(layer, inputs, { rng: createRng(12) });
    const weights = randomTensor(rng, 2, 3, 6);
    const gradients = run().back(weights);
    expectGradients(() => lossOf(run().output, weights), present(inputs), present(gradients.inputs));
    expectGradients(() => lossOf(run().output, weights), layer.parameters, gradients.parameters);
  });

  test.each([
    ["the states alone", ["state"]],
    ["no projection", ["state", "stored"]],
    ["a projection without stored patterns", ["state", "projection"]],
  ])("given %s", (_what, names) => {
    const rng = createRng(13);
    const layer = layerOf({ inputSize: 6, heads: 2 }, rng);
    const all = {
      state: randomTensor(rng, 2, 5, 6),
      stored: randomTensor(rng, 2, 5, 6),
      projection: randomTensor(rng, 2, 5, 6),
    };
    const inputs = {
      state: all.state,
      ...Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))),
    };
    const weights = randomTensor(rng, 2, 5, 6);
    const loss = () => lossOf(runAssociation(layer, inputs).output, weights);
    expectGradients(loss, inputs, present(runAssociation(layer, inputs).back(weights).inputs));
  });
});

describe("an association", () => {
  test("with one head and β = 1/√d is scaled dot-product attention", () => {
    const rng = createRng(20);
    const layer = layerOf({ inputSize: 6, ...unnormed }, rng);
    const inputs = inputsOf(rng);
    const p = layer.parameters;
    const map = ({ data }: Tensor, name: string, row: number): number[] =>
      Array.from({ length: 6 }, (_, i) => {
        let sum = p[`${name}Bias`].data[i];
        for (let j = 0; j < 6; j++) sum += p[`${name}Weight`].data[i * 6 + j] * data[row * 6 + j];
        return sum;
      });
    const dot = (a: number[], b: number[]) => a.reduce((sum, x, j) => sum + x * b[j], 0);
    const expected = [0, 1].flatMap((b) =>
      [0, 1, 2].flatMap((l) => {
        const q = map(inputs.state, "state", b * 3 + l);
        const exponentials = [0, 1, 2, 3, 4].map((s) =>
          Math.exp(dot(q, map(inputs.stored, "stored", b * 5 + s)) / Math.sqrt(6)),
        );
        const total = exponentials.reduce((sum, x) => sum + x);
        const values = [0, 1, 2, 3, 4].map((s) => map(inputs.projection, "projection", b * 5 + s));
        const mean = values[0].map((_, j) => exponentials.reduce((sum, e, s) => sum + (e / total) * values[s][j], 0));
        return map(tensorOf([1, 6], mean), "output", 0);
      }),
    );
    const { output } = runAssociation(layer, inputs);
    output.data.forEach((value, k) => {
      expect(Math.abs(value - expected[k])).toBeLessThan(1e-13 * Math.max(1, ...expected.map(Math.abs)));
    });
  });

  test("that learns nothing retrieves a stored pattern at large β, and their mean at small β", () => {
    const stored = tensorOf([1, 3, 2], [1, 0, 0, 1, -1, -1]);
    const state = tensorOf([1, 1, 2], [0.7, 0.1]);
    const retrieve = (scaling: number, updateSteps: number) => {
      const layer = associationLayer({ ...unnormed, ...allStatic, scaling, updateSteps, rng: createRng(1) });
      return Array.from(runAssociation(layer, { state, stored }).output.data);
    };
    const [x, y] = retrieve(40, 0);
    expect(x).toBeCloseTo(1, 9);
    expect(y).toBeCloseTo(0, 9);
    for (const value of retrieve(0.1, Infinity)) expect(value).toBeCloseTo(0, 3);
  });

  test("stops a head when its matrix changes by no more than the tolerance", () => {
    const rng = createRng(21);
    const inputs = inputsOf(rng);
    const layer = layerOf({ inputSize: 6, heads: 2, scaling: 0.2 }, rng);
    const matrix = (updateSteps: number, tolerance: number) =>
      runAssociation(
        {
          ...layer,
          settings: {
            ...layer.settings,
            updateSteps: Float64Array.of(updateSteps, 0),
            tolerance: Float64Array.of(tolerance, 1),
          },
        },
        inputs,
      ).association().data;
    const change = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Math.max(
        ...[0, 1].map((item) =>
          Math.hypot(...Array.from({ length: 15 }, (_, k) => a[item * 30 + k] - b[item * 30 + k])),
        ),
      );
    const tolerance = change(matrix(1, 1e-9), matrix(2, 1e-9));
    // The second update changes it by just that: no third one is made.
    expect(matrix(50, tolerance)).toEqual(matrix(2, 1e-9));
    expect(matrix(50, tolerance * 0.999)).not.toEqual(matrix(2, 1e-9));
    expect(matrix(50, 1e-9)[15]).toBe(matrix(0, 1e-9)[15]);
  });

  test("is the same for each batch item alone", () => {
    const rng = createRng(22);
    const layer = layerOf(
      { inputSize: 6, hiddenSize: 4, heads: 2, ...unnormed, stateStatic: true, scaling: [0.3, 2] },
      rng,
    );
    const inputs = inputsOf(rng, [4, 6, 6]);
    const part = ({ shape: [, rows, width], data }: Tensor, b: number) =>
      tensorOf([1, rows, width], data.slice(b * rows * width, (b + 1) * rows * width));
    const whole = runAssociation(layer, inputs).output.data;
    const alone = [0, 1].flatMap((b) => {
      const { state, stored, projection } = inputs;
      const item = { state: part(state, b), stored: part(stored, b), projection: part(projection, b) };
      return Array.from(runAssociation(layer, item).output.data);
    });
    whole.forEach((value, k) => {
      expect(value).toBeCloseTo(alone[k], 12);
    });
    // The public layers mix the items up; that can be had by name.
    const settings = { ...layer.settings, compatibility: hflayers102 };
    expect(runAssociation({ ...layer, settings }, inputs).output.data).not.toEqual(whole);
  });

  test("does not see what a mask forbids, and gives it no gradient", () => {
    const rng = createRng(23);
    const layer = layerOf({ inputSize: 6, heads: 2, updateSteps: 2 }, rng);
    const inputs = inputsOf(rng);
    const paddingMask = { shape: [2, 5], data: Uint8Array.of(0, 0, 0, 1, 1, 0, 0, 0, 0, 1) };
    const before = runAssociation(layer, inputs, { paddingMask });
    const gradient = before.back(before.output).inputs.stored?.data ?? [];
    for (const hidden of [3, 4, 9]) {
      for (let j = 0; j < 6; j++) {
        expect(gradient[hidden * 6 + j]).toBe(0);
        inputs.stored.data[hidden * 6 + j] += 5;
      }
    }
    expect(runAssociation(layer, inputs, { paddingMask }).output.data).toEqual(before.output.data);
  });

  test("gives zeros, not NaN, where all is forbidden", () => {
    const rng = createRng(24);
    const layer = layerOf({ inputSize: 6, outputProjection: false }, rng);
    const paddingMask = { shape: [2, 5], data: Uint8Array.of(1, 1, 1, 1, 1, 0, 0, 0, 0, 0) };
    const { output, back } = runAssociation(layer, inputsOf(rng), { paddingMask });
    expect(Array.from(output.data.slice(0, 18))).toEqual(new Array(18).fill(0));
    expect(Object.values(back(output).parameters).every(({ data }) => data.every(Number.isFinite))).toBe(true);
  });

  test("sequence first is the same with indices exchanged", () => {
    const rng = createRng(25);
    const layer = layerOf({ inputSize: 6, heads: 2 }, rng);
    const exchanged = { ...layer, settings: { ...layer.settings, batchFirst: false } };
    const state = randomTensor(rng, 2, 3, 6);
    const turned = { shape: [3, 2, 6], data: new Float64Array(36) };
    for (let b = 0; b < 2; b++) {
      for (let l = 0; l < 3; l++)
        for (let j = 0; j < 6; j++) turned.data[(l * 2 + b) * 6 + j] = state.data[(b * 3 + l) * 6 + j];
    }
    const first = runAssociation(layer, { state });
    const second = runAssociation(exchanged, { state: turned });
    expect(second.output.shape).toEqual([3, 2, 6]);
    expect(second.output.data[(2 * 2 + 1) * 6 + 4]).toBe(first.output.data[(1 * 3 + 2) * 6 + 4]);
    const [a, b] = [first.back(first.output).inputs.state.data, second.back(second.output).inputs.state.data];
    expect(b[(2 * 2 + 1) * 6 + 4]).toBeCloseTo(a[(1 * 3 + 2) * 6 + 4], 12);
  });

  test("in single precision is that in double precision to 1e-5", () => {
    const double = associationLayer({ inputSize: 6, heads: 2, updateSteps: 2, rng: createRng(26) });
    const single = associationLayer({
      inputSize: 6,
      heads: 2,
      updateSteps: 2,
      precision: singlePrecision,
      rng: createRng(26),
    });
    const inputs = inputsOf(createRng(27));
    const [a, b] = [runAssociation(double, inputs), runAssociation(single, inputs)];
    expect(b.output.data).toBeInstanceOf(Float32Array);
    a.output.data.forEach((value, k) => {
      expect(Math.abs(value - b.output.data[k])).toBeLessThan(1e-5);
    });
    const [toA, toB] = [a.back(a.output).parameters, b.back(a.output).parameters];
    for (const [name, { data }] of Object.entries(toA)) {
      data.forEach((value, k) => {
        expect(Math.abs(value - toB[name].data[k])).toBeLessThan(1e-4);
      });
    }
  });
});

describe("a wrong call is refused:", () => {
  const rng = createRng(30);
  const make = (options: AssociationOptions) => () => associationLayer({ ...options, rng });
  test.each([
    ["heads that do not divide the size", make({ inputSize: 6, heads: 4 }), /inputSize 6 must be divisible by heads 4/],
    ["no size", make({}), /inputSize must be given/],
    ["a scaling that is not positive", make({ inputSize: 6, scaling: 0 }), /scaling of head 0 must be positive, got 0/],
    [
      "as many scalings as there are not heads",
      make({ inputSize: 6, scaling: [1, 2] }),
      /one for each of 1 heads, got 2/,
    ],
    ["half an update", make({ inputSize: 6, updateSteps: 0.5 }), /updateSteps of head 0 must be a whole number/],
    ["a tolerance of zero", make({ inputSize: 6, tolerance: 0 }), /tolerance of head 0 must be positive/],
    ["a dropout of one", make({ inputSize: 6, dropout: 1 }), /dropout must be from 0 to below 1, got 1/],
    [
      "a connected projection of another size",
      make({ inputSize: 6, projectionSize: 4, projectionConnected: true }),
      /as wide as stored/,
    ],
    [
      "a bias pattern behind static ones",
      make({ inputSize: 6, storedStatic: true, biasPattern: true }),
      /static patterns/,
    ],
    ["a norm of unknown size", make({ ...allStatic }), /stateNorm needs inputSize/],
  ])("%s", (_what, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });

  const layer = associationLayer({ inputSize: 6, rng });
  const good = inputsOf(rng);
  const run = (inputs: Partial<AssociationInputs>, how?: RunLayerOptions) => () =>
    runAssociation(layer, { ...good, ...inputs }, how);
  const broken = { shape: [2, 3, 6], data: good.state.data.slice() };
  broken.data[7] = Number.NaN;
  test.each([
    [
      "states of another size",
      run({ state: randomTensor(rng, 2, 3, 5) }),
      /state must be 6 wide, got a shape of \[2,3,5\]/,
    ],
    ["two indices", run({ state: randomTensor(rng, 2, 6) }), /three lengths above 0, got \[2,6\]/],
    [
      "nothing stored",
      run({ stored: randomTensor(rng, 2, 0, 6), projection: randomTensor(rng, 2, 0, 6) }),
      /stored must have a shape of three lengths above 0, got \[2,0,6\]/,
    ],
    ["NaN", run({ state: broken }), /state must be finite, got NaN at index 7/],
    ["another batch", run({ stored: randomTensor(rng, 3, 5, 6) }), /same batch, got 2, 3, 2/],
    [
      "a gradient of another shape",
      () => runAssociation(layer, good).back(randomTensor(rng, 3, 2, 6)),
      /must have the shape \[2,3,6\] of the output, got \[3,2,6\]/,
    ],
    ["another length", run({ projection: randomTensor(rng, 2, 4, 6) }), /same length, got 5 and 4/],
    [
      "a mask of another shape",
      run({}, { paddingMask: { shape: [2, 4], data: new Uint8Array(8) } }),
      /\[2,5\], got \[2,4\]/,
    ],
    [
      "NaN in a mask",
      run({}, { associationMask: { shape: [3, 5], data: new Float64Array(15).fill(Number.NaN) } }),
      /got NaN at index 0/,
    ],
  ])("%s", (_what, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });

  test("updates that do not converge are given up", () => {
    // With patterns ±1 and β = 1, the update x ← tanh x creeps to 0 as √(3/2t): its steps fall as t^(-3/2) only.
    const options = { ...unnormed, ...allStatic, updateSteps: Infinity, tolerance: 1e-9, scaling: 1, rng };
    const inputs = { state: tensorOf([1, 1, 1], [0.5]), stored: tensorOf([1, 2, 1], [1, -1]) };
    expect(() => runAssociation(associationLayer(options), inputs)).toThrow(NumericalError);
    expect(() => runAssociation(associationLayer({ ...options, scaling: 0.9 }), inputs)).not.toThrow();
  });
});

test("an activation of the output is applied last", () => {
  const rng = createRng(31);
  const layer = layerOf({ inputSize: 6 }, rng);
  const inputs = inputsOf(rng);
  const plain = runAssociation(layer, inputs).output.data;
  const active = runAssociation({ ...layer, settings: { ...layer.settings, activation: sigmoid } }, inputs).output.data;
  active.forEach((value, k) => {
    expect(value).toBe(1 / (1 + Math.exp(-plain[k])));
  });
});
