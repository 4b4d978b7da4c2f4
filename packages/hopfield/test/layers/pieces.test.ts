import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { type NamedTensors, relu, sigmoid, type Tensor, tanh } from "../../src/index.ts";
import { activate } from "../../src/layers/activation.ts";
import { appendPattern } from "../../src/layers/append-pattern.ts";
import { dropout } from "../../src/layers/dropout.ts";
import { layerNorm } from "../../src/layers/layer-norm.ts";
import { linear } from "../../src/layers/linear.ts";
import { addTransposedTimes, times, timesTransposed } from "../../src/layers/matrix-product.ts";
import { softmaxRows, softmaxRowsBack } from "../../src/layers/softmax-rows.ts";
import { expectGradients, lossOf, randomTensor } from "./finite-differences.ts";

function present({ scale, shift }: { scale?: Tensor; shift?: Tensor }): NamedTensors {
  return { ...(scale && { scale }), ...(shift && { shift }) };
}

describe("products of matrices", () => {
  const lengths = [1, 2, 3, 4, 5, 7, 8, 9];
  const rng = createRng(1);

  /** Rows of numbers, two more apart than they are long, from index 3 on. */
  const block = (rows: number, columns: number) => ({
    data: Float64Array.from({ length: 3 + rows * (columns + 2) }, () => rng.normal()),
    start: 3,
    stride: columns + 2,
  });
  const at = ({ data, start, stride }: ReturnType<typeof block>, i: number, j: number) => data[start + i * stride + j];

  test.each(lengths)("are sums of products, at %i rows and all lengths", (rows) => {
    for (const columns of lengths) {
      for (const inner of lengths) {
        const [a, b, bt, at_] = [block(rows, inner), block(inner, columns), block(columns, inner), block(inner, rows)];
        const kinds = [
          [timesTransposed, a, bt, (i: number, j: number, k: number) => at(a, i, k) * at(bt, j, k)],
          [times, a, b, (i: number, j: number, k: number) => at(a, i, k) * at(b, k, j)],
          [addTransposedTimes, at_, b, (i: number, j: number, k: number) => at(at_, k, i) * at(b, k, j)],
        ] as const;
        for (const [multiply, left, right, term] of kinds) {
          const out = block(rows, columns);
          const before = { ...out, data: out.data.slice() };
          multiply([rows, columns, inner], left, right, out);
          for (let i = 0; i < rows; i++) {
            for (let j = 0; j < columns; j++) {
              let sum = multiply === addTransposedTimes ? at(before, i, j) : 0;
              for (let k = 0; k < inner; k++) sum += term(i, j, k);
              expect(at(out, i, j)).toBeCloseTo(sum, 12);
            }
            expect(at(out, i, columns)).toBe(at(before, i, columns));
          }
        }
      }
    }
  });
});

describe("gradients are finite differences", () => {
  test("of a linear map, with and without bias", () => {
    const rng = createRng(2);
    const [input, weight, bias] = [randomTensor(rng, 2, 3, 4), randomTensor(rng, 5, 4), randomTensor(rng, 5)];
    const weights = randomTensor(rng, 2, 3, 5);
    const { input: toInput, weight: toWeight, bias: toBias } = linear(input, weight, bias).back(weights);
    const loss = () => lossOf(linear(input, weight, bias).output, weights);
    expectGradients(loss, { input, weight, bias }, { input: toInput, weight: toWeight, bias: toBias ?? bias });
    expect(linear(input, weight, undefined).back(weights).bias).toBeUndefined();
  });

  test.each([true, false])("of layer normalisation, affine: %s", (affine) => {
    const rng = createRng(3);
    const [input, weights] = [randomTensor(rng, 2, 3, 4), randomTensor(rng, 2, 3, 4)];
    const learned: { scale?: Tensor; shift?: Tensor } = affine
      ? { scale: randomTensor(rng, 4), shift: randomTensor(rng, 4) }
      : {};
    const run = () => layerNorm(input, { width: 4, epsilon: 0.1, ...learned });
    const { input: toInput, scale, shift } = run().back(weights);
    const gradients = { input: toInput, ...present({ scale, shift }) };
    expectGradients(() => lossOf(run().output, weights), { input, ...present(learned) }, gradients);
  });

  test.each([relu, tanh, sigmoid])("of $name", (activation) => {
    const rng = createRng(4);
    const [input, weights] = [randomTensor(rng, 3, 4), randomTensor(rng, 3, 4)];
    const run = () => activate(input, activation);
    expectGradients(() => lossOf(run().output, weights), { input }, { input: run().back(weights) });
  });

  test("of dropout, which draws the same from the same seed", () => {
    const rng = createRng(5);
    const [input, weights] = [randomTensor(rng, 30, 4), randomTensor(rng, 30, 4)];
    const run = () => dropout(input, 0.3, createRng(6));
    expectGradients(() => lossOf(run().output, weights), { input }, { input: run().back(weights) });
  });

  test.each([true, false])("of patterns behind others, with one of zeros: %s", (zero) => {
    const rng = createRng(7);
    const [input, pattern, weights] = [
      randomTensor(rng, 2, 3, 4),
      randomTensor(rng, 4),
      randomTensor(rng, 2, zero ? 5 : 4, 4),
    ];
    const run = () => appendPattern(input, pattern, zero);
    const { input: toInput, pattern: toPattern } = run().back(weights);
    expectGradients(
      () => lossOf(run().output, weights),
      { input, pattern },
      { input: toInput, pattern: toPattern ?? pattern },
    );
  });

  test("of softmax", () => {
    const rng = createRng(8);
    const [input, weights] = [randomTensor(rng, 3, 5), randomTensor(rng, 3, 5)];
    const softmax = () => {
      const data = input.data.slice();
      softmaxRows(data, 5);
      return { shape: input.shape, data };
    };
    const gradient = weights.data.slice();
    softmaxRowsBack(softmax().data, gradient, 5);
    expectGradients(() => lossOf(softmax(), weights), { input }, { input: { shape: [3, 5], data: gradient } });
  });
});

describe("dropout", () => {
  test("keeps the mean: a part of the numbers is dropped, the others grow", () => {
    const input = { shape: [100_000], data: new Float64Array(100_000).fill(1) };
    const { data } = dropout(input, 0.25, createRng(9)).output;
    const kept = data.filter((value) => value !== 0);
    expect(kept.every((value) => value === 4 / 3)).toBe(true);
    // Four standard errors, √(p(1-p)/n).
    expect(Math.abs(kept.length / 100_000 - 0.75)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 100_000));
  });

  test("does nothing outside training", () => {
    const input = { shape: [3], data: Float64Array.of(1, 2, 3) };
    expect(dropout(input, 0.5, undefined).output).toBe(input);
  });
});

test("softmax does not overflow, and a row of which all is forbidden becomes zeros", () => {
  const rows = Float64Array.of(1000, 1000, -Infinity, -Infinity, -Infinity, -Infinity);
  softmaxRows(rows, 3);
  expect(Array.from(rows)).toEqual([0.5, 0.5, 0, 0, 0, 0]);
});
