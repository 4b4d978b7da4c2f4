import { createRng, type MatrixView } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  argmax,
  associate,
  betaSweep,
  cosine,
  entmax,
  euclidean,
  fixedPointsOf,
  hopfieldEnergy,
  identitySeparation,
  kernelProduct,
  largestNorm,
  manhattan,
  metastableSize,
  modernHopfield,
  polynomialSeparation,
  retrieve,
  softmax,
  sparsemax,
  spectralNorm,
  squaredEuclidean,
  topK,
  updateJacobian,
  updateState,
  weightsOf,
} from "../../src/index.ts";

const seeds = fc.integer({ min: 0, max: 1e6 });

function drawn(rows: number, columns: number, seed: number): MatrixView {
  const rng = createRng(seed);
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, () => rng.normal()) };
}

const separationsWithEnergy = [softmax, sparsemax, entmax(1.5), entmax(1.2), entmax(3)];

describe.each(separationsWithEnergy.map((separation) => [separation.name, separation] as const))(
  "with %s",
  (_, separation) => {
    test("the energy is never negative and never raised by an update", () => {
      fc.assert(
        fc.property(seeds, fc.constantFrom(0.1, 1, 5), (seed, beta) => {
          const network = modernHopfield(drawn(7, 4, seed), { beta, separation });
          let state = drawn(1, 4, seed + 1).data;
          let before = hopfieldEnergy(network, state);
          for (let step = 0; step < 5; step++) {
            state = updateState(network, state);
            const after = hopfieldEnergy(network, state);
            expect(after).toBeGreaterThanOrEqual(-1e-12);
            expect(after).toBeLessThanOrEqual(before + 1e-12);
            before = after;
          }
        }),
        { numRuns: 30 },
      );
    });

    test("the slope of the energy is the state less its update", () => {
      const network = modernHopfield(drawn(7, 4, 3), { beta: 0.8, separation });
      const state = drawn(1, 4, 4).data;
      const update = updateState(network, state);
      for (let j = 0; j < 4; j++) {
        const [above, below] = [1e-5, -1e-5].map((shift) => {
          const moved = state.slice();
          moved[j] += shift;
          return hopfieldEnergy(network, moved);
        });
        expect((above - below) / 2e-5).toBeCloseTo(state[j] - update[j], 7);
      }
    });

    test("the Jacobian is that of finite differences, with and without projection", () => {
      for (const projection of [undefined, drawn(7, 3, 9)]) {
        const network = modernHopfield(drawn(7, 4, 5), { beta: 0.6, separation, projection });
        const state = drawn(1, 4, 6).data;
        const { rows, columns, data } = updateJacobian(network, state);
        for (let j = 0; j < columns; j++) {
          const [above, below] = [1e-6, -1e-6].map((shift) => {
            const moved = state.slice();
            moved[j] += shift;
            return updateState(network, moved);
          });
          for (let i = 0; i < rows; i++) {
            expect(data[i * columns + j]).toBeCloseTo((above[i] - below[i]) / 2e-6, 6);
          }
        }
      }
    });

    test("the weights are the best on the simplex for their entropy", () => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const scores = drawn(1, 6, seed).data.map((z) => 2 * z);
          const weights = weightsOf(separation, scores);
          expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
          const worth = (p: Float64Array) =>
            p.reduce((sum, each, i) => sum + each * scores[i], 0) - (separation.negativeEntropy?.(p) ?? Number.NaN);
          const other = weightsOf(softmax, drawn(1, 6, seed + 1).data);
          for (const part of [0.01, 0.3, 1]) {
            const mixed = weights.map((p, i) => (1 - part) * p + part * other[i]);
            expect(worth(mixed)).toBeLessThanOrEqual(worth(weights) + 1e-12);
          }
        }),
        { numRuns: 50 },
      );
    });
  },
);

describe("separations", () => {
  test("entmax goes over into softmax and into sparsemax", () => {
    const scores = [0.3, -0.2, 0.9, 0.1];
    const close = (a: Float64Array, b: Float64Array) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));
    expect(close(weightsOf(entmax(1.0001), scores), weightsOf(softmax, scores))).toBeLessThan(1e-4);
    expect(close(weightsOf(entmax(1.9999), scores), weightsOf(sparsemax, scores))).toBeLessThan(1e-4);
    expect(close(weightsOf(entmax(1.5), scores), weightsOf(entmax(1.5 + 1e-9), scores))).toBeLessThan(1e-7);
  });
  test("topK of all is softmax, of one is argmax; equal scores go to the first", () => {
    expect(weightsOf(topK(9), [1, 2, 3])).toEqual(weightsOf(softmax, [1, 2, 3]));
    expect(weightsOf(topK(1), [1, 3, 3])).toEqual(weightsOf(argmax, [1, 3, 3]));
  });
  test("do not overflow", () => {
    for (const separation of [softmax, sparsemax, entmax(1.5), entmax(1.3), topK(2)]) {
      expect(Array.from(weightsOf(separation, [1e4, -1e4, 0]))).toEqual([1, 0, 0]);
    }
  });
  test("polynomials and none make Hebb's linear memory and its powers", () => {
    expect(weightsOf(identitySeparation, [2, -3])).toEqual(Float64Array.of(2, -3));
    expect(weightsOf(polynomialSeparation(2), [2, -3])).toEqual(Float64Array.of(4, 9));
  });
});

describe("a modern Hopfield network", () => {
  test("with β = 1/√d is scaled dot-product attention", () => {
    const [count, width] = [9, 5];
    const keys = drawn(count, width, 1);
    const values = drawn(count, 3, 2);
    const query = drawn(1, width, 3).data;
    const scores = Array.from({ length: count }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += keys.data[i * width + j] * query[j];
      return Math.exp(sum / Math.sqrt(width));
    });
    const total = scores.reduce((a, b) => a + b);
    const network = modernHopfield(keys, { beta: 1 / Math.sqrt(width), projection: values });
    updateState(network, query).forEach((value, k) => {
      const expected = scores.reduce((sum, score, i) => sum + (score / total) * values.data[i * 3 + k], 0);
      expect(value).toBeCloseTo(expected, 14);
    });
  });

  test("of the squared distance weighs patterns of one length as the dot product does", () => {
    const rng = createRng(5);
    const angles = Array.from({ length: 6 }, () => 6.28 * rng.uniform());
    const circle = { rows: 6, columns: 2, data: Float64Array.from(angles.flatMap((a) => [Math.cos(a), Math.sin(a)])) };
    const state = Float64Array.of(0.3, -0.8);
    const near = associate(modernHopfield(circle, { beta: 2, similarity: squaredEuclidean }), state);
    associate(modernHopfield(circle, { beta: 4 }), state).forEach((weight, i) => {
      expect(weight).toBeCloseTo(near[i], 13);
    });
  });

  test("with a kernel is the network of the features", () => {
    const patterns = drawn(5, 3, 7);
    const features = drawn(4, 3, 8);
    const image = (x: Float64Array) =>
      Float64Array.from({ length: 4 }, (_, i) =>
        x.reduce((sum, value, j) => sum + features.data[i * 3 + j] * value, 0),
      );
    const state = drawn(1, 3, 9).data;
    const images = Float64Array.from([0, 1, 2, 3, 4].flatMap((i) => [...image(patterns.data.slice(3 * i, 3 * i + 3))]));
    const plain = associate(modernHopfield({ rows: 5, columns: 4, data: images }, { beta: 1 }), image(state));
    associate(modernHopfield(patterns, { beta: 1, similarity: kernelProduct(features) }), state).forEach(
      (weight, i) => {
        expect(weight).toBeCloseTo(plain[i], 12);
      },
    );
  });

  test.each(
    [euclidean, squaredEuclidean, manhattan, cosine].map((similarity) => [similarity.name, similarity] as const),
  )("with %s and argmax recalls each pattern from itself", (_, similarity) => {
    const patterns = drawn(8, 3, 12);
    const network = modernHopfield(patterns, { beta: 1, similarity, separation: argmax });
    for (let i = 0; i < 8; i++) {
      const pattern = patterns.data.slice(3 * i, 3 * i + 3);
      expect(updateState(network, pattern)).toEqual(pattern);
    }
  });

  test("retrieves in one step what it retrieves in the end, where patterns are far apart", () => {
    const network = modernHopfield(drawn(20, 64, 4), { beta: 1 });
    const cue = network.patterns.data.slice(64, 128).map((value, j) => (j < 32 ? value : 0));
    const one = retrieve(network, cue, { maxSteps: 1 });
    const all = retrieve(network, cue);
    expect(one).toMatchObject({ steps: 1, converged: false });
    expect(all.converged).toBe(true);
    all.state.forEach((value, j) => {
      expect(value).toBeCloseTo(network.patterns.data[64 + j], 6);
      expect(value).toBeCloseTo(one.state[j], 4);
    });
  });

  test("has the three kinds of fixed points, by β", () => {
    // Two close pairs and one pattern by itself.
    const patterns = { rows: 5, columns: 2, data: Float64Array.of(3, 0.2, 3, -0.2, -3, 0.2, -3, -0.2, 0, 3) };
    const kinds = (beta: number) => fixedPointsOf(modernHopfield(patterns, { beta })).map(({ kind }) => kind);
    expect(kinds(0.01)).toEqual(["global-average"]);
    expect(kinds(1).filter((kind) => kind === "metastable")).toHaveLength(2);
    expect(kinds(200).slice(0, 5)).toEqual(new Array(5).fill("single-pattern"));
    const pair = fixedPointsOf(modernHopfield(patterns, { beta: 1 }))[0];
    expect(pair).toMatchObject({ kind: "metastable", size: 2, patterns: [0, 1] });
    expect(pair.state[0]).toBeCloseTo(3, 2);
    expect(pair.state[1]).toBeCloseTo(0, 3);
  });

  test("looks at fewer patterns as β grows", () => {
    const network = modernHopfield(drawn(30, 4, 2), { beta: 1 });
    const sweep = betaSweep(network, network.patterns.data.slice(0, 4), [0.001, 0.3, 1, 30]);
    expect(sweep[0]).toMatchObject({ beta: 0.001, size: 27, kind: "global-average" });
    expect(sweep[3]).toMatchObject({ size: 1, kind: "single-pattern" });
    for (let k = 1; k < 4; k++) expect(sweep[k].size).toBeLessThanOrEqual(sweep[k - 1].size);
  });

  test("has energy 0 at the only pattern it holds", () => {
    const patterns = drawn(1, 6, 3);
    const network = modernHopfield(patterns, { beta: 3 });
    expect(hopfieldEnergy(network, patterns.data)).toBeCloseTo(0, 13);
    expect(hopfieldEnergy(network, new Float64Array(6))).toBeCloseTo(largestNorm(patterns) ** 2 / 2, 13);
  });
});

test("the spectral norm is the length of the longest image of a unit vector", () => {
  const matrix = drawn(3, 5, 8);
  const norm = spectralNorm(matrix);
  const rng = createRng(1);
  let longest = 0;
  for (let k = 0; k < 20_000; k++) {
    const x = Float64Array.from({ length: 5 }, () => rng.normal());
    const length = Math.hypot(...x);
    const image = [0, 1, 2].map((i) => x.reduce((sum, value, j) => sum + (matrix.data[i * 5 + j] * value) / length, 0));
    longest = Math.max(longest, Math.hypot(...image));
  }
  expect(longest).toBeLessThanOrEqual(norm * (1 + 1e-12));
  expect(longest).toBeGreaterThan(0.98 * norm);
});

describe("a wrong call is refused", () => {
  const one = { rows: 1, columns: 2, data: Float64Array.of(1, 2) };
  const network = modernHopfield(one, { beta: 1 });
  test.each([
    [
      "an empty memory",
      () => modernHopfield({ rows: 0, columns: 2, data: new Float64Array(0) }, { beta: 1 }),
      "the memory is empty",
    ],
    ["β = 0", () => modernHopfield(one, { beta: 0 }), "modernHopfield: beta must be positive, got 0"],
    ["β that is NaN", () => modernHopfield(one, { beta: Number.NaN }), "beta must be positive, got NaN"],
    [
      "numbers that are missing",
      () => modernHopfield({ ...one, rows: 2 }, { beta: 1 }),
      "patterns must have 4 numbers, got 2",
    ],
    [
      "NaN in a pattern",
      () => modernHopfield({ ...one, data: Float64Array.of(1, Number.NaN) }, { beta: 1 }),
      "got NaN at index 1",
    ],
    [
      "a projection of other rows",
      () => modernHopfield(one, { beta: 1, projection: drawn(2, 1, 1) }),
      "a row for each of 1 patterns, got 2",
    ],
    ["a state of another size", () => updateState(network, Float64Array.of(1)), "state must have 2 numbers, got 1"],
    [
      "NaN in a state",
      () => retrieve(network, Float64Array.of(1, Number.NaN)),
      "retrieve: state must be finite, got NaN at index 1",
    ],
    ["entmax of 1", () => entmax(1), "entmax: alpha must be above 1, got 1"],
    [
      "features of another width",
      () =>
        associate(modernHopfield(one, { beta: 1, similarity: kernelProduct(drawn(1, 3, 1)) }), Float64Array.of(1, 1)),
      "features must have 2 columns",
    ],
    ["scores that are NaN", () => weightsOf(softmax, [Number.NaN]), "scores must be finite"],
    ["weights that are all zero", () => metastableSize([0, 0]), "not all of them zero"],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
  test("an energy or Jacobian where there is none, and a second step of other width", () => {
    const far = modernHopfield(one, { beta: 1, similarity: manhattan });
    expect(() => hopfieldEnergy(far, Float64Array.of(0, 0))).toThrow(TypeError);
    expect(() => updateJacobian(far, Float64Array.of(0, 0))).toThrow(TypeError);
    const wide = modernHopfield(one, { beta: 1, projection: drawn(1, 3, 1) });
    expect(() => retrieve(wide, Float64Array.of(0, 0))).toThrow("take maxSteps: 1");
    expect(retrieve(wide, Float64Array.of(0, 0), { maxSteps: 1 }).state).toHaveLength(3);
  });
});
