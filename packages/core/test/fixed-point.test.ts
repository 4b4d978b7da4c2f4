import { describe, expect, test } from "vitest";
import {
  andersonAcceleration,
  createRng,
  dampedIteration,
  type FixedPointMethod,
  fixedPoint,
  NumericalError,
  newtonIteration,
  type StateMap,
} from "../src/index.ts";

/** A linear map y ↦ A y + b whose matrix has entries up to `size`. */
function linearMap(n: number, size: number, seed: number): { map: StateMap; matrix: Float64Array; b: Float64Array } {
  const rng = createRng(seed);
  const matrix = Float64Array.from({ length: n * n }, () => size * (2 * rng.uniform() - 1));
  const b = Float64Array.from({ length: n }, () => rng.normal());
  const map: StateMap = (y, out) => {
    for (let i = 0; i < n; i++) {
      out[i] = b[i];
      for (let j = 0; j < n; j++) out[i] += matrix[i * n + j] * y[j];
    }
  };
  return { map, matrix, b };
}

/** The distance of a state from its image, in the largest component. */
function defect(map: StateMap, state: Float64Array): number {
  const image = new Float64Array(state.length);
  map(state, image);
  return Math.max(0, ...image.map((value, i) => Math.abs(value - state[i])));
}

const methods: FixedPointMethod[] = [dampedIteration({ mixing: 0.7 }), andersonAcceleration(), newtonIteration()];

describe.each(methods)("$name", (method) => {
  test("finds the fixed point of the cosine", () => {
    const { state, residual } = fixedPoint(
      (y, out) => {
        out[0] = Math.cos(y[0]);
      },
      Float64Array.of(0),
      { method, tolerance: 1e-14 },
    );
    expect(state[0]).toBeCloseTo(0.7390851332151607, 13);
    expect(residual).toBeLessThan(1e-14);
  });

  test.each([1, 2, 3, 7, 30])("solves %i linear equations that contract", (n) => {
    const { map } = linearMap(n, 0.5 / n, n);
    const { state } = fixedPoint(map, new Float64Array(n), { method, tolerance: 1e-13 });
    expect(defect(map, state)).toBeLessThan(1e-12);
  });

  test("solves the self-consistency equations of two coupled magnets", () => {
    const map: StateMap = (m, out) => {
      out[0] = Math.tanh(1.2 * m[0] + 0.4 * m[1] + 0.1);
      out[1] = Math.tanh(0.4 * m[0] + 0.9 * m[1]);
    };
    const { state, iterations } = fixedPoint(map, Float64Array.of(1, 1), { method });
    expect(defect(map, state)).toBeLessThan(1e-9);
    expect(iterations).toBeGreaterThan(0);
  });

  test("stays where it starts if that is a fixed point", () => {
    const { state, iterations, evaluations } = fixedPoint((y, out) => out.set(y), Float64Array.of(3, 4), { method });
    expect([...state, iterations, evaluations]).toEqual([3, 4, 0, 1]);
  });

  test("counts evaluations of the map", () => {
    let calls = 0;
    const { evaluations } = fixedPoint(
      (y, out) => {
        calls++;
        out[0] = Math.exp(-y[0]);
      },
      Float64Array.of(0),
      { method },
    );
    expect(evaluations).toBe(calls);
  });

  test("says that it has not converged, or returns what it has", () => {
    const shift: StateMap = (y, out) => {
      out[0] = y[0] + 1 + 0.5 * y[0] ** 2;
    };
    const options = { method, maxIterations: 10 };
    expect(() => fixedPoint(shift, Float64Array.of(0), options)).toThrow(NumericalError);
    const { failure, state, residual } = fixedPoint(shift, Float64Array.of(0), { ...options, partial: true });
    expect(["not-converged", "singular", "diverged"]).toContain(failure?.reason);
    expect(Number.isFinite(state[0])).toBe(true);
    expect(residual).toBeGreaterThan(0);
  });
});

describe("damped iteration", () => {
  test("converges at the rate of the map: the residual shrinks by its slope each time", () => {
    const half: StateMap = (y, out) => {
      out[0] = 0.5 * y[0] + 1;
    };
    // From 0 towards 2: the difference from the image is 2^-k, relative to one plus the state.
    const { iterations, state } = fixedPoint(half, Float64Array.of(0), { tolerance: 1e-6 });
    expect(iterations).toBe(19);
    expect(2 - state[0]).toBe(2 ** -18);
  });

  test("diverges where the map expands, and says so", () => {
    const expand: StateMap = (y, out) => {
      out[0] = y[0] ** 2;
    };
    const { failure } = fixedPoint(expand, Float64Array.of(2), { partial: true });
    expect(failure?.reason).toBe("diverged");
  });
});

describe("Anderson acceleration", () => {
  test("solves n linear equations in n + 1 iterations, if it remembers n", () => {
    const n = 6;
    const { map } = linearMap(n, 0.4, 3);
    const method = andersonAcceleration({ depth: n });
    expect(fixedPoint(map, new Float64Array(n), { method, tolerance: 1e-9 }).iterations).toBeLessThan(n + 3);
  });

  test("converges where plain iteration diverges, in fewer iterations than damping takes", () => {
    const { map } = linearMap(20, 0.5, 5);
    expect(fixedPoint(map, new Float64Array(20), { partial: true }).failure).toBeDefined();
    const accelerated = fixedPoint(map, new Float64Array(20), { method: andersonAcceleration({ depth: 20 }) });
    expect(defect(map, accelerated.state)).toBeLessThan(1e-8);
  });
});

describe("Newton's iteration", () => {
  const henon: StateMap = (y, out) => {
    out[0] = 1 - 1.4 * y[0] ** 2 + y[1];
    out[1] = 0.3 * y[0];
  };
  const exact = (-0.7 + Math.sqrt(0.7 ** 2 + 4 * 1.4)) / 2.8;

  test("reaches an unstable fixed point, with the exact Jacobian and with differences", () => {
    for (const jacobian of [undefined, (y: Float64Array, out: Float64Array) => out.set([-2.8 * y[0], 1, 0.3, 0])]) {
      const method = newtonIteration({ jacobian });
      const { state, iterations } = fixedPoint(henon, Float64Array.of(1, 0), { method, tolerance: 1e-14 });
      expect(state[0]).toBeCloseTo(exact, 13);
      expect(iterations).toBeLessThan(8);
    }
  });

  test("doubles the number of digits each time", () => {
    const errors = [2, 3, 4].map((maxIterations) => {
      const method = newtonIteration({ jacobian: (y, out) => out.set([-2.8 * y[0], 1, 0.3, 0]) });
      const options = { method, maxIterations, partial: true, tolerance: 1e-16 };
      return Math.abs(fixedPoint(henon, Float64Array.of(0.9, 0.3), options).state[0] - exact);
    });
    expect(Math.log(errors[1]) / Math.log(errors[0])).toBeGreaterThan(1.7);
  });

  test("says where its equations are singular", () => {
    const drift: StateMap = (y, out) => {
      out[0] = y[0] + 1;
    };
    const { failure } = fixedPoint(drift, Float64Array.of(0), { method: newtonIteration(), partial: true });
    expect(failure?.reason).toBe("singular");
  });

  test("steps back where a full step would leave the domain of the map", () => {
    const map: StateMap = (y, out) => {
      out[0] = y[0] + Math.log(y[0]);
    };
    const { state } = fixedPoint(map, Float64Array.of(4), { method: newtonIteration() });
    expect(state[0]).toBeCloseTo(1, 9);
  });
});

test("a wrong call is refused", () => {
  const map: StateMap = (y, out) => out.set(y);
  const start = Float64Array.of(1);
  expect(() => fixedPoint(map, Float64Array.of(Number.NaN))).toThrow("fixedPoint: start must be finite");
  expect(() => fixedPoint(map, start, { tolerance: 0 })).toThrow("fixedPoint: tolerance must be positive, got 0");
  expect(() => dampedIteration({ mixing: 0 })).toThrow("dampedIteration: mixing must be above 0 and at most 1, got 0");
  expect(() => andersonAcceleration({ depth: 0 })).toThrow("andersonAcceleration: depth must be a whole number");
});
