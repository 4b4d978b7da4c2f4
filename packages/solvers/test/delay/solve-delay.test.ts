import { type DelayField, type DelayFlow, NumericalError } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { dop853, solveDelay, solveOde, tsit5 } from "../../src/index.ts";
import { slope } from "../slope.ts";

function scalar(
  f: (t: number, y: number, past: (delay: number) => number) => number,
  delays: DelayFlow["delays"],
  initial: number,
  history?: (t: number) => number,
): DelayFlow {
  const field: DelayField = (t, y, past, out) => {
    out[0] = f(t, y[0], (delay) => past(delay)[0]);
  };
  return {
    dimension: 1,
    delays,
    initialState: Float64Array.of(initial),
    field,
    ...(history && {
      history: (t: number, out: Float64Array) => {
        out[0] = history(t);
      },
    }),
  };
}

const linear = scalar((_, _y, past) => -past(0), [1], 1);

/** The solution of y' = -y(t - 1) from the history 1: Σ_k (-1)^k (t - k + 1)^k / k! over k ≤ t + 1. */
function linearSolution(t: number): number {
  let sum = 0;
  let factorial = 1;
  for (let k = 0; k <= t + 1; k++) {
    factorial *= k > 0 ? k : 1;
    sum += ((-1) ** k * (t - k + 1) ** k) / factorial;
  }
  return sum;
}

const distances = (times: Float64Array, points: readonly number[]): number[] =>
  points.map((point) => Math.min(...times.map((t) => Math.abs(t - point))));

describe("breaking points", () => {
  test("are ends of steps, so that pieces that are polynomials come out exactly at loose tolerances", () => {
    const { interpolate, statistics } = solveDelay(linear, { duration: 4, relativeTolerance: 1e-2 });
    const out = new Float64Array(1);
    for (let t = 0; t <= 4; t += 0.0625) {
      interpolate(t, out);
      expect(out[0]).toBeCloseTo(linearSolution(t), 13);
    }
    expect(statistics.accepted).toBeLessThan(20);
  });

  test("are the delays and their sums, up to the order of the method, to the last bit", () => {
    for (const [method, levels] of [
      [tsit5, 5],
      [dop853, 8],
    ] as const) {
      const { times } = solveDelay(linear, { duration: 12, relativeTolerance: 1e-3, method });
      for (let k = 0; k <= levels; k++) expect(times).toContain(k);
    }
    const several = scalar((_, y, past) => past(0) - 0.3 * past(1) - y, [1, Math.SQRT2], 1);
    const { times } = solveDelay(several, { duration: 6, relativeTolerance: 1e-3 });
    for (let i = 0; i <= 5; i++) {
      for (let j = 0; i + j <= 5; j++) {
        const point = i + j * Math.SQRT2;
        if (point < 6) expect(distances(times, [point])[0]).toBeLessThan(4e-15);
      }
    }
  });

  test("that sums reach in different orders are one", () => {
    const flow = scalar((_, _y, past) => past(0) + past(1) - past(2), [0.1, 0.2, 0.3], 1);
    const { times } = solveDelay(flow, { duration: 2, relativeTolerance: 1e-3 });
    for (let k = 1; k < times.length; k++) expect(times[k] - times[k - 1]).toBeGreaterThan(1e-3);
    expect(Math.max(...distances(times, [0.1, 0.2, 0.3, 0.4, 0.5]))).toBeLessThan(1e-15);
  });

  test("include a jump between history and initial state", () => {
    // The fundamental solution of y' = -y(t - 1): Σ_k (-1)^k (t - k)^k / k! over k ≤ t.
    const { interpolate, times } = solveDelay(linear, {
      duration: 3,
      initialState: Float64Array.of(1),
      history: (_, out) => {
        out[0] = 0;
      },
      relativeTolerance: 1e-2,
    });
    const out = new Float64Array(1);
    for (const [t, value] of [
      [0.5, 1],
      [1.5, 0.5],
      [2.5, 1 - 1.5 + 0.125],
      [3, 1 - 2 + 0.5],
    ]) {
      interpolate(t, out);
      expect(out[0]).toBeCloseTo(value, 13);
    }
    expect(times).toContain(1);
  });

  test("may be given: a kink of the history, a switch in the equations", () => {
    const late = scalar(
      (_, _y, past) => past(0),
      [1],
      1,
      (t) => (t < -0.5 ? 0 : 1),
    );
    const { states, times } = solveDelay(late, {
      duration: 1,
      breakingPoints: [-0.5],
      saveAt: Float64Array.of(0.5, 1),
      relativeTolerance: 1e-2,
    });
    expect(times).toEqual(Float64Array.of(0.5, 1));
    expect(states[0]).toBeCloseTo(1, 14);
    expect(states[1]).toBeCloseTo(1.5, 14);

    const switched = scalar((t) => (t < 0.3 ? 1 : 2), [], 0);
    const { states: ends } = solveDelay(switched, { duration: 1, breakingPoints: [0.3], saveAt: Float64Array.of(1) });
    expect(ends[0]).toBeCloseTo(1.7, 14);
  });

  test("of a delay that depends on time are found", () => {
    // y' = y(t²/4 - 1) from the history 1: 1 + t to t = 2, then 3 + (t³ - 8) / 12 to √12.
    const flow = scalar((_, _y, past) => past(0), [(t) => t - (t * t) / 4 + 1], 1);
    const { interpolate, times } = solveDelay(flow, { duration: 3.4, relativeTolerance: 1e-2 });
    expect(distances(times, [2])[0]).toBeLessThan(1e-14);
    const out = new Float64Array(1);
    for (const t of [0.7, 2, 2.6, 3.1, 3.4]) {
      interpolate(t, out);
      expect(out[0]).toBeCloseTo(t < 2 ? 1 + t : 3 + (t ** 3 - 8) / 12, 13);
    }
  });

  test("of a delay that depends on the state are found", () => {
    // y' = y(t - y) from the history 1: 1 + t while t < y, that is always; with delay y/2 + 1/2: up to t = 2, where y = 3.
    const flow = scalar((_, _y, past) => past(0), [(_, y) => y[0] / 2 + 0.5], 1);
    const { times } = solveDelay(flow, { duration: 4, relativeTolerance: 1e-6 });
    expect(distances(times, [2])[0]).toBeLessThan(1e-13);
    // Behind it u = t - y/2 - 1/2 is the time looked at, and y' = 1 + u while u < 2: u' = 1 - (1 + u)/2, u = 1 - e^((2-t)/2).
    const { states } = solveDelay(flow, { duration: 4, saveAt: Float64Array.of(4), relativeTolerance: 1e-11 });
    const u = 1 - Math.exp(-1);
    expect(states[0]).toBeCloseTo(2 * (4 - 0.5 - u), 10);
  });
});

describe("the order", () => {
  // y' = y(t - 3π/2) has the solution sin t, without a kink.
  const smooth = scalar((_, _y, past) => past(0), [1.5 * Math.PI], 0, Math.sin);
  // Nonlinear, with kinks: the logistic equation of Hutchinson.
  const kinked = scalar((_, y, past) => 1.4 * y * (1 - past(0)), [1], 0.5);

  test.each([
    { method: tsit5, steps: [0.4, 0.2, 0.1, 0.05], order: 5 },
    { method: dop853, steps: [1.2, 0.8, 0.6, 0.45], order: 8 },
  ])("of $method.name is that for ordinary equations, for smooth solutions", ({ method, steps, order }) => {
    const errors = steps.map((step) => {
      const { states } = solveDelay(smooth, { duration: 14, method, step, saveAt: Float64Array.of(14) });
      return Math.abs(states[0] - Math.sin(14));
    });
    expect(slope(steps, errors)).toBeGreaterThan(order - 0.6);
  });

  test.each([
    { method: tsit5, steps: [1 / 4, 1 / 8, 1 / 16, 1 / 32], order: 5 },
    { method: dop853, steps: [1 / 3, 1 / 4, 1 / 5, 1 / 6, 1 / 8], order: 8 },
  ])("of $method.name is kept across kinks", ({ method, steps, order }) => {
    const end = { duration: 7.3, saveAt: Float64Array.of(7.3) };
    const exact = solveDelay(kinked, { ...end, method: dop853, relativeTolerance: 1e-14 }).states[0];
    const errors = steps.map((step) => Math.abs(solveDelay(kinked, { ...end, method, step }).states[0] - exact));
    expect(slope(steps, errors)).toBeGreaterThan(order - 0.6);
  });

  test("of dense output between the steps is that of the method", () => {
    for (const { method, local, order } of [
      { method: tsit5, local: [0.4, 0.2, 0.1, 0.05], order: 5 },
      { method: dop853, local: [0.9, 0.7, 0.5, 0.4], order: 8 },
    ]) {
      const out = new Float64Array(1);
      const errors = local.map((step) => {
        solveDelay(smooth, { duration: step, method, step }).interpolate(0.37 * step, out);
        return Math.abs(out[0] - Math.sin(0.37 * step));
      });
      expect(slope(local, errors)).toBeGreaterThan(order - 0.5);
    }
  });

  test("shows in the tolerance: the error falls with it", () => {
    const end = { duration: 7.3, saveAt: Float64Array.of(7.3) };
    const exact = solveDelay(kinked, { ...end, method: dop853, relativeTolerance: 1e-14 }).states[0];
    for (const relativeTolerance of [1e-4, 1e-6, 1e-8, 1e-10]) {
      for (const method of [tsit5, dop853]) {
        const { states } = solveDelay(kinked, { ...end, method, relativeTolerance });
        expect(Math.abs(states[0] - exact)).toBeLessThan(20 * relativeTolerance);
      }
    }
  });
});

describe("delays shorter than the step", () => {
  test("do not dictate the step", () => {
    // y' = -y(t - τ) has the solution e^(λt) with λ = -e^(-λτ).
    const delay = 1e-3;
    let rate = -1;
    for (let k = 0; k < 50; k++) rate = -Math.exp(-rate * delay);
    const flow = scalar(
      (_, _y, past) => -past(0),
      [delay],
      1,
      (t) => Math.exp(rate * t),
    );
    const { states, statistics } = solveDelay(flow, {
      duration: 5,
      saveAt: Float64Array.of(5),
      relativeTolerance: 1e-9,
      method: dop853,
    });
    expect(states[0]).toBeCloseTo(Math.exp(5 * rate), 10);
    expect(statistics.accepted).toBeLessThan(60);
  });

  test("may vanish: y' = 1 - y(e^(1 - 1/t)) has the solution log t (DDETST B1, Neves 1975)", () => {
    const flow = scalar((_, _y, past) => 1 - past(0), [(t) => t - Math.exp(1 - 1 / t)], Math.log(0.1), Math.log);
    const { interpolate } = solveDelay(flow, {
      startTime: 0.1,
      duration: 9.9,
      relativeTolerance: 1e-12,
      method: dop853,
    });
    const out = new Float64Array(1);
    for (let t = 0.1; t <= 10; t += 0.09) {
      interpolate(t, out);
      expect(out[0]).toBeCloseTo(Math.log(t), 10);
    }
  });

  test("may depend on the state: y = log t, z = 1/t (DDETST D1, Neves 1975)", () => {
    const flow: DelayFlow = {
      dimension: 2,
      delays: [(t, y) => t - Math.exp(1 - y[1])],
      initialState: Float64Array.of(Math.log(0.1), 10),
      history: (t, out) => {
        out[0] = Math.log(t);
        out[1] = 1 / t;
      },
      field: (_, y, past, out) => {
        out[0] = y[1];
        out[1] = -past(0)[1] * y[1] * y[1] * Math.exp(1 - y[1]);
      },
    };
    const { states } = solveDelay(flow, {
      startTime: 0.1,
      duration: 4.9,
      saveAt: Float64Array.of(1, 5),
      relativeTolerance: 1e-12,
      method: dop853,
    });
    expect(states[0]).toBeCloseTo(0, 9);
    expect(states[1]).toBeCloseTo(1, 9);
    expect(states[2]).toBeCloseTo(Math.log(5), 8);
    expect(states[3]).toBeCloseTo(0.2, 8);
  });

  test("may be zero: y' = y(t - 0) is y' = y", () => {
    const { states } = solveDelay(
      scalar((_, _y, past) => past(0), [0], 1),
      {
        duration: 1,
        saveAt: Float64Array.of(1),
        relativeTolerance: 1e-10,
      },
    );
    expect(states[0]).toBeCloseTo(Math.E, 8);
  });
});

describe("solveDelay", () => {
  test("agrees with one growing system of ordinary equations: an infection with lags 1 and 10 (Hairer, Nørsett and Wanner I, II.17)", () => {
    // dx/dt for x, the states y one and z ten units earlier.
    const infect = (
      x: ArrayLike<number>,
      y: ArrayLike<number>,
      z: ArrayLike<number>,
      out: Float64Array,
      at: number,
    ) => {
      const [x0, x1] = [x[0], x[1]];
      out[at] = -x0 * y[1] + z[1];
      out[at + 1] = x0 * y[1] - x1;
      out[at + 2] = x1 - z[1];
    };
    const initialState = Float64Array.of(5, 0.1, 1);
    const segment = (y: Float64Array, k: number): Float64Array =>
      k < 0 ? initialState : y.subarray(3 * k, 3 * (k + 1));
    let starts = [...initialState];
    const ends: number[] = [];
    for (let count = 1; count <= 40; count++) {
      const { states } = solveOde(
        {
          dimension: 3 * count,
          initialState: Float64Array.from(starts),
          field: (_, y, out) => {
            for (let k = 0; k < count; k++) infect(segment(y, k), segment(y, k - 1), segment(y, k - 10), out, 3 * k);
          },
        },
        { duration: 1, saveAt: Float64Array.of(1), method: dop853, relativeTolerance: 1e-11 },
      );
      ends.push(...states.subarray(-3));
      starts = [...starts, ...states.subarray(-3)];
    }
    const flow: DelayFlow = {
      dimension: 3,
      delays: [1, 10],
      initialState,
      field: (_, y, past, out) => infect(y, past(0), past(1), out, 0),
    };
    const { states } = solveDelay(flow, { duration: 40, saveEvery: 1, method: dop853, relativeTolerance: 1e-12 });
    ends.forEach((value, k) => {
      expect(Math.abs(states[3 + k] - value)).toBeLessThan(1e-9);
    });
  });

  test("takes the steps of solveOde where nothing is delayed", () => {
    const rotation = (y: Float64Array, out: Float64Array): void => {
      out[0] = y[1];
      out[1] = -y[0];
    };
    const initialState = Float64Array.of(1, 0);
    const plain = solveOde(
      { dimension: 2, initialState, field: (_, y, out) => rotation(y, out) },
      { duration: 7, relativeTolerance: 1e-8 },
    );
    const delayed = solveDelay(
      { dimension: 2, initialState, delays: [], field: (_, y, _past, out) => rotation(y, out) },
      { duration: 7, relativeTolerance: 1e-8 },
    );
    expect(delayed.times.length).toBe(plain.times.length);
    expect(delayed.states[delayed.states.length - 2]).toBeCloseTo(plain.states[plain.states.length - 2], 13);
  });

  test("gives each delay a state of its own", () => {
    // With y = t (history included), y(t - 1) - y(t - 3) = 2.
    const flow = scalar(
      (_, _y, past) => {
        const first = past(0);
        return (first - past(1)) / 2;
      },
      [1, 3],
      0,
      (t) => t,
    );
    expect(solveDelay(flow, { duration: 8, saveAt: Float64Array.of(8) }).states[0]).toBeCloseTo(8, 12);
  });

  test("returns exactly the times that were asked for", () => {
    const saveAt = Float64Array.of(0, 0.3, 1, 1, 2.7, Math.PI);
    const { times, states } = solveDelay(linear, { duration: Math.PI, saveAt });
    expect(times).toEqual(saveAt);
    expect(states[2]).toBe(states[3]);
    expect(solveDelay(linear, { duration: 1, saveEvery: 0.25 }).times).toEqual(Float64Array.of(0, 0.25, 0.5, 0.75, 1));
    const none = solveDelay(linear, { duration: 0 });
    expect([none.times, none.states]).toEqual([Float64Array.of(0), Float64Array.of(1)]);
    expect(none.statistics).toEqual({ accepted: 0, rejected: 0, evaluations: 0 });
  });

  test("starts where a given history ends", () => {
    const { states } = solveDelay(linear, {
      duration: 0,
      startTime: 2,
      history: (t, out) => {
        out[0] = t * t;
      },
    });
    expect(states[0]).toBe(4);
  });

  test("says where the solution ends, and returns what there is if asked to", () => {
    // y' = y² with a delay that does not matter: 1 / (1 - t).
    const explosion = scalar((_, y, past) => y * y + 0 * past(0), [0.4], 1);
    const { times, states, failure } = solveDelay(explosion, { duration: 2, partial: true });
    expect(failure).toBeInstanceOf(NumericalError);
    expect(Math.abs(times[times.length - 1] - 1)).toBeLessThan(1e-3);
    expect(states.every(Number.isFinite)).toBe(true);
    const reason = (options: object): string | undefined =>
      solveDelay(linear, { duration: 20, partial: true, ...options }).failure?.reason;
    expect(reason({ maxSteps: 3 })).toBe("too-many-steps");
    const undefinedLater = scalar((t, _y, past) => past(0) * Math.sqrt(1 - t), [0.3], 1);
    expect(() => solveDelay(undefinedLater, { duration: 2 })).toThrow(NumericalError);
    const first = scalar(
      (_, _y, past) => past(0),
      [1],
      1,
      () => Number.NaN,
    );
    expect(() => solveDelay(first, { duration: 2 })).toThrow(/not finite at t = 0/);
  });

  test("refuses wrong calls", () => {
    expect(() => solveDelay(linear, { duration: -1 })).toThrow(RangeError);
    expect(() =>
      solveDelay(
        scalar(() => 0, [-1], 0),
        { duration: 1 },
      ),
    ).toThrow(/delay 0 must be/);
    expect(() =>
      solveDelay(
        scalar(() => 0, [Number.NaN], 0),
        { duration: 1 },
      ),
    ).toThrow(RangeError);
    expect(() =>
      solveDelay(
        scalar((_, _y, past) => past(0), [() => -1], 0),
        { duration: 1 },
      ),
    ).toThrow(/negative/);
    expect(() => solveDelay(linear, { duration: 1, initialState: Float64Array.of(1, 2) })).toThrow(/initialState/);
    expect(() => solveDelay(linear, { duration: 1, breakingPoints: [Number.NaN] })).toThrow(/breakingPoints/);
    expect(() => solveDelay(linear, { duration: 1 }).interpolate(2, new Float64Array(1))).toThrow(/between 0 and 1/);
  });
});
