import type { Flow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { createEngine, placeEngine } from "../../src/engine.ts";
import {
  autoSwitch,
  dop853,
  dormandPrince54,
  integrator,
  radau5,
  rk4,
  type SolveOdeOptions,
  type Switching,
  solveOde,
  tsit5,
  vern7,
  vern9,
} from "../../src/index.ts";
import { explicitStiffness, realStability, spectralRadius } from "../../src/stiff/stability.ts";
import { prime, takeStep } from "../../src/take-step.ts";
import { convection, linearFlow, oscillator, scalarFlow } from "../flows.ts";
import { vanDerPol } from "./problems.ts";

function engineOf(flow: Flow, method = tsit5): ReturnType<typeof createEngine> {
  const e = createEngine("test", flow, { method, relativeTolerance: 1e-6 });
  placeEngine(e, flow.initialState, 0);
  return e;
}

describe("stability of explicit methods", () => {
  test("ends on the real axis where it is known to", () => {
    // Kutta 4: 2.7853; Dormand-Prince 5: 3.3066; Tsit5: 3.5068.
    expect(realStability(engineOf(oscillator, rk4.error ? rk4 : tsit5).tableau)).toBeGreaterThan(2.7);
    expect(realStability(engineOf(oscillator, dormandPrince54).tableau)).toBeCloseTo(3.3066, 3);
    expect(realStability(engineOf(oscillator, tsit5).tableau)).toBeCloseTo(3.5068, 3);
    expect(realStability(engineOf(oscillator, dop853).tableau)).toBeCloseTo(6.39, 1);
  });

  test("h |λ| of a linear equation is read off from the last stages of a step", () => {
    for (const method of [tsit5, dop853, dormandPrince54, vern7, vern9]) {
      const rate = 37;
      const e = engineOf(linearFlow([-rate], [1]), method);
      prime(e);
      for (let k = 0; k < 5; k++) takeStep(e, 1);
      expect(explicitStiffness(e) / (rate * (e.time - e.startTime))).toBeCloseTo(1, 3);
    }
  });

  test("steps of an explicit method hover at the end of its stability where a system is stiff", () => {
    const e = engineOf(scalarFlow((t, y) => -1e4 * (y - Math.cos(t)), 1));
    prime(e);
    for (let k = 0; k < 300; k++) takeStep(e, 10);
    expect(explicitStiffness(e)).toBeGreaterThan(0.8 * 3.5);
    expect(explicitStiffness(e)).toBeLessThan(1.2 * 3.51);
  });

  test("the spectral radius comes out of the power method, of complex pairs too", () => {
    for (const [matrix, radius] of [
      [[-100, 1, 0, -1], 100],
      [[0, 7, -7, 0], 7],
      [[0, 0, 0, 0], 0],
    ] as const) {
      const vector = Float64Array.of(1, 1);
      let estimate = 0;
      for (let k = 0; k < 10; k++) estimate = spectralRadius(Float64Array.from(matrix), vector, new Float64Array(2));
      expect(estimate).toBeCloseTo(radius, 6);
    }
  });
});

describe("the automatic choice", () => {
  const run = (flow: Flow, options: SolveOdeOptions): ReturnType<typeof solveOde> =>
    solveOde(flow, { method: autoSwitch, ...options });

  test("takes the steps of its explicit method where nothing is stiff", () => {
    const chosen = run(convection, { duration: 20 });
    expect([...chosen.states]).toEqual([...solveOde(convection, { duration: 20, method: tsit5 }).states]);
  });

  test("turns to the stiff method soon", () => {
    const stiff = scalarFlow((t, y) => -1e6 * (y - Math.cos(t)), 0);
    const { statistics, states } = run(stiff, { duration: 10, relativeTolerance: 1e-8 });
    expect(statistics.accepted).toBeLessThan(400);
    expect(states.at(-1)).toBeCloseTo(Math.cos(10) + Math.sin(10) * 1e-6, 7);
  });

  test("turns back: a relaxation oscillator is stiff and not, four times in a period", () => {
    // Fast jumps of Van der Pol's oscillator take explicit steps, the slow branches stiff ones.
    const explicitOnly = solveOde(vanDerPol, {
      duration: 2,
      method: tsit5,
      relativeTolerance: 1e-6,
      maxSteps: 30_000,
      partial: true,
    });
    expect(explicitOnly.failure?.reason).toBe("too-many-steps");
    const { statistics, states } = run(vanDerPol, { duration: 2, relativeTolerance: 1e-6 });
    expect(statistics.accepted).toBeLessThan(1500);
    expect(states.at(-2)).toBeCloseTo(1.706167732170483, 4);
    const rodas = solveOde(vanDerPol, { duration: 2, method: autoSwitch.stiff, relativeTolerance: 1e-6 });
    expect(statistics.evaluations / statistics.accepted).toBeLessThan(
      rodas.statistics.evaluations / rodas.statistics.accepted,
    );
  });

  test("becomes explicit again where a rate falls", () => {
    // λ(t) falls from 1e5 to 1 at t = 1; from there on the system oscillates and is not stiff.
    const fading: Flow = {
      dimension: 2,
      initialState: Float64Array.of(1, 0),
      field: (t, y, out) => {
        const rate = t < 1 ? 1e5 : 0;
        out[0] = y[1] - rate * (y[0] - Math.cos(t));
        out[1] = -y[0] - rate * (y[1] + Math.sin(t));
      },
    };
    const { states, statistics } = run(fading, { duration: 100, relativeTolerance: 1e-8 });
    const alone = solveOde(oscillator, { duration: 99, method: tsit5, relativeTolerance: 1e-8 });
    expect(states.at(-2)).toBeCloseTo(Math.cos(100), 5);
    expect(statistics.evaluations).toBeLessThan(1.3 * alone.statistics.evaluations);
  });

  test("has dense output that is continuous over both methods", () => {
    const { times, states, interpolate } = run(vanDerPol, { duration: 2, relativeTolerance: 1e-7 });
    const out = new Float64Array(2);
    for (let k = 1; k < times.length - 1; k += 7) {
      const span = times[k + 1] - times[k];
      interpolate(times[k] + 1e-7 * span, out);
      expect(Math.abs(out[0] - states[2 * k])).toBeLessThan(1e-5);
      interpolate(times[k + 1] - 1e-7 * span, out);
      expect(Math.abs(out[0] - states[2 * k + 2])).toBeLessThan(1e-5);
    }
  });

  test("saves the same whether asked during or after", () => {
    const options: SolveOdeOptions = { duration: 2, relativeTolerance: 1e-6 };
    const { interpolate } = run(vanDerPol, options);
    const sampled = run(vanDerPol, { ...options, saveEvery: 0.05 });
    const out = new Float64Array(2);
    for (const k of [3, 17, 18, 2, 30]) {
      interpolate(sampled.times[k], out);
      expect(out[0]).toBeCloseTo(sampled.states[2 * k], 12);
    }
  });

  test("takes other methods, and works step by step", () => {
    const other: Switching = { ...autoSwitch, nonstiff: vern7, stiff: radau5 };
    const stepper = integrator(vanDerPol, { method: other, relativeTolerance: 1e-9 });
    for (let k = 0; k < 20; k++) stepper.advance(0.1);
    expect(stepper.time).toBeCloseTo(2, 12);
    expect(stepper.state[0]).toBeCloseTo(1.706167732170483, 6);
    stepper.reset(vanDerPol.initialState);
    stepper.advance(2);
    expect(stepper.state[0]).toBeCloseTo(1.706167732170483, 6);
  });

  test("refuses steps of fixed length, tangent vectors, and explicit methods that show no stiffness", () => {
    expect(() => run(oscillator, { duration: 1, step: 0.1 })).toThrow("leave out the option step");
    expect(() => integrator(vanDerPol, { method: autoSwitch }).tangent?.(new Float64Array(4))).toThrow(
      "takes no tangent vectors along",
    );
    const odd: Switching = {
      ...autoSwitch,
      nonstiff: {
        ...tsit5,
        nodes: [0],
        stages: [[]],
        weights: [1],
        interpolant: undefined,
        error: { order: 0, weights: [0] },
      },
    };
    expect(() => run(oscillator, { duration: 1, method: odd })).toThrow(RangeError);
  });
});
