import { createRng, multiply, NumericalError } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { dop853, type IntegratorOptions, integrator, type OdeMethod, solveOde, tsit5 } from "../src/index.ts";
import { convection, linearFlow, oscillator, scalarFlow } from "./flows.ts";

const tight: IntegratorOptions = { method: dop853, relativeTolerance: 1e-12 };
const identity = (): Float64Array => Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);

describe("integrator", () => {
  test("takes the steps of solveOde", () => {
    const stepper = integrator(convection);
    stepper.advance(10);
    expect([...stepper.state]).toEqual([...solveOde(convection, { duration: 10 }).states.slice(-3)]);
  });

  test("ends exactly where it is told, and gets there in pieces of any length", () => {
    const rng = createRng(2);
    const stepper = integrator(oscillator, { ...tight, startTime: 0.5, initialState: Float64Array.of(0, 1) });
    let end = 0.5;
    for (let k = 0; k < 200; k++) {
      const duration = 10 ** (-6 + 6 * rng.uniform());
      end += duration;
      stepper.advance(duration);
      expect(stepper.time).toBe(end);
    }
    expect(stepper.state[0]).toBeCloseTo(Math.sin(end - 0.5), 9);
    expect(stepper.state[1]).toBeCloseTo(Math.cos(end - 0.5), 9);
  });

  test("keeps the length of its steps between calls", () => {
    let calls = 0;
    const counted = {
      ...oscillator,
      field: (...all: Parameters<typeof oscillator.field>) => {
        calls++;
        oscillator.field(...all);
      },
    };
    const stepper = integrator(counted);
    stepper.advance(10);
    calls = 0;
    // Far shorter than a step each: one step per call, six evaluations per step.
    for (let k = 0; k < 100; k++) stepper.advance(1e-3);
    expect(calls).toBe(600);
    calls = 0;
    stepper.advance(10);
    expect(calls).toBeLessThan(6 * solveOde(oscillator, { duration: 10 }).statistics.accepted + 12);
  });

  test("runs backward to where it began", () => {
    const stepper = integrator(convection, tight);
    stepper.advance(0.5);
    stepper.advance(-0.5);
    expect(stepper.time).toBe(0);
    [1, 1, 20].forEach((value, i) => {
      expect(stepper.state[i]).toBeCloseTo(value, 7);
    });
  });

  test("stands still for no time", () => {
    const stepper = integrator(convection);
    stepper.advance(0);
    expect([stepper.time, ...stepper.state]).toEqual([0, 1, 1, 20]);
  });

  test("depends on nothing but the state after a reset", () => {
    const stepper = integrator(convection);
    stepper.advance(3);
    const start = Float64Array.of(-3, 2, 15);
    stepper.reset(start, 7);
    expect([stepper.time, ...stepper.state]).toEqual([7, -3, 2, 15]);
    stepper.advance(1);
    const fresh = integrator(convection, { initialState: start, startTime: 7 });
    fresh.advance(1);
    expect([...stepper.state]).toEqual([...fresh.state]);
    expect([...start]).toEqual([-3, 2, 15]);
  });

  test("shows its state through one live view", () => {
    const stepper = integrator(convection);
    const { state } = stepper;
    stepper.tangent?.(identity());
    stepper.advance(1);
    expect(stepper.state).toBe(state);
    expect(state[0]).not.toBe(1);
  });

  test("stands at the last good step when the mathematics fails", () => {
    const stepper = integrator(scalarFlow((_, y) => y * y, 1));
    expect(() => stepper.advance(2)).toThrow(NumericalError);
    expect(stepper.time).toBeGreaterThan(0.999);
    expect(stepper.state[0]).toBeGreaterThan(1000);
    expect(stepper.state[0]).toBeLessThan(Infinity);
    stepper.reset(Float64Array.of(1));
    stepper.advance(0.5);
    expect(stepper.state[0]).toBeCloseTo(2, 4);
  });

  test("refuses a duration that is no number, a state of the wrong length, an odd number of tangent components", () => {
    const stepper = integrator(convection);
    expect(() => stepper.advance(Number.NaN)).toThrow("integrator: duration must be finite, got NaN");
    expect(() => stepper.reset(new Float64Array(2))).toThrow("integrator: the state must have 3 numbers, got 2");
    expect(() => stepper.tangent?.(new Float64Array(4))).toThrow("rows of 3 numbers, got 4 in all");
    expect(() => integrator(convection, { tangentTolerance: 0 })).toThrow("tangentTolerance must be positive, got 0");
  });

  test("has no tangent vectors without a Jacobian", () => {
    expect(integrator(scalarFlow((_, y) => y, 1)).tangent).toBeUndefined();
  });
});

describe.each<OdeMethod>([tsit5, dop853])("tangent vectors of $name", (method) => {
  const precise: IntegratorOptions = { method, relativeTolerance: 1e-10 };

  test("of a linear flow are the columns of its matrix exponential", () => {
    const matrix = [-0.5, 2, 0.3, -2, -0.5, 0.1, 0.2, -0.4, -1];
    const stepper = integrator(linearFlow(matrix, [1, 2, 3]), precise);
    const vectors = identity();
    stepper.tangent?.(vectors);
    stepper.advance(1.5);
    const exponential = exponentialOf(
      matrix.map((a) => 1.5 * a),
      3,
    );
    for (let i = 0; i < 3; i++) {
      for (let v = 0; v < 3; v++) expect(vectors[v * 3 + i]).toBeCloseTo(exponential[i * 3 + v], 8);
    }
  });

  test("grow at a fixed point too, where the state alone would allow steps of any length", () => {
    const stepper = integrator(linearFlow([1, 0, 0, -2], [0, 0]), precise);
    const vectors = Float64Array.of(1, 0, 0, 1);
    stepper.tangent?.(vectors);
    stepper.advance(10);
    expect(vectors[0] / Math.exp(10)).toBeCloseTo(1, 7);
    expect(vectors[3] / Math.exp(-20)).toBeCloseTo(1, 7);
  });

  test("have a tolerance of their own where the state has an absolute one only", () => {
    const absolute = { method, relativeTolerance: 0, absoluteTolerance: 1e-6, tangentTolerance: undefined };
    const stepper = integrator(linearFlow([-1], [1]), absolute);
    const vector = Float64Array.of(2);
    stepper.tangent?.(vector);
    stepper.advance(2);
    expect(vector[0]).toBeCloseTo(2 * Math.exp(-2), 4);
  });

  test("agree with finite differences of trajectories", () => {
    const stepper = integrator(convection, precise);
    const vectors = identity();
    stepper.tangent?.(vectors);
    stepper.advance(1);
    const shift = 1e-4;
    const ends = [-1, 1].map((sign) =>
      [0, 1, 2].map((v) => {
        const initialState = Float64Array.of(1, 1, 20);
        initialState[v] += sign * shift;
        const shifted = integrator(convection, { ...tight, initialState });
        shifted.advance(1);
        return shifted.state;
      }),
    );
    for (let v = 0; v < 3; v++) {
      for (let i = 0; i < 3; i++) {
        expect(vectors[v * 3 + i]).toBeCloseTo((ends[1][v][i] - ends[0][v][i]) / (2 * shift), 5);
      }
    }
  });

  test("span a volume that shrinks with the divergence of the flow (Liouville)", () => {
    const stepper = integrator(convection, precise);
    const vectors = identity();
    stepper.tangent?.(vectors);
    for (let k = 1; k <= 8; k++) {
      stepper.advance(0.05);
      expect(Math.log(determinant(vectors))).toBeCloseTo(-(11 + 8 / 3) * 0.05 * k, 7);
    }
  });

  test("may be rescaled between two calls, being linear", () => {
    const [plain, scaled] = [1, 1000].map((factor) => {
      const stepper = integrator(convection, precise);
      const vectors = identity();
      stepper.tangent?.(vectors);
      stepper.advance(0.3);
      for (let i = 0; i < 9; i++) vectors[i] *= factor;
      stepper.advance(0.3);
      return vectors;
    });
    plain.forEach((value, i) => {
      expect(scaled[i] / 1000).toBeCloseTo(value, 9);
    });
  });

  test("leave the path alone, bit for bit, if they take no part in error control", () => {
    const alone = integrator(convection, precise);
    const together = integrator(convection, { ...precise, tangentTolerance: Infinity });
    together.tangent?.(identity());
    for (const stepper of [alone, together]) for (let k = 0; k < 10; k++) stepper.advance(0.7);
    expect([...together.state]).toEqual([...alone.state]);
  });

  test("can be attached on the way, replaced and detached", () => {
    const stepper = integrator(convection, precise);
    stepper.advance(1);
    const vectors = identity();
    stepper.tangent?.(vectors);
    stepper.advance(0.1);
    const before = Math.log(determinant(vectors));
    expect(before).toBeCloseTo(-(11 + 8 / 3) * 0.1, 7);
    const single = Float64Array.of(0, 0, 1);
    stepper.tangent?.(single);
    stepper.advance(0.1);
    expect(Math.log(determinant(vectors))).toBe(before);
    expect(single[2]).not.toBe(1);
    const kept = [...single];
    stepper.tangent?.(new Float64Array(0));
    stepper.advance(0.1);
    expect([...single]).toEqual(kept);
    expect(stepper.time).toBeCloseTo(1.3, 12);
  });
});

function determinant(m: Float64Array): number {
  return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6]);
}

/** The exponential of a small matrix by its series. */
function exponentialOf(matrix: readonly number[], n: number): Float64Array {
  const a = Float64Array.from(matrix);
  const sum = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
  let term = sum.slice();
  for (let k = 1; k < 60; k++) {
    const next = new Float64Array(n * n);
    multiply(term, a, next, [n, n, n]);
    term = next.map((value) => value / k);
    for (let i = 0; i < sum.length; i++) sum[i] += term[i];
  }
  return sum;
}
