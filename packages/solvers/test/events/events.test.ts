import { type Flow, NumericalError } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  autoSwitch,
  bdf,
  dop853,
  dormandPrince54,
  gaussLegendre4,
  implicitEuler,
  type OdeEvent,
  type OdeMethod,
  radau5,
  radau9,
  rk4,
  rodas5P,
  rosenbrock23,
  solveOde,
  tsit5,
  vern7,
  vern9,
} from "../../src/index.ts";
import { convection, linearFlow, oscillator, scalarFlow } from "../flows.ts";

const tight = { method: dop853, relativeTolerance: 1e-13 };

const pendulum: Flow = {
  dimension: 2,
  initialState: Float64Array.of(2, 0),
  field: (_, s, out) => {
    out[0] = s[1];
    out[1] = -Math.sin(s[0]);
  },
};

/** A ball above the floor, under gravity 2: height and velocity. */
const ball: Flow = {
  dimension: 2,
  initialState: Float64Array.of(1, 0),
  field: (_, s, out) => {
    out[0] = s[1];
    out[1] = -2;
  },
};

/** Reflects the ball from the floor, with a part of its speed. */
const bounce = (restitution: number, terminal = false): OdeEvent => ({
  value: (_, s) => s[0],
  direction: -1,
  terminal,
  change: (_, s, out) => {
    out[0] = 0;
    out[1] = -restitution * s[1];
  },
});

/** The period of a pendulum of amplitude `angle`: 2π over the arithmetic-geometric mean of 1 and cos(angle / 2) (Gauss). */
function pendulumPeriod(angle: number): number {
  let [a, g] = [1, Math.cos(angle / 2)];
  for (let k = 0; k < 8; k++) [a, g] = [(a + g) / 2, Math.sqrt(a * g)];
  return (2 * Math.PI) / a;
}

describe("events", () => {
  test("of a pendulum come at the quarters of its period, known by an elliptic integral", () => {
    const period = pendulumPeriod(2);
    const events: OdeEvent[] = [
      { value: (_, s) => s[0] },
      { value: (_, s) => s[1], direction: -1 },
      { value: (_, s) => s[0], direction: 1 },
    ];
    const solution = solveOde(pendulum, { duration: 2.1 * period, events, ...tight });
    const [zeros, tops, rising] = solution.events;
    [1, 3, 5, 7].forEach((quarter, k) => {
      expect(zeros.times[k]).toBeCloseTo((quarter * period) / 4, 11);
    });
    expect(zeros.times.length).toBe(4);
    // It starts at rest on top, which is not a crossing; then the velocity falls through zero once in each period.
    expect(tops.times.length).toBe(2);
    expect(tops.times[0]).toBeCloseTo(period, 11);
    expect(tops.states[0]).toBeCloseTo(2, 11);
    expect([...rising.times]).toEqual([zeros.times[1], zeros.times[3]]);
    expect(solution.endedBy).toBe(-1);
  });

  test.each([tsit5, dormandPrince54, vern7, dop853, vern9])("are as accurate as the tolerance with $name", (method) => {
    const { events } = solveOde(oscillator, {
      duration: 20,
      method,
      relativeTolerance: 1e-9,
      events: [{ value: (_, s) => s[0] }],
    });
    expect(events[0].times.length).toBe(6);
    events[0].times.forEach((t, k) => {
      expect(t).toBeCloseTo((k + 0.5) * Math.PI, 7);
    });
  });

  test("are found with steps of fixed length, to the order of dense output", () => {
    const { events } = solveOde(oscillator, {
      duration: 2,
      method: rk4,
      step: 0.05,
      events: [{ value: (_, s) => s[0] }],
    });
    expect(events[0].times[0]).toBeCloseTo(Math.PI / 2, 6);
  });

  test("within one step are all found, in order", () => {
    // A single step of length 1, in which the clock passes ten marks.
    const marks = Array.from({ length: 10 }, (_, k) => (10 - k) / 10.5);
    const { events, statistics } = solveOde(
      scalarFlow(() => 1, 0),
      {
        duration: 1,
        firstStep: 1,
        events: marks.map((mark) => ({ value: (_: number, y: Float64Array) => y[0] - mark })),
      },
    );
    expect(statistics.accepted).toBe(1);
    events.forEach(({ times }, k) => {
      expect(times.length).toBe(1);
      expect(times[0]).toBeCloseTo(marks[k], 14);
    });
  });

  test("that cross twice between two looks are found from the slopes", () => {
    for (const gap of [1e-2, 1e-4, 1e-6]) {
      const { events } = solveOde(
        scalarFlow(() => 1, 0),
        {
          duration: 10,
          firstStep: 10,
          events: [{ value: (_, y) => (y[0] - 5.1) ** 2 - (gap / 2) ** 2 }],
        },
      );
      expect([...events[0].times].map((t) => t - 5.1)).toHaveLength(2);
      expect(events[0].times[1] - events[0].times[0]).toBeCloseTo(gap, 9);
    }
  });

  test("that only touch zero may be missed, those that stay away from it never occur", () => {
    const { events } = solveOde(oscillator, {
      duration: 20,
      events: [{ value: (_, s) => s[0] - 1 }, { value: (_, s) => s[0] - 1.0000001 }, { value: (_, s) => s[0] + 1.1 }],
      ...tight,
    });
    for (const t of events[0].times) expect(Math.abs(Math.cos(t) - 1)).toBeLessThan(1e-12);
    expect(events[1].times.length).toBe(0);
    expect(events[2].times.length).toBe(0);
  });

  test("do not occur at the start, nor on a path that stays at zero", () => {
    const atStart = solveOde(
      scalarFlow(() => 1, 0),
      { duration: 1, events: [{ value: (_, y) => y[0] }] },
    );
    expect(atStart.events[0].times.length).toBe(0);
    const still = solveOde(
      scalarFlow(() => 0, 0),
      { duration: 1, events: [{ value: (_, y) => y[0] }] },
    );
    expect(still.events[0].times.length).toBe(0);
  });

  test("occur backward in time too, rising in the direction of integration", () => {
    const { events } = solveOde(oscillator, {
      duration: -5,
      events: [{ value: (_, s) => s[0], direction: -1 }, { value: (_, s) => s[0] }],
      ...tight,
    });
    expect(events[0].times.length).toBe(1);
    expect(events[0].times[0]).toBeCloseTo(-Math.PI / 2, 11);
    expect(events[1].times[1]).toBeCloseTo((-3 * Math.PI) / 2, 11);
  });

  test("of a chaotic path lie on their surface", () => {
    const { events, interpolate } = solveOde(convection, {
      duration: 20,
      events: [{ value: (_, s) => s[2] - 27, direction: 1 }],
      ...tight,
    });
    expect(events[0].times.length).toBeGreaterThan(20);
    const out = new Float64Array(3);
    events[0].times.forEach((t, k) => {
      expect(events[0].states[3 * k + 2]).toBeCloseTo(27, 11);
      interpolate(t, out);
      expect([...out]).toEqual([...events[0].states.slice(3 * k, 3 * k + 3)]);
    });
  });
});

describe("a terminal event", () => {
  test("ends the integration where it occurs", () => {
    const solution = solveOde(oscillator, {
      duration: 100,
      events: [{ value: () => 1 }, { value: (_, s) => s[0], terminal: true }],
      ...tight,
    });
    expect(solution.endedBy).toBe(1);
    expect(solution.times.at(-1)).toBeCloseTo(Math.PI / 2, 12);
    expect(solution.states.at(-2)).toBeCloseTo(0, 12);
    expect(solution.states.at(-1)).toBeCloseTo(-1, 12);
    const out = new Float64Array(2);
    solution.interpolate(1.5, out);
    expect(out[0]).toBeCloseTo(Math.cos(1.5), 11);
    expect(() => solution.interpolate(1.6, out)).toThrow(RangeError);
  });

  test("leaves the samples before it", () => {
    const { times, states } = solveOde(oscillator, {
      duration: 100,
      saveEvery: 0.5,
      events: [{ value: (_, s) => s[0], terminal: true }],
      ...tight,
    });
    expect([...times]).toEqual([0, 0.5, 1, 1.5]);
    expect(states[6]).toBeCloseTo(Math.cos(1.5), 11);
  });
});

describe("a change of state", () => {
  test("makes a ball bounce at the times and speeds of school physics", () => {
    // From height 1 under gravity 2 it falls for a time 1, and each flight takes 2 r^k.
    const r = 0.8;
    const { events, states, interpolate } = solveOde(ball, { duration: 8, events: [bounce(r)] });
    let expected = 1;
    events[0].times.forEach((t, k) => {
      expect(t).toBeCloseTo(expected, 11);
      expect(events[0].states[2 * k + 1]).toBeCloseTo(-2 * r ** k, 11);
      expected += 2 * r ** (k + 1);
    });
    expect(expected).toBeGreaterThan(8);
    expect(states.filter((_, i) => i % 2 === 0).every((height) => height > -1e-12)).toBe(true);
    const out = new Float64Array(2);
    interpolate(1 + r, out);
    expect(out[0]).toBeCloseTo(r * r, 11);
    expect(out[1]).toBeCloseTo(0, 11);
  });

  test("counts bounces until the flights are too short for the numbers", () => {
    const { events, failure } = solveOde(ball, { duration: 20, events: [bounce(0.5)], partial: true, maxSteps: 2000 });
    // The flights add up to 1 + 2 (1/2 + 1/4 + …) = 3.
    expect(events[0].times.length).toBeGreaterThan(20);
    expect(events[0].times[20]).toBeCloseTo(3 - 2 ** -19, 10);
    expect(failure?.reason ?? "none").toMatch(/none|too-many-steps|step-too-small/);
  });

  test("keeps both states of the jump, and samples after it", () => {
    const jump: OdeEvent = {
      value: (t) => t - 1,
      change: (_, y, out) => {
        out[0] = y[0] + 10;
      },
    };
    const growth = scalarFlow((_, y) => y, 1);
    const all = solveOde(growth, { duration: 2, events: [jump], ...tight });
    const k = all.times.indexOf(1);
    expect(all.times[k + 1]).toBe(1);
    expect(all.states[k]).toBeCloseTo(Math.E, 12);
    expect(all.states[k + 1]).toBeCloseTo(Math.E + 10, 12);
    expect(all.states.at(-1)).toBeCloseTo((Math.E + 10) * Math.E, 10);

    const sampled = solveOde(growth, { duration: 2, events: [jump], saveEvery: 0.5, ...tight });
    expect([...sampled.times]).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(sampled.states[1]).toBeCloseTo(Math.exp(0.5), 12);
    expect(sampled.states[2]).toBeCloseTo(Math.E + 10, 12);
    const out = new Float64Array(1);
    sampled.times.forEach((t, i) => {
      sampled.interpolate(t, out);
      expect(out[0]).toBe(sampled.states[i]);
    });
  });

  test("of two events at the same time happens in their order", () => {
    const add =
      (amount: number): OdeEvent["change"] =>
      (_t, y, out) => {
        out[0] = 2 * y[0] + amount;
      };
    const { states, events } = solveOde(
      scalarFlow(() => 0, 1),
      {
        duration: 2,
        events: [
          { value: (t) => t - 1, change: add(1) },
          { value: (t) => 2 * t - 2, change: add(5) },
          { value: (_, y) => y[0] - 3.5 },
        ],
      },
    );
    // 1 becomes 2 + 1 = 3, and 3 becomes 6 + 5 = 11. The third value changes sign by the jump, not on the path.
    expect(states.at(-1)).toBe(11);
    expect([...events[0].times, ...events[1].times]).toEqual([1, 1]);
    expect(events[2].times.length).toBe(0);
  });

  test("can be switched: a thermostat between two temperatures follows its exact cycle", () => {
    // Heats towards 2 or cools towards 0 at rate 1, and switches at 1.5 and 0.5: each half takes log 3.
    const room: Flow = {
      dimension: 2,
      initialState: Float64Array.of(0.5, 1),
      field: (_, s, out) => {
        out[0] = (s[1] > 0 ? 2 : 0) - s[0];
        out[1] = 0;
      },
    };
    const switchTo =
      (to: number): OdeEvent["change"] =>
      (_t, _y, out) => {
        out[1] = to;
      };
    const { events } = solveOde(room, {
      duration: 10,
      events: [
        { value: (_, s) => s[0] - 1.5, direction: 1, change: switchTo(-1) },
        { value: (_, s) => s[0] - 0.5, direction: -1, change: switchTo(1) },
      ],
      ...tight,
    });
    events[0].times.forEach((t, k) => {
      expect(t).toBeCloseTo((2 * k + 1) * Math.log(3), 10);
    });
    expect(events[0].times.length).toBe(5);
    expect(events[1].times.length).toBe(4);
  });

  test("may come with the end of the integration", () => {
    const { states, endedBy, times } = solveOde(ball, { duration: 5, events: [bounce(1, true)] });
    expect(endedBy).toBe(0);
    expect(times.at(-1)).toBeCloseTo(1, 13);
    expect(states.at(-2)).toBeCloseTo(0, 13);
  });

  test("must be finite, and so must the value of an event", () => {
    const events: OdeEvent[] = [
      {
        value: (t) => t - 0.5,
        change: (_t, _y, out) => {
          out[0] = Number.NaN;
        },
      },
    ];
    const growth = scalarFlow((_, y) => y, 1);
    expect(() => solveOde(growth, { duration: 1, events })).toThrow(
      "solveOde: the state after event 0 must be finite, got NaN at index 0",
    );
    expect(() => solveOde(growth, { duration: 1, events: [{ value: () => Number.NaN }] })).toThrow(NumericalError);
  });
});

describe.each<{ method: OdeMethod; digits: number }>([
  { method: radau5, digits: 6 },
  { method: radau9, digits: 6 },
  { method: rodas5P, digits: 6 },
  { method: bdf, digits: 4 },
  { method: gaussLegendre4, digits: 6 },
  { method: rosenbrock23, digits: 4 },
  { method: implicitEuler, digits: 2 },
  { method: autoSwitch, digits: 6 },
])("events of $method.name", ({ method, digits }) => {
  const options = { method, relativeTolerance: digits < 4 ? 1e-5 : 1e-8 };

  test("of an oscillator come at the zeros of the cosine, and end it where they are terminal", () => {
    const { events, times } = solveOde(oscillator, {
      ...options,
      duration: 20,
      events: [{ value: (_, s) => s[0] }, { value: (t) => t - 7, terminal: true }],
    });
    expect(events[0].times.length).toBe(2);
    expect(events[0].times[0]).toBeCloseTo(Math.PI / 2, digits);
    expect(events[0].times[1]).toBeCloseTo((3 * Math.PI) / 2, digits);
    expect(times.at(-1)).toBeCloseTo(7, 12);
  });

  test("change the state: a ball bounces, and dense output follows each flight", () => {
    const { events, times, states, interpolate } = solveOde(ball, { ...options, duration: 4, events: [bounce(0.5)] });
    expect(events[0].times.length).toBeGreaterThan(2);
    expect(events[0].times[0]).toBeCloseTo(1, digits);
    expect(events[0].times[1]).toBeCloseTo(2, digits);
    const out = new Float64Array(2);
    for (const t of [0.3, 1.2, 1.5, 1.9]) {
      interpolate(t, out);
      expect(out[0]).toBeCloseTo(t < 1 ? 1 - t * t : (t - 1) * (2 - t), digits - 1);
    }
    for (let k = 1; k < times.length - 1; k++) {
      interpolate(times[k], out);
      const jumped = times[k + 1] === times[k];
      if (!jumped) expect(out[0]).toBe(states[2 * k]);
    }
  });
});

test("watching changes neither steps nor states", () => {
  const plain = solveOde(convection, { duration: 5 });
  const watched = solveOde(convection, { duration: 5, events: [{ value: (_, s) => s[2] - 27 }] });
  expect([...watched.states]).toEqual([...plain.states]);
  const linear = linearFlow([0, 1, -1, 0], [1, 0]);
  expect(solveOde(linear, { duration: 0, events: [{ value: () => 1 }] }).events[0].times.length).toBe(0);
});
