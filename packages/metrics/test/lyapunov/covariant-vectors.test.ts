import { describe, expect, test } from "vitest";
import {
  covariantAngles,
  covariantVectors,
  lyapunovSpectrum,
  splittingViolations,
  subspaceAngles,
} from "../../src/index.ts";
import { catMap, convection, henonMap, linearFlow, logisticMap } from "../systems.ts";

describe("covariantVectors", () => {
  test("of a linear flow are its eigenvectors, with its eigenvalues", () => {
    const { vectors, exponents } = covariantVectors(linearFlow([1, 3], [0, -0.5]), {
      transient: 0,
      alignment: 30,
      duration: 1,
    });
    expect(Math.abs(vectors[0])).toBeCloseTo(1, 8);
    expect(vectors[2] / vectors[3]).toBeCloseTo(-2, 6);
    expect(exponents[0]).toBeCloseTo(1, 6);
    expect(exponents[1]).toBeCloseTo(-0.5, 6);
  });

  test("are carried into each other by the derivative of the map", () => {
    const { vectors, states, times } = covariantVectors(henonMap, { duration: 50 });
    const matrix = new Float64Array(4);
    for (let t = 0; t + 1 < times.length; t++) {
      henonMap.jacobian(states.subarray(2 * t, 2 * t + 2), matrix);
      for (const j of [0, 1]) {
        const [x, y] = vectors.subarray(4 * t + 2 * j, 4 * t + 2 * j + 2);
        const image = [matrix[0] * x + matrix[1] * y, matrix[2] * x + matrix[3] * y];
        const [u, v] = vectors.subarray(4 * t + 4 + 2 * j, 4 * t + 6 + 2 * j);
        expect(Math.abs(image[0] * v - image[1] * u) / Math.hypot(...image)).toBeLessThan(1e-9);
      }
    }
  });

  test("of a flow have its velocity among them, with exponent 0", () => {
    const { vectors, states, exponents, times } = covariantVectors(convection, {
      duration: 20,
      relativeTolerance: 1e-10,
    });
    const velocity = new Float64Array(3);
    for (let t = 0; t < times.length; t++) {
      convection.field(0, states.subarray(3 * t, 3 * t + 3), velocity);
      const [x, y, z] = vectors.subarray(9 * t + 3, 9 * t + 6);
      const cosine = (x * velocity[0] + y * velocity[1] + z * velocity[2]) / Math.hypot(...velocity);
      expect(Math.abs(cosine)).toBeGreaterThan(0.999999);
    }
    expect(Math.abs(exponents[1])).toBeLessThan(0.2);
  });

  test("grow at the Lyapunov exponents in the mean", () => {
    const { exponents } = covariantVectors(henonMap, { duration: 20_000 });
    const spectrum = lyapunovSpectrum(henonMap, { duration: 20_000 });
    exponents.forEach((exponent, i) => {
      expect(Math.abs(exponent - spectrum.exponents[i])).toBeLessThan(4 * spectrum.standardErrors[i]);
    });
  });

  test("cannot be found where the derivative is singular", () => {
    const start = { ...logisticMap(2), initialState: Float64Array.of(0.5) };
    expect(() => covariantVectors(start, { transient: 0 })).toThrow(/vector 0 is shrunk to nothing/);
    expect(() => covariantVectors(henonMap, { count: 3 })).toThrow(/count must be at most the dimension 2, got 3/);
  });
});

describe("the splitting into covariant vectors", () => {
  const cat = covariantVectors(catMap, { duration: 10 });

  test("of a symmetric hyperbolic map is orthogonal and never violated", () => {
    covariantAngles(cat, 0, 1).forEach((angle) => {
      expect(angle).toBeCloseTo(Math.PI / 2, 10);
    });
    subspaceAngles(cat, 1).forEach((angle) => {
      expect(angle).toBeCloseTo(Math.PI / 2, 10);
    });
    expect(splittingViolations(cat)).toEqual(Float64Array.of(0, 0, 0, 0));
  });

  test("in two dimensions has one angle, however it is measured", () => {
    const henon = covariantVectors(henonMap, { duration: 100 });
    const angles = subspaceAngles(henon, 1);
    covariantAngles(henon, 0, 1).forEach((angle, t) => {
      expect(angles[t]).toBeCloseTo(angle, 9);
    });
  });

  test("is violated less the longer growth is averaged", () => {
    const henon = covariantVectors(henonMap, { duration: 5000 });
    const shares = [1, 2, 20].map((window) => splittingViolations(henon, { window })[1]);
    expect(shares[0]).toBeGreaterThan(0.01);
    expect(shares[1]).toBeLessThan(shares[0]);
    expect(shares[2]).toBe(0);
  });

  test("has no vectors beyond the last, and no window beyond the times", () => {
    expect(() => covariantAngles(cat, 0, 2)).toThrow(/second must be less than 2, got 2/);
    expect(() => subspaceAngles(cat, 2)).toThrow(/split must be less than 2, got 2/);
    expect(() => splittingViolations(cat, { window: 11 })).toThrow(/window must be less than 10/);
  });
});
