import { createRng, type MatrixView } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  attentionClass,
  capacityBound,
  contractionBound,
  energyBound,
  fixedPointsOf,
  hopfieldEnergy,
  jacobianBound,
  largestNorm,
  metastableSize,
  modernHopfield,
  remainingDistance,
  retrievalErrorBound,
  retrieve,
  separations,
  spectralNorm,
  storageRadius,
  storageThreshold,
  storedErrorBound,
  storedPatterns,
  updateFactor,
  updateJacobian,
  updateState,
} from "../../src/index.ts";

/** Patterns on the sphere of radius √(d - 1) · factor, and one of them moved by a small distance. */
function onSphere(dimension: number, count: number, seed: number): MatrixView {
  const rng = createRng(seed);
  const data = new Float64Array(count * dimension);
  for (let i = 0; i < count; i++) {
    const row = Float64Array.from({ length: dimension }, () => rng.normal());
    const scale = (2 * Math.sqrt(dimension - 1)) / Math.hypot(...row);
    data.set(
      row.map((value) => scale * value),
      i * dimension,
    );
  }
  return { rows: count, columns: dimension, data };
}

const distance = (a: Float64Array, b: Float64Array) => Math.hypot(...a.map((value, j) => value - b[j]));

describe.each([16, 32, 64, 128])("for random patterns on a sphere in %d dimensions", (dimension) => {
  const count = 40;
  const patterns = onSphere(dimension, count, dimension);
  const beta = 0.3;
  const network = modernHopfield(patterns, { beta });
  const setting = { beta, count, norm: largestNorm(patterns) };
  const gaps = separations(patterns);
  const stored = storedPatterns(patterns, beta);
  const rowOf = (i: number) => patterns.data.slice(i * dimension, (i + 1) * dimension);

  test("many are stored, and the fixed point of a stored one is within its radius and error bound", () => {
    expect(stored.filter(Boolean).length).toBeGreaterThan(dimension > 16 ? 30 : 0);
    stored.forEach((isStored, i) => {
      if (!isStored) return;
      expect(gaps[i]).toBeGreaterThanOrEqual(storageThreshold(setting));
      const { state, converged } = retrieve(network, rowOf(i));
      expect(converged).toBe(true);
      const away = distance(state, rowOf(i));
      expect(away).toBeLessThanOrEqual(storageRadius(setting));
      expect(away).toBeLessThanOrEqual(storedErrorBound({ ...setting, separation: gaps[i] }) + 1e-12);
    });
  });

  test("the error of one update is below the bound of the theorem, and shrinks by its factor", () => {
    const rng = createRng(1);
    for (let i = 0; i < count; i++) {
      const pattern = rowOf(i);
      const { state: fixed } = retrieve(network, pattern);
      const shift = Float64Array.from({ length: dimension }, () => rng.normal());
      const cue = pattern.map((value, j) => value + (0.5 * shift[j]) / Math.sqrt(dimension));
      const far = Math.max(distance(cue, pattern), distance(fixed, pattern));
      const where = { ...setting, separation: gaps[i], distance: far };
      const update = updateState(network, cue);
      expect(distance(update, pattern)).toBeLessThanOrEqual(retrievalErrorBound(where) + 1e-12);
      expect(distance(update, fixed)).toBeLessThanOrEqual(updateFactor(where) * distance(cue, fixed) + 1e-12);
    }
  });

  test("the Jacobian at a pattern is below its bound", () => {
    for (let i = 0; i < count; i++) {
      const { weights } = retrieve(network, rowOf(i), { maxSteps: 1 });
      const epsilon = 1 - Math.max(...weights);
      const norm = spectralNorm(updateJacobian(network, rowOf(i)));
      expect(norm).toBeLessThanOrEqual(jacobianBound(setting, epsilon) + 1e-12);
      expect(norm).toBeLessThanOrEqual(contractionBound(patterns, beta));
    }
  });

  test("energies of averages of the patterns are below their bound", () => {
    const rng = createRng(2);
    for (let k = 0; k < 50; k++) {
      const shares = Float64Array.from({ length: count }, () => rng.uniform() ** (3 * k));
      const total = shares.reduce((a, b) => a + b);
      const state = new Float64Array(dimension);
      for (let i = 0; i < count; i++)
        for (let j = 0; j < dimension; j++) state[j] += (shares[i] / total) * patterns.data[i * dimension + j];
      expect(hopfieldEnergy(network, state)).toBeLessThanOrEqual(energyBound(setting));
    }
  });
});

test("below a contraction bound of 1 there is one fixed point, a global average", () => {
  const patterns = onSphere(8, 12, 3);
  const beta = 0.99 / contractionBound(patterns, 1);
  const found = fixedPointsOf(modernHopfield(patterns, { beta }), { tolerance: 1e-13, maxSteps: 100_000 });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: "global-average" });
  expect(found[0].patterns).toHaveLength(12);
});

test("the remaining distance bounds how far an iteration that contracts still has to go", () => {
  const patterns = onSphere(6, 9, 4);
  const beta = 0.5 / contractionBound(patterns, 1);
  const network = modernHopfield(patterns, { beta });
  const { state: fixed } = retrieve(network, patterns.data.slice(0, 6), { tolerance: 1e-14 });
  let state: Float64Array = patterns.data.slice(0, 6);
  for (let k = 0; k < 8; k++) {
    const next = updateState(network, state);
    expect(distance(next, fixed)).toBeLessThanOrEqual(remainingDistance(0.5, distance(next, state)) + 1e-13);
    state = next;
  }
  expect(remainingDistance(1, 0.1)).toBe(Infinity);
});

describe("capacityBound", () => {
  test("has the constants of the paper's two examples", () => {
    const wide = capacityBound({ dimension: 20, beta: 1, radiusFactor: 3, failure: 0.001 });
    expect(wide.c).toBeCloseTo(3.15461, 5);
    expect(wide.a + Math.log(wide.b)).toBeCloseTo(1.2733, 4);
    expect(wide.count).toBeCloseTo(7.4, 1);
    expect(wide.applies).toBe(true);
    const narrow = capacityBound({ dimension: 75, beta: 1, radiusFactor: 1, failure: 0.001 });
    expect(narrow.c).toBeCloseTo(1.37188, 5);
    expect(narrow.a + Math.log(narrow.b)).toBeCloseTo(-0.9409, 4);
    expect(narrow.count).toBeCloseTo(11, 1);
  });
  test("satisfies W e^W = exp(a + ln b) with W = b / c, from tiny to huge exponents", () => {
    for (const radiusFactor of [0.01, 1, 30, 1000]) {
      const { a, b, c } = capacityBound({ dimension: 30, beta: 1, radiusFactor, failure: 0.01 });
      expect(b / c + Math.log(b / c)).toBeCloseTo(a + Math.log(b), 9);
    }
  });
  test("refuses a chance above 1", () => {
    expect(() => capacityBound({ dimension: 20, beta: 1, radiusFactor: 3, failure: 2 })).toThrow("got 2");
  });
});

describe("attention classes", () => {
  test("are bounded by a half, an eighth and a thirty-second of the patterns", () => {
    const classes = [33, 32, 9, 8, 3, 2, 1].map((size) => attentionClass(size, 64));
    expect(classes).toEqual(["I", "II", "II", "III", "III", "IV", "IV"]);
  });
  test("come from the fewest weights that hold 90 %", () => {
    expect(metastableSize(new Float64Array(10).fill(0.1))).toBe(9);
    expect(metastableSize([0, 0, 1])).toBe(1);
    expect(metastableSize([0.6, 0.4], 0.5)).toBe(1);
  });
  test("refuse sizes out of range", () => {
    expect(() => attentionClass(0, 4)).toThrow("attentionClass: size must be above 0 and at most 4, got 0");
    expect(() => metastableSize([1, -1])).toThrow(RangeError);
  });
});
