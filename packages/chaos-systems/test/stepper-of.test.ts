import { mapOf, mapStepper } from "@attractors/core";
import { integrator, radau5 } from "@attractors/solvers";
import { describe, expect, test } from "vitest";
import {
  flowOf,
  henonMap,
  kuramotoSivashinsky,
  lorenz,
  mackeyGlass,
  sprottMore,
  stepperOf,
  systems,
  trajectoryOf,
} from "../src/index.ts";

describe("stepperOf", () => {
  test.each(systems.map((system) => [system.name, system] as const))("%s moves, and stays finite", (_, system) => {
    const stepper = stepperOf(system, { relativeTolerance: 1e-6, absoluteTolerance: 1e-9 });
    stepper.advance(system.kind === "map" ? 5 : 0.5 * Math.min(system.period, 10));
    expect(stepper.state.every(Number.isFinite)).toBe(true);
    expect(stepper.time).toBeGreaterThan(0);
    expect(stepper.tangent === undefined).toBe(system.kind === "delay");
  });

  test("goes where trajectoryOf goes", () => {
    for (const system of [lorenz, sprottMore, kuramotoSivashinsky()]) {
      const { states, times, dimension } = trajectoryOf(system, {
        ...{ periods: 0.5, pointsPerPeriod: 10, transient: 0, observed: false },
      });
      const stepper = stepperOf(system);
      times.forEach((time, k) => {
        stepper.advance(time - stepper.time);
        for (let i = 0; i < dimension; i++) expect(stepper.state[i]).toBeCloseTo(states[k * dimension + i], 6);
      });
    }
  });

  test("is the solvers' integrator of the flow, and core's stepper of the map", () => {
    const [ours, theirs] = [
      stepperOf(lorenz, { method: radau5, relativeTolerance: 1e-6 }),
      integrator(flowOf(lorenz), { method: radau5, relativeTolerance: 1e-6, absoluteTolerance: 1e-12 }),
    ];
    const [map, plain] = [stepperOf(henonMap), mapStepper(mapOf(henonMap))];
    for (const [stepper, other] of [
      [ours, theirs],
      [map, plain],
    ]) {
      stepper.advance(3);
      other.advance(3);
      expect(stepper.state).toEqual(other.state);
    }
  });

  test("takes only explicit methods for delay systems", () => {
    expect(() => stepperOf(mackeyGlass, { method: radau5 })).toThrow("method must be an explicit one");
  });
});
