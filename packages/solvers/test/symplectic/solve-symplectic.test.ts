import { NumericalError } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  dop853,
  mclachlan4,
  mclachlanAtela4,
  positionVerlet,
  type SeparableFlow,
  type SymplecticMethod,
  solveOde,
  solveSymplectic,
  symplecticIntegrator,
  verlet,
  yoshida4,
  yoshida6,
} from "../../src/index.ts";
import { kepler, keplerEnergy } from "../kepler.ts";
import { slope } from "../slope.ts";

const methods = [verlet, positionVerlet, yoshida4, mclachlan4, mclachlanAtela4, yoshida6];

/** A driven particle of relativistic kinetic energy √(1 + p²) in a potential -cos q: T is not quadratic, V depends on time. */
const driven: SeparableFlow = {
  dimension: 2,
  initialState: Float64Array.of(0.3, 0.8),
  force: (t, q, out) => {
    out[0] = -Math.sin(q[0]) + 0.3 * Math.cos(2 * t);
  },
  velocity: (t, p, out) => {
    out[0] = (p[0] / Math.sqrt(1 + p[0] * p[0])) * (1 + 0.2 * Math.sin(t));
  },
};

/** The end after a time with steps of a length, and the distance to a reference. */
function errors(flow: SeparableFlow, method: SymplecticMethod, duration: number, steps: readonly number[]): number[] {
  const d = flow.dimension / 2;
  const p = new Float64Array(d);
  const v = new Float64Array(d);
  const whole = {
    dimension: 2 * d,
    initialState: flow.initialState,
    field: (t: number, y: Float64Array, out: Float64Array) => {
      flow.force(t, y, v);
      for (let i = 0; i < d; i++) {
        p[i] = y[d + i];
        out[d + i] = v[i];
      }
      if (flow.velocity) flow.velocity(t, p, v);
      else v.set(p);
      for (let i = 0; i < d; i++) out[i] = v[i];
    },
  };
  const { states } = solveOde(whole, {
    duration,
    saveAt: Float64Array.of(duration),
    method: dop853,
    relativeTolerance: 1e-14,
  });
  return steps.map((step) => {
    const end = solveSymplectic(flow, { duration, step, saveEvery: duration, method }).states.subarray(2 * d);
    return Math.hypot(...end.map((value, i) => value - states[i]));
  });
}

describe.each(methods)("$name", (method) => {
  const { order } = method;
  const symmetric = method !== mclachlanAtela4;
  const steps = order > 4 ? [1 / 8, 1 / 12, 1 / 16, 1 / 24] : [1 / 16, 1 / 32, 1 / 64, 1 / 128];

  test("converges with its order on an ellipse", () => {
    const observed = slope(steps, errors(kepler(0.2), method, 5, steps));
    expect(observed).toBeGreaterThan(order - 0.3);
    expect(observed).toBeLessThan(order + 1);
  });

  test("converges with its order where forces depend on time, and velocities are no momenta", () => {
    const expected = symmetric ? order : 3;
    const observed = slope(steps, errors(driven, method, 4, steps));
    expect(observed).toBeGreaterThan(expected - 0.4);
    expect(observed).toBeLessThan(expected + 1.3);
  });

  test("preserves areas: JᵀΩJ = Ω for the Jacobian of many steps, by differences", () => {
    const flow = kepler(0.3);
    // Differences of order 4.
    const h = 1e-4;
    const columns = Array.from({ length: 4 }, (_, j) => {
      const [far, near, minusNear, minusFar] = [2, 1, -1, -2].map((k) => {
        const initialState = flow.initialState.slice();
        initialState[j] += k * h;
        return solveSymplectic(flow, { initialState, duration: 3, step: 0.1, saveEvery: 3, method }).states.slice(4);
      });
      return near.map((value, i) => (8 * (value - minusNear[i]) - far[i] + minusFar[i]) / (12 * h));
    });
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        const [a, b] = [columns[i], columns[j]];
        const form = a[0] * b[2] - a[2] * b[0] + a[1] * b[3] - a[3] * b[1];
        expect(form).toBeCloseTo(i < 2 && j === i + 2 ? 1 : i >= 2 && j === i - 2 ? -1 : 0, 8);
      }
    }
  });
});

test.each([verlet, positionVerlet, yoshida4, mclachlan4, yoshida6])(
  "$name runs backward along the same states",
  (method) => {
    const stepper = symplecticIntegrator(kepler(0.5), { step: 0.05, method });
    stepper.advance(50);
    stepper.advance(-50);
    expect(stepper.time).toBe(0);
    stepper.state.forEach((value, i) => {
      expect(value).toBeCloseTo(kepler(0.5).initialState[i], 10);
    });
  },
);

describe("the error of the energy", () => {
  test.each([
    { method: verlet, bound: 0.05 },
    { method: yoshida4, bound: 0.005 },
    { method: mclachlan4, bound: 3e-5 },
  ])(
    "is after 10⁵ periods of an ellipse what it was after 20, with 60 steps each, by $method.name",
    ({ method, bound }) => {
      const step = (2 * Math.PI) / 60;
      const stepper = symplecticIntegrator(kepler(0.6), { step, method });
      const worstOf = (looks: number, stepsBetween: number): number => {
        let worst = 0;
        for (let k = 0; k < looks; k++) {
          stepper.advance(stepsBetween * step);
          worst = Math.max(worst, Math.abs(keplerEnergy(stepper.state) + 0.5));
        }
        return worst;
      };
      const early = worstOf(1200, 1);
      // 200 periods and a few steps apart, so that all parts of the ellipse are met.
      const late = worstOf(500, 60 * 200 + 7);
      expect(stepper.time / (2 * Math.PI)).toBeGreaterThan(100_000);
      expect(early).toBeLessThan(bound);
      expect(late).toBeLessThan(1.05 * early);
      expect(late).toBeGreaterThan(0.8 * early);
    },
  );

  test("falls with the order of the method", () => {
    const worst = [verlet, yoshida4, mclachlan4, yoshida6].map((method) => {
      const { states, times } = solveSymplectic(kepler(0.3), { duration: 100, step: 0.05, method });
      return Math.max(...times.map((_, k) => Math.abs(keplerEnergy(states, 4 * k) + 0.5)));
    });
    expect(worst).toEqual([...worst].sort((a, b) => b - a));
    expect(worst[3]).toBeLessThan(worst[0] / 10_000);
  });
});

describe("solveSymplectic", () => {
  test("keeps angular momentum to rounding", () => {
    const { states } = solveSymplectic(kepler(0.6), { duration: 100, step: 0.01, saveEvery: 100, method: yoshida4 });
    const [x, y, px, py] = states.subarray(4);
    expect(x * py - y * px).toBeCloseTo(0.8, 12);
  });

  test("evaluates one force per step where the last kick of a step is the first of the next", () => {
    let count = 0;
    const flow: SeparableFlow = {
      ...kepler(0.1),
      force: (t, q, out) => {
        count++;
        kepler(0.1).force(t, q, out);
      },
    };
    for (const [method, forces] of [
      [verlet, 1],
      [positionVerlet, 1],
      [yoshida4, 3],
      [mclachlan4, 5],
      [mclachlanAtela4, 4],
      [yoshida6, 7],
    ] as const) {
      count = 0;
      solveSymplectic(flow, { duration: 10, step: 0.1, method });
      expect(count).toBeLessThanOrEqual(100 * forces + 1);
    }
  });

  test("accepts a user's method, and says when it is none", () => {
    const leap: SymplecticMethod = { kind: "splitting", name: "Euler-Cromer", order: 1, kicks: [1], drifts: [1] };
    const observed = slope([0.01, 0.005, 0.0025], errors(kepler(0.2), leap, 1, [0.01, 0.005, 0.0025]));
    expect(Math.abs(observed - 1)).toBeLessThan(0.1);
    const solve = (change: Partial<SymplecticMethod>) =>
      solveSymplectic(kepler(0), { duration: 1, step: 0.1, method: { ...leap, ...change } });
    expect(() => solve({ kicks: [0.5, 0.4] })).toThrow(/add up to 1/);
    expect(() => solve({ kicks: [0.2, 0.2, 0.6] })).toThrow(/as many kicks as drifts/);
    expect(() => solveSymplectic({ ...kepler(0), dimension: 3 }, { duration: 1, step: 0.1 })).toThrow(/even/);
    expect(() => solveSymplectic(kepler(0), { duration: 1, step: -1 })).toThrow(RangeError);
  });

  test("says when the state diverges", () => {
    const flow: SeparableFlow = { ...kepler(0), force: (_, q, out) => void out.fill(q[0] ** 5 * 1e50) };
    expect(() => solveSymplectic(flow, { duration: 10, step: 0.1 })).toThrow(NumericalError);
  });

  test("after reset starts with a fresh force", () => {
    const stepper = symplecticIntegrator(kepler(0.2), { step: 0.1 });
    stepper.advance(1);
    const end = stepper.state.slice();
    stepper.reset(kepler(0.2).initialState);
    stepper.advance(1);
    expect(stepper.state).toEqual(end);
  });
});
