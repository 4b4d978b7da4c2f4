import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { dop853, solveEnsemble, solveOde } from "../../src/index.ts";
import { convection, linearFlow, scalarFlow } from "../flows.ts";

describe("solveEnsemble", () => {
  test("finds for every member what solveOde finds for it alone, bit for bit", () => {
    const rng = createRng(4);
    const count = 20;
    const initialStates = Float64Array.from({ length: 3 * count }, () => 10 * rng.normal());
    const options = { duration: 2, saveEvery: 0.5, relativeTolerance: 1e-8 };
    const { times, states, lengths, failures, statistics } = solveEnsemble(convection, { ...options, initialStates });
    expect([...times]).toEqual([0, 0.5, 1, 1.5, 2]);
    const total = { accepted: 0, rejected: 0, evaluations: 0 };
    for (let m = 0; m < count; m++) {
      const alone = solveOde(convection, { ...options, initialState: initialStates.slice(3 * m, 3 * m + 3) });
      expect([...states.slice(15 * m, 15 * m + 15)]).toEqual([...alone.states]);
      expect(lengths[m]).toBe(5);
      expect(failures[m]).toBeUndefined();
      total.accepted += alone.statistics.accepted;
      total.rejected += alone.statistics.rejected;
      total.evaluations += alone.statistics.evaluations;
    }
    expect(statistics).toEqual(total);
  });

  test("takes a flow for each member: parameters from a list", () => {
    const rates = [0.5, 1, 2, 4];
    const { states, times, count } = solveEnsemble((m) => linearFlow([-rates[m]], [3]), {
      duration: 1,
      count: rates.length,
      method: dop853,
      relativeTolerance: 1e-12,
    });
    expect([...times]).toEqual([1]);
    expect(count).toBe(4);
    rates.forEach((rate, m) => {
      expect(states[m]).toBeCloseTo(3 * Math.exp(-rate), 11);
    });
  });

  test("keeps the others when members fail, and what those had reached", () => {
    // y' = y² from y0 blows up at t = 1 / y0.
    const { states, lengths, failures } = solveEnsemble(
      scalarFlow((_, y) => y * y, 1),
      { duration: 1, saveEvery: 0.25, initialStates: Float64Array.of(0.5, 1.5, -1, 8), relativeTolerance: 1e-10 },
    );
    expect([...lengths]).toEqual([5, 3, 5, 1]);
    expect(failures.map((failure) => failure?.reason)).toEqual([
      undefined,
      "step-too-small",
      undefined,
      "step-too-small",
    ]);
    expect(states[4]).toBeCloseTo(1, 8);
    expect(states[5 + 2]).toBeCloseTo(1.5 / (1 - 0.75), 7);
    expect([...states.slice(8, 10)]).toEqual([Number.NaN, Number.NaN]);
    expect(states[14]).toBeCloseTo(-0.5, 8);
  });

  test("gives every member its own budget of steps", () => {
    const { failures } = solveEnsemble(convection, {
      duration: 1,
      maxSteps: 200,
      initialStates: new Float64Array(30).fill(1),
    });
    expect(failures.every((failure) => failure === undefined)).toBe(true);
  });

  test("may be empty, or a single member", () => {
    expect(solveEnsemble(convection, { duration: 1, count: 0 }).states.length).toBe(0);
    expect(solveEnsemble(convection, { duration: 1 }).states.length).toBe(3);
  });

  test("refuses shapes that do not fit", () => {
    expect(() => solveEnsemble(convection, { duration: 1, initialStates: new Float64Array(4) })).toThrow(RangeError);
    expect(() => solveEnsemble(convection, { duration: 1, count: 2, initialStates: new Float64Array(3) })).toThrow(
      "solveEnsemble: initialStates must be 2 rows of 3 numbers, got 3 in all",
    );
    expect(() =>
      solveEnsemble((m) => linearFlow(m === 0 ? [1] : [1, 0, 0, 1], m === 0 ? [1] : [1, 1]), { duration: 1, count: 2 }),
    ).toThrow("solveEnsemble: member 1 must have dimension 1, got 2");
    expect(() => solveEnsemble(convection, { duration: Number.NaN })).toThrow("duration must be finite, got NaN");
  });
});
