import type { DelayFlow, DelayJacobian } from "@attractors/core";
import { solveDelay } from "@attractors/solvers";
import { describe, expect, test } from "vitest";
import { delayStepper, lyapunovSpectrum } from "../../src/index.ts";

const mackeyGlass: DelayFlow = {
  dimension: 1,
  delays: [17],
  initialState: Float64Array.of(1.2),
  field: (_t, y, past, out) => {
    const z = past(0)[0];
    out[0] = (0.2 * z) / (1 + z ** 10) - 0.1 * y[0];
  },
};
const jacobian: DelayJacobian = (_t, _y, past, out) => {
  const power = past(0)[0] ** 10;
  out[0] = -0.1;
  out[1] = (0.2 * (1 - 9 * power)) / (1 + power) ** 2;
};

/** dx/dt = -x(t - 1) - y(t - 0.3), dy/dt = x - y(t): delays that are no multiples of each other, and none. */
const mixed: DelayFlow = {
  dimension: 2,
  delays: [1, 0.3, 0],
  initialState: Float64Array.of(1, -0.5),
  field: (_t, y, past, out) => {
    out[0] = -past(0)[0] - past(1)[1];
    out[1] = y[0] - past(2)[1];
  },
};
const mixedJacobian: DelayJacobian = (_t, _y, _past, out) => {
  out.fill(0);
  out[2] = 1;
  out[4] = -1;
  out[9] = -1;
  out[15] = -1;
};

describe("delayStepper", () => {
  // A constant history begins with a kink: the order shows once it has been smoothed out, some delays later.
  test.each([
    { name: "one delay", flow: mackeyGlass, begin: 120, duration: 51 },
    { name: "three delays", flow: mixed, begin: 12, duration: 3 },
  ])("follows the solution of the equations, with $name, to fourth order", ({ flow, begin, duration }) => {
    const exact = solveDelay(flow, { duration: begin + duration, relativeTolerance: 1e-11, absoluteTolerance: 1e-13 });
    const end = exact.states.slice(-flow.dimension);
    const initialState = new Float64Array(flow.dimension);
    exact.interpolate(begin, initialState);
    const history = (t: number, out: Float64Array) => exact.interpolate(begin + t, out);
    const longest = Math.max(...flow.delays.map(Number));
    const errors = [40, 80].map((parts) => {
      const stepper = delayStepper(flow, { step: longest / parts, initialState, history });
      stepper.advance(duration);
      return Math.hypot(
        ...Array.from(end, (value, i) => stepper.state[stepper.dimension - flow.dimension + i] - value),
      );
    });
    expect(errors[1]).toBeLessThan(errors[0] / 11);
    expect(errors[1]).toBeLessThan(1e-5);
  });

  test("moves tangent vectors as differences of two solutions move", () => {
    const stepper = delayStepper(mackeyGlass, { jacobian, step: 0.5 });
    stepper.advance(170);
    const start = stepper.state.slice();
    const n = start.length;
    const direction = Float64Array.from({ length: n }, (_, k) => Math.sin(k));
    const vectors = direction.slice();
    stepper.tangent?.(vectors);
    stepper.advance(34);
    stepper.tangent?.(new Float64Array(0));
    const ends = [1, -1].map((sign) => {
      stepper.reset(start.map((value, k) => value + sign * 1e-6 * direction[k]));
      stepper.advance(34);
      return stepper.state.slice();
    });
    vectors.forEach((value, k) => {
      expect((ends[0][k] - ends[1][k]) / 2e-6).toBeCloseTo(value, 6);
    });
  });

  test("has the exponents of linear equations: real parts of the roots of λ = -exp(-λ)", () => {
    const linear: DelayFlow = { ...mackeyGlass, delays: [1], field: (_t, _y, past, out) => out.set([-past(0)[0]]) };
    const stepper = delayStepper(linear, { step: 1 / 64, jacobian: (_t, _y, _past, out) => out.set([0, -1]) });
    const { exponents } = lyapunovSpectrum(stepper, { count: 2, duration: 400, renormalizeEvery: 0.5 });
    expect((exponents[0] + exponents[1]) / 2).toBeCloseTo(-0.3181315, 4);
  });

  test("keeps vectors of several delays in step with the equations", () => {
    // The equations are linear: a solution is its own tangent vector.
    const stepper = delayStepper(mixed, { step: 0.05, jacobian: mixedJacobian });
    const vectors = stepper.state.slice();
    stepper.tangent?.(vectors);
    stepper.advance(2);
    vectors.forEach((value, k) => {
      expect(value).toBeCloseTo(stepper.state[k], 12);
    });
  });

  test("starts from a history, and goes on from a whole state", () => {
    const history = (t: number, out: Float64Array) => out.set([Math.cos(t)]);
    const stepper = delayStepper(mackeyGlass, { history, step: 1 });
    expect(stepper.state[0]).toBeCloseTo(Math.cos(-18), 14);
    stepper.advance(5);
    const twin = delayStepper(mackeyGlass, { step: 1 });
    twin.reset(stepper.state, stepper.time);
    twin.advance(40);
    stepper.advance(40);
    expect(twin.state).toEqual(stepper.state);
    expect(twin.time).toBe(45);
  });

  test("says what is wrong", () => {
    expect(() => delayStepper({ ...mackeyGlass, delays: [() => 1] })).toThrow(/delay 0 must be a constant/);
    expect(() => delayStepper({ ...mackeyGlass, delays: [0] })).toThrow(/the longest delay must be positive, got 0/);
    expect(() => delayStepper({ ...mackeyGlass, delays: [10, 0.1] }, { step: 1 })).toThrow(/shorter than the step 1/);
    expect(() => delayStepper(mackeyGlass, { step: 1 }).advance(0.3)).toThrow(/whole multiple of the step 1, got 0.3/);
    expect(() => delayStepper(mackeyGlass, { step: 1 }).reset(Float64Array.of(1))).toThrow(
      /state must have 19 numbers/,
    );
    expect(delayStepper(mackeyGlass).tangent).toBeUndefined();
  });
});
