import { createRng, multiply } from "@attractors/core";
import { eigenvalues, singularValues } from "@attractors/core/ml-matrix";
import { describe, expect, test } from "vitest";
import {
  affineObservation,
  almostLinearRnn,
  arithmeticMean,
  batchMaximum,
  type CreatePlrnnOptions,
  clippedDendriticPlrnn,
  clippedShallowPlrnn,
  dendriticPlrnn,
  explogApproximation,
  type JacobianBatch,
  jacobianUpperBound,
  meanCentredPlrnn,
  plrnnStepper,
  productUpperBound,
  shallowPlrnn,
  vanillaPlrnn,
} from "../../src/index.ts";
import { openPlrnn } from "../../src/plrnn.ts";
import { addLogarithm, exponential } from "../../src/training/matrix-functions.ts";
import { networkJacobians } from "../../src/training/network-jacobians.ts";
import { spectralNorm } from "../../src/training/spectral-norm.ts";
import { randomNetwork, wavySeries } from "../networks.ts";

const norm = (data: Float64Array, n: number): number => singularValues({ rows: n, columns: n, data })[0];

function batchOf(jacobians: Float64Array[][], dimension: number): JacobianBatch {
  return {
    dimension,
    sequences: jacobians.length,
    length: jacobians[0].length,
    bound: () => 7,
    write(sequence, t, out) {
      out.set(jacobians[sequence][t]);
      return true;
    },
  };
}

function randomMatrix(n: number, seed: number, spread = 1): Float64Array {
  const rng = createRng(seed);
  return Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0) + spread * rng.normal());
}

describe("spectralNorm equals the largest singular value", () => {
  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [5, 5],
    [16, 16],
    [3, 40],
    [40, 3],
    [1, 7],
  ])("of a random matrix of %d by %d", (rows, columns) => {
    const rng = createRng(rows);
    const data = Float64Array.from({ length: rows * columns }, () => rng.normal());
    expect(spectralNorm({ rows, columns, data })).toBeCloseTo(singularValues({ rows, columns, data })[0], 10);
  });

  test("of matrices with equal and with vanishing singular values", () => {
    expect(spectralNorm({ rows: 3, columns: 3, data: Float64Array.of(0, 0, 2, 2, 0, 0, 0, -2, 0) })).toBeCloseTo(2, 12);
    expect(spectralNorm({ rows: 2, columns: 3, data: new Float64Array(6) })).toBe(0);
  });
});

describe("the matrix logarithm", () => {
  test.each([2, 3, 4, 6])("is undone by the exponential, for %d rows of a matrix near one", (n) => {
    const matrix = randomMatrix(n, n, 0.2);
    const [real, imaginary] = [new Float64Array(n * n), new Float64Array(n * n)];
    addLogarithm(matrix, n, real, imaginary);
    expect(imaginary.every((value) => value === 0)).toBe(true);
    exponential(real, n).forEach((value, k) => {
      expect(value).toBeCloseTo(matrix[k], 8);
    });
  });

  test("of a negative eigenvalue is complex: ln 2 + i pi", () => {
    const [real, imaginary] = [new Float64Array(4), new Float64Array(4)];
    addLogarithm(Float64Array.of(-2, 0, 0, 3), 2, real, imaginary);
    [Math.log(2), 0, 0, Math.log(3)].forEach((value, k) => {
      expect(real[k]).toBeCloseTo(value, 12);
    });
    [Math.PI, 0, 0, 0].forEach((value, k) => {
      expect(imaginary[k]).toBeCloseTo(value, 12);
    });
  });

  test("of a matrix with one eigenvector only: a shear", () => {
    const [real, imaginary] = [new Float64Array(4), new Float64Array(4)];
    addLogarithm(Float64Array.of(1, 1, 0, 1), 2, real, imaginary);
    [0, 1, 0, 0].forEach((value, k) => {
      expect(real[k]).toBeCloseTo(value, 4);
    });
  });

  test("the exponential of a rotation's generator turns", () => {
    const turned = exponential(Float64Array.of(0, -10, 10, 0), 2);
    [Math.cos(10), -Math.sin(10), Math.sin(10), Math.cos(10)].forEach((value, k) => {
      expect(turned[k]).toBeCloseTo(value, 12);
    });
  });
});

describe("estimates of growth", () => {
  const n = 3;
  const jacobians = [0, 1].map((s) => Array.from({ length: 8 }, (_, t) => randomMatrix(n, 10 * s + t + 1, 0.15)));
  const batch = batchOf(jacobians, n);
  const largest = (of: (sequence: Float64Array[]) => number) => Math.max(...jacobians.map(of));

  test("jacobianUpperBound is the bound of the map", () => expect(jacobianUpperBound(batch)).toBe(7));

  test("batchMaximum is the largest norm", () => {
    expect(batchMaximum(batch)).toBeCloseTo(
      largest((all) => Math.max(...all.map((J) => norm(J, n)))),
      10,
    );
  });

  test("productUpperBound is the geometric mean of the norms, and bounds the norm of the product", () => {
    const product = (all: Float64Array[]) => all.reduce((sum, J) => sum * norm(J, n), 1) ** (1 / all.length);
    expect(productUpperBound(batch)).toBeCloseTo(largest(product), 10);
    const ofProduct = (all: Float64Array[]) =>
      norm(
        all.reduce((left, J) => {
          const out = new Float64Array(n * n);
          multiply(left, J, out, [n, n, n]);
          return out;
        }),
        n,
      );
    expect(productUpperBound(batch)).toBeGreaterThan(largest(ofProduct) ** (1 / 8));
  });

  test("arithmeticMean is the norm of the mean", () => {
    const mean = (all: Float64Array[]) => all[0].map((_, k) => all.reduce((sum, J) => sum + J[k], 0) / all.length);
    expect(arithmeticMean(batch)).toBeCloseTo(
      largest((all) => norm(mean(all), n)),
      10,
    );
  });

  test("explogApproximation of powers of one matrix is the norm of their geometric mean", () => {
    const J = randomMatrix(n, 3, 0.2);
    const square = new Float64Array(n * n);
    multiply(J, J, square, [n, n, n]);
    const cube = new Float64Array(n * n);
    multiply(J, square, cube, [n, n, n]);
    expect(explogApproximation(batchOf([[J, cube]], n))).toBeCloseTo(norm(square, n), 8);
  });

  test("explogApproximation of negative numbers goes through complex ones", () => {
    const one = (value: number) => Float64Array.of(value);
    expect(explogApproximation(batchOf([[one(-2), one(8)]], 1))).toBeCloseTo(4, 10);
    const J = Float64Array.of(-2, 1, 0, 0.5);
    expect(explogApproximation(batchOf([[J, J, J]], 2))).toBeCloseTo(norm(J, 2), 8);
  });

  test("nothing known is NaN", () => {
    const unknown = { ...batch, write: () => false };
    for (const estimate of [batchMaximum, productUpperBound, explogApproximation, arithmeticMean]) {
      expect(estimate(unknown)).toBeNaN();
    }
    const writeMean = (sequence: number, out: Float64Array) => out.fill(1).length * sequence;
    const writeNorms = (sequence: number, out: Float64Array) => out.fill(3).length * sequence;
    const secondOnly = { ...batch, writeMean, writeNorms };
    for (const estimate of [batchMaximum, productUpperBound, arithmeticMean]) {
      expect(estimate(secondOnly)).toBeCloseTo(3, 12);
    }
  });
});

describe("the Jacobians of a network along the data", () => {
  const networks: [string, Omit<CreatePlrnnOptions, "rng">][] = [
    ...[vanillaPlrnn, meanCentredPlrnn, dendriticPlrnn, clippedDendriticPlrnn, shallowPlrnn].map(
      (architecture): [string, Omit<CreatePlrnnOptions, "rng">] => [
        architecture.name,
        { architecture, observationDimension: 3 },
      ],
    ),
    ["clipped", { architecture: clippedShallowPlrnn, observationDimension: 2, latentDimension: 4 }],
    ["almost linear", { architecture: almostLinearRnn, observationDimension: 3, latentDimension: 6 }],
    ["affine", { observation: affineObservation, observationDimension: 4, latentDimension: 3 }],
  ];
  const windowLength = 6;

  test.each(networks)("are those of its stepper at the teacher's states, and within the bound: %s", (_, options) => {
    const rng = createRng(4);
    const model = randomNetwork(options, rng);
    const { architecture, observation, ...arrays } = openPlrnn(model);
    const { values } = wavySeries(model.observationDimension, 60, rng);
    const forcedUnits = observation.forcedUnits(model);
    const problem = { architecture, shape: model, samples: { values }, forcedUnits, windowLength, batchSize: 2 };
    const starts = Int32Array.of(3, 40);
    const batch = networkJacobians(problem, { ...arrays, teacher: arrays.encoder }, { starts });
    const M = model.latentDimension;
    const N = model.observationDimension;
    const out = new Float64Array(M * M);
    for (const [sequence, t] of [
      [0, 0],
      [1, 5],
    ]) {
      expect(batch.write(sequence, t, out)).toBe(true);
      const place = (starts[sequence] + t + 1) * N;
      const z = Float64Array.from({ length: M }, (__, m) => {
        let sum = 0;
        for (let i = 0; i < N; i++) sum += arrays.encoder[m * N + i] * values[place + i];
        return m < forcedUnits ? sum : 0;
      });
      const stepper = plrnnStepper(model, z);
      const unit = new Float64Array(M * M).map((__, k) => (k % (M + 1) === 0 ? 1 : 0));
      stepper.tangent?.(unit);
      stepper.advance(model.interval);
      for (let i = 0; i < M; i++) {
        for (let j = 0; j < M; j++) expect(out[i * M + j]).toBeCloseTo(unit[j * M + i], 12);
      }
      expect(spectralNorm({ rows: M, columns: M, data: out })).toBeLessThanOrEqual(batch.bound());
      expect(eigenvalues({ rows: M, columns: M, data: out }).real[0]).toBeLessThanOrEqual(batch.bound());
    }
  });

  test("are not known where a value is missing", () => {
    const model = randomNetwork({ observationDimension: 2 }, createRng(1));
    const { architecture, ...arrays } = openPlrnn(model);
    const { values } = wavySeries(2, 20, createRng(2));
    const weights = values.map((__, k) => (k === 2 * 5 + 1 ? 0 : 1));
    const samples = { values, weights };
    const problem = { architecture, shape: model, samples, forcedUnits: 2, windowLength, batchSize: 1 };
    const batch = networkJacobians(problem, { ...arrays, teacher: arrays.encoder }, { starts: Int32Array.of(2) });
    expect([0, 1, 2, 3, 4, 5].map((t) => batch.write(0, t, new Float64Array(4)))).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
  });
});
