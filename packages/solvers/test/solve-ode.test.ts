import { NumericalError } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dop853, type OdeMethod, type SolveOdeOptions, solveOde, tsit5 } from "../src/index.ts";
import { convection, linearFlow, oscillator, scalarFlow } from "./flows.ts";

const growth = scalarFlow((_, y) => y, 1);
const tight = { method: dop853, relativeTolerance: 1e-12 };

function failureOf(run: () => unknown): NumericalError {
  try {
    run();
  } catch (error) {
    if (error instanceof NumericalError) return error;
    throw error;
  }
  throw new Error("nothing failed");
}

describe("solveOde", () => {
  test("turns a harmonic oscillator around once", () => {
    const { times, states } = solveOde(oscillator, { duration: 2 * Math.PI, ...tight });
    expect(times.at(-1)).toBe(2 * Math.PI);
    expect(states.at(-2)).toBeCloseTo(1, 11);
    expect(states.at(-1)).toBeCloseTo(0, 11);
  });

  test("saves the state after every step unless told otherwise", () => {
    const { times, states, statistics } = solveOde(convection, { duration: 1 });
    expect(times.length).toBe(statistics.accepted + 1);
    expect(states.length).toBe(3 * times.length);
    expect([times[0], ...states.slice(0, 3)]).toEqual([0, 1, 1, 20]);
  });

  test("saves at exact multiples of an interval, the end included", () => {
    const { times, states } = solveOde(growth, { duration: 0.3, saveEvery: 0.1, startTime: 0.7, ...tight });
    expect([...times]).toEqual([0.7, 0.7 + 0.1, 0.7 + 2 * 0.1, 0.7 + 3 * 0.1]);
    times.forEach((t, k) => {
      expect(states[k]).toBeCloseTo(Math.exp(t - 0.7), 10);
    });
  });

  test("does not save behind the end if the duration is no multiple of the interval", () => {
    expect([...solveOde(growth, { duration: 1, saveEvery: 0.4 }).times]).toEqual([0, 0.4, 0.8]);
  });

  test("saves at the times it is given, repeated ones too", () => {
    const saveAt = Float64Array.of(0, 0.25, 0.25, 1);
    const { times, states } = solveOde(growth, { duration: 1, saveAt, ...tight });
    expect([...times]).toEqual([...saveAt]);
    times.forEach((t, k) => {
      expect(states[k]).toBeCloseTo(Math.exp(t), 10);
    });
  });

  test("takes the same steps whatever is saved", () => {
    const every = solveOde(convection, { duration: 5 });
    const sampled = solveOde(convection, { duration: 5, saveEvery: 0.01 });
    expect(sampled.statistics).toEqual(every.statistics);
    expect([...sampled.states.slice(-3)]).toEqual([...every.states.slice(-3)]);
  });

  test("runs backward, and back to where it began", () => {
    const there = solveOde(convection, { duration: 0.5, ...tight });
    const back = solveOde(convection, {
      duration: -0.5,
      startTime: 0.5,
      initialState: there.states.slice(-3),
      saveEvery: 0.25,
      ...tight,
    });
    expect([...back.times]).toEqual([0.5, 0.25, 0]);
    [1, 1, 20].forEach((value, i) => {
      expect(back.states[6 + i]).toBeCloseTo(value, 6);
    });
  });

  test("returns the initial state after no time", () => {
    const { times, states, statistics, interpolate } = solveOde(growth, { duration: 0, startTime: 1 });
    expect([...times, ...states]).toEqual([1, 1]);
    expect(statistics).toEqual({ accepted: 0, rejected: 0, evaluations: 0 });
    const out = new Float64Array(1);
    interpolate(1, out);
    expect(out[0]).toBe(1);
    expect([...solveOde(growth, { duration: 0, saveEvery: 0.1 }).states]).toEqual([1]);
  });

  test("keeps a state that does not move, and tolerances of zero for a component that stays zero", () => {
    const still = solveOde(linearFlow([0, 0, 0, -1], [0, 1]), { duration: 5, absoluteTolerance: 0 });
    expect(still.states.at(-2)).toBe(0);
    expect(still.states.at(-1)).toBeCloseTo(Math.exp(-5), 6);
    expect(solveOde(linearFlow([1], [0]), { duration: 1e6 }).states.at(-1)).toBe(0);
  });

  test("obeys a tolerance of its own for each component", () => {
    // Two oscillators that do not interact, the second of which nobody cares about.
    const pair = linearFlow([0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 0, 30, 0, 0, -30, 0], [1, 0, 1, 0]);
    const loose = Float64Array.of(0, 0, 1e6, 1e6);
    const careful = solveOde(pair, { duration: 10, relativeTolerance: 1e-9 });
    const careless = solveOde(pair, { duration: 10, relativeTolerance: 1e-9, absoluteTolerance: loose });
    expect(careless.statistics.accepted).toBeLessThan(careful.statistics.accepted / 5);
    expect(careless.states.at(-4)).toBeCloseTo(Math.cos(10), 6);
  });

  test("takes no step longer than asked for, and starts with the step it is given", () => {
    const { times } = solveOde(growth, { duration: 1, firstStep: 1e-3, maxStep: 0.01 });
    expect(times[1]).toBe(1e-3);
    for (let k = 1; k < times.length; k++) expect(times[k] - times[k - 1]).toBeLessThan(0.01 + 1e-14);
  });

  test("counts every evaluation of the field", () => {
    for (const method of [tsit5, dop853]) {
      let calls = 0;
      const counted = {
        ...convection,
        field: (...all: Parameters<typeof convection.field>) => {
          calls++;
          convection.field(...all);
        },
      };
      const { statistics } = solveOde(counted, { duration: 3, method, firstStep: 1, saveEvery: 0.01 });
      expect(statistics.evaluations).toBe(calls);
      expect(statistics.rejected).toBeGreaterThan(0);
    }
  });

  test("does not shift a path when its times are shifted", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), (startTime) => {
        const here = solveOde(oscillator, { duration: 3, step: 1 / 16 });
        const there = solveOde(oscillator, { duration: 3, step: 1 / 16, startTime });
        expect([...there.states]).toEqual([...here.states]);
      }),
    );
  });
});

describe("interpolate", () => {
  test.each<OdeMethod>([tsit5, dop853])("of $name follows the solution to the tolerance", (method) => {
    const { interpolate } = solveOde(oscillator, { duration: 10, method, relativeTolerance: 1e-9 });
    const out = new Float64Array(2);
    for (let t = 0; t <= 10; t += 0.0137) {
      interpolate(t, out);
      expect(Math.hypot(out[0] - Math.cos(t), out[1] + Math.sin(t))).toBeLessThan(1e-7);
    }
  });

  test("gives the numbers that were saved, forward and backward, in any order", () => {
    for (const duration of [4, -0.3]) {
      const { dimension, times, states, interpolate } = solveOde(convection, { duration, saveEvery: 0.05 });
      const out = new Float64Array(dimension);
      for (const k of [3, 1, 5, 5, 2, times.length - 1, 0]) {
        interpolate(times[k], out);
        expect([...out]).toEqual([...states.slice(3 * k, 3 * k + 3)]);
      }
    }
  });

  test("refuses times outside, and an output of the wrong length", () => {
    const { interpolate } = solveOde(growth, { duration: 1 });
    const out = new Float64Array(1);
    expect(() => interpolate(1.01, out)).toThrow("interpolate: t must lie between 0 and 1, got 1.01");
    expect(() => interpolate(-1, out)).toThrow(RangeError);
    expect(() => interpolate(Number.NaN, out)).toThrow(RangeError);
    expect(() => interpolate(0.5, new Float64Array(2))).toThrow("interpolate: out must have 1 numbers, got 2");
  });
});

describe("failed mathematics", () => {
  test("a solution that blows up at t = 1 stops before", () => {
    const explosion = scalarFlow((_, y) => y * y, 1);
    for (const method of [tsit5, dop853]) {
      const error = failureOf(() => solveOde(explosion, { duration: 2, method }));
      expect(error.reason).toBe("step-too-small");
      expect(error.message).toContain("solveOde");

      const { times, states, failure } = solveOde(explosion, { duration: 2, method, partial: true });
      expect(failure?.reason).toBe("step-too-small");
      expect(times.at(-1)).toBeGreaterThan(0.999);
      expect(times.at(-1)).toBeLessThan(1.001);
      expect(states.every(Number.isFinite)).toBe(true);
    }
  });

  test("a field that ends at t = 1 diverges there, and leaves no NaN behind", () => {
    const root = scalarFlow((t, y) => Math.sqrt(1 - t) * y, 1);
    for (const method of [tsit5, dop853]) {
      expect(failureOf(() => solveOde(root, { duration: 2, method })).reason).toBe("diverged");
      const { times, states } = solveOde(root, { duration: 2, method, partial: true, saveEvery: 0.125 });
      expect([...times]).toEqual([0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, ...(times.length > 8 ? [1] : [])]);
      times.forEach((t, k) => {
        expect(states[k]).toBeCloseTo(Math.exp((2 / 3) * (1 - (1 - t) ** 1.5)), 4);
      });
    }
  });

  test("a field that is NaN at once, or overflows, diverges", () => {
    expect(
      failureOf(() =>
        solveOde(
          scalarFlow(() => Number.NaN, 1),
          { duration: 1 },
        ),
      ).reason,
    ).toBe("diverged");
    expect(
      failureOf(() =>
        solveOde(
          scalarFlow(() => 1e308, 1e308),
          { duration: 10 },
        ),
      ).reason,
    ).toBe("diverged");
    expect(
      failureOf(() =>
        solveOde(
          scalarFlow((_, y) => y * y, 1),
          { duration: 2, step: 0.1 },
        ),
      ).reason,
    ).toBe("diverged");
    const { times, states } = solveOde(
      scalarFlow(() => Number.NaN, 1),
      { duration: 1, saveEvery: 0.1, partial: true },
    );
    expect([...times, ...states]).toEqual([0, 1]);
  });

  test("a stiff system runs out of steps, and what was reached is kept", () => {
    const stiff = scalarFlow((t, y) => -1e6 * (y - Math.cos(t)), 0);
    const options = { duration: 1000, maxSteps: 1000 };
    expect(failureOf(() => solveOde(stiff, options)).reason).toBe("too-many-steps");
    const { times, statistics } = solveOde(stiff, { ...options, partial: true });
    expect(statistics.accepted + statistics.rejected).toBe(1000);
    expect(times.length).toBe(statistics.accepted + 1);
  });
});

describe("a wrong call", () => {
  const given: [string, SolveOdeOptions][] = [
    ["solveOde: duration must be finite, got NaN", { duration: Number.NaN }],
    ["solveOde: duration must be finite, got Infinity", { duration: Infinity }],
    ["solveOde: the state must have 1 numbers, got 2", { duration: 1, initialState: new Float64Array(2) }],
    [
      "solveOde: the state must be finite, got NaN at index 0",
      { duration: 1, initialState: Float64Array.of(Number.NaN) },
    ],
    ["solveOde: the time must be finite, got Infinity", { duration: 1, startTime: Infinity }],
    ["solveOde: saveEvery must be positive, got 0", { duration: 1, saveEvery: 0 }],
    ["solveOde: give saveEvery or saveAt, not both", { duration: 1, saveEvery: 1, saveAt: Float64Array.of(1) }],
    ["solveOde: saveAt must lie between 0 and 1, got 2 at index 1", { duration: 1, saveAt: Float64Array.of(0, 2) }],
    [
      "solveOde: saveAt must run from the start to the end, got 1 before 0.5",
      { duration: 1, saveAt: Float64Array.of(1, 0.5) },
    ],
    ["solveOde: relativeTolerance must be at least 0, got -1", { duration: 1, relativeTolerance: -1 }],
    ["solveOde: absoluteTolerance must have 1 numbers, got 2", { duration: 1, absoluteTolerance: new Float64Array(2) }],
    ["solveOde: relativeTolerance and absoluteTolerance must not both be 0", { duration: 1, relativeTolerance: 0 }],
    ["solveOde: step must be positive, got 0", { duration: 1, step: 0 }],
    ["solveOde: firstStep must be positive, got -1", { duration: 1, firstStep: -1 }],
    ["solveOde: maxStep must be positive, got NaN", { duration: 1, maxStep: Number.NaN }],
    ["solveOde: maxSteps must be a whole number, at least 1, got 0", { duration: 1, maxSteps: 0 }],
  ];
  test.each(given)("%s", (message, options) => {
    expect(() => solveOde(growth, options)).toThrow(RangeError);
    expect(() => solveOde(growth, options)).toThrow(message);
  });
});
