import type { FlowSystem, Stepper } from "@attractors/core";
import { defineFlow } from "@attractors/equations";
import { describe, expect, test } from "vitest";
import { sprottMore, stepperOf, stickSlipOscillator, trajectoryOf } from "../src/index.ts";

/** A mass on a spring with dry friction: x'' = -x - f sign(x'). */
const friction = defineFlow({
  name: "Friction",
  state: ["x", "v"],
  parameters: { f: 0.1 },
  equations: { x: "v", v: "-x - f*sign(v)" },
  switches: ["v"],
  initialState: [1, 0],
  period: 2 * Math.PI,
});

/** A block on a moving belt, pulled by a spring: it sticks to the belt until the spring is stronger than friction. */
const belt = defineFlow({
  name: "Belt",
  state: ["x", "v"],
  parameters: { f: 1, speed: 0.5 },
  equations: { x: "v", v: "-x - f*sign(v - speed)" },
  switches: ["v - speed"],
  initialState: [0, 0.5],
  period: 2 * Math.PI,
});

const exact = { relativeTolerance: 1e-11, absoluteTolerance: 1e-13 };

/** Where a path ends, from a state, after a duration. */
function endOf(system: FlowSystem, initialState: readonly number[], duration: number): Float64Array {
  const stepper = stepperOf(system, { ...exact, initialState });
  stepper.advance(duration);
  return stepper.state.slice();
}

/** The tangent vectors along a path that start as the unit vectors, row by row. */
function tangents(stepper: Stepper, duration: number): Float64Array {
  const n = stepper.dimension;
  const vectors = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
  stepper.tangent?.(vectors);
  stepper.advance(duration);
  return vectors;
}

describe("a field that jumps", () => {
  test("a mass with dry friction swings half periods around ±f, each 2f shorter than the one before", () => {
    for (let half = 1; half <= 4; half++) {
      const [x, v] = endOf(friction, [1, 0], half * Math.PI);
      expect(Math.abs(x)).toBeCloseTo(1 - 0.2 * half, 9);
      expect(v).toBeCloseTo(0, 9);
    }
  });

  test("it comes to rest for good where the spring is weaker than friction", () => {
    const [x, v] = endOf(friction, [1, 0], 100);
    expect(v).toBeCloseTo(0, 9);
    expect(Math.abs(x)).toBeLessThanOrEqual(0.1 + 1e-9);
    expect(endOf(friction, [0.05, 0], 7)[0]).toBeCloseTo(0.05, 12);
  });

  test("a block sticks to the belt until x = -f is left, then slips: it leaves at x = f with the belt's speed", () => {
    // From x = 0 it goes with the belt until x = 1, at t = 2.
    expect([...endOf(belt, [0, 0.5], 1.2)]).toEqual([expect.closeTo(0.6, 10), expect.closeTo(0.5, 10)]);
    // Then v < speed: a harmonic oscillation around x = f, from (0, 0.5).
    const [x, v] = endOf(belt, [0, 0.5], 3);
    expect(x).toBeCloseTo(1 + 0.5 * Math.sin(1), 9);
    expect(v).toBeCloseTo(0.5 * Math.cos(1), 9);
  });

  test("states are saved in stick, in slip, and where one turns into the other", () => {
    const { times, states } = trajectoryOf(belt, { periods: 1, pointsPerPeriod: 40, transient: 0, ...exact });
    times.forEach((t, k) => {
      const x = t < 2 ? 0.5 * t : 1 + 0.5 * Math.sin(t - 2);
      expect(states[2 * k]).toBeCloseTo(x, 8);
    });
  });

  test("tangent vectors across jumps are those of differences between paths", () => {
    for (const [system, start, duration] of [
      [sprottMore, [...sprottMore.initialState], 5],
      [friction, [1, 0.3], 5],
      [stickSlipOscillator, [0.5, 1.5, 0.2], 6],
    ] as const) {
      const n = system.dimension;
      const vectors = tangents(stepperOf(system, { ...exact, initialState: start }), duration);
      for (let j = 0; j < n; j++) {
        const h = 1e-5;
        const beside = (by: number): Float64Array => {
          return endOf(
            system,
            start.map((value, i) => (i === j ? value + by : value)),
            duration,
          );
        };
        const [up, down] = [beside(h), beside(-h)];
        for (let i = 0; i < n; i++) {
          expect(vectors[j * n + i], `${system.name} ${i} ${j}`).toBeCloseTo((up[i] - down[i]) / (2 * h), 5);
        }
      }
    }
  });

  test("a path that sticks forgets its speed: tangent vectors lose a dimension", () => {
    const vectors = tangents(stepperOf(belt, { ...exact, initialState: [-0.4, 0.9] }), 1.5);
    expect(vectors[0] * vectors[3] - vectors[1] * vectors[2]).toBeCloseTo(0, 9);
  });

  test("along the flow tangent vectors neither grow nor shrink, also after many turns of the phase", () => {
    const stepper = stepperOf(stickSlipOscillator, { ...exact, initialState: [0.5, 1.5, 5000] });
    const velocity = (): number[] => {
      const out = new Float64Array(3);
      stickSlipOscillator.field(stickSlipOscillator.parameters)(0, stepper.state, out);
      return [...out];
    };
    const vector = Float64Array.from(velocity());
    stepper.tangent?.(vector);
    for (let k = 0; k < 20; k++) stepper.advance(1);
    velocity().forEach((value, i) => {
      expect(vector[i]).toBeCloseTo(value, 7);
    });
  });

  test("can be reset, and measured from a later time", () => {
    const stepper = stepperOf(belt, exact);
    stepper.advance(3);
    stepper.reset(Float64Array.of(0, 0.5), 7);
    stepper.advance(1.2);
    expect(stepper.time).toBe(8.2);
    expect(stepper.state[0]).toBeCloseTo(0.6, 10);
    expect(() => stepper.advance(-1)).toThrow("duration must be at least 0, got -1");
  });
});
