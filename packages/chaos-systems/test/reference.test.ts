import { existsSync, readFileSync } from "node:fs";
import { defineFlow } from "@attractors/equations";
import { dop853, solveOde } from "@attractors/solvers";
import { describe, expect, test } from "vitest";
import { type FlowSystem, flowOf, lorenz96, systems } from "../src/index.ts";

const shared = new URL("../../../../shared/reference/chaos-systems/", import.meta.url);
const present = existsSync(new URL("flows_checks.json", shared));

interface Check {
  points: { x: number[]; t: number; f_exact: number[]; jac_exact: number[][] }[];
  trajectory: { t0: number; x0: number[]; times: number[]; states: number[][]; suggested_rel_tol: number[] };
}
interface Formulas {
  state: string[];
  equations: Record<string, string>;
}
type ParametersOf = Record<string, { parameters: Record<string, number>; initial_conditions: number[] }>;

function read<T>(name: string, part: string): T {
  return JSON.parse(readFileSync(new URL(name, shared), "utf8"))[part];
}

/** Names of the published database where they are not those of the catalogue. */
const published: Record<string, string> = { Roessler: "Rossler", HyperRoessler: "HyperRossler" };
const publishedName = (system: FlowSystem): string => published[system.name] ?? system.name;

/** The catalogue, with the database's member of the family of Lorenz and the database's name of its parameter. */
const members: FlowSystem[] = [...systems.filter(({ name }) => name !== "Lorenz96"), lorenz96(4)];
const parametersOf = (system: FlowSystem): Record<string, number> => {
  const { f, ...others } = read<ParametersOf>("flows_inputs.json", "systems")[publishedName(system)].parameters;
  if (f === undefined) return others;
  return system.name === "Lorenz96" ? { forcing: f } : { ...others, f };
};

/** The largest difference of two arrays, in units of the largest entry of the second. */
function relativeError(ours: ArrayLike<number>, theirs: readonly number[]): number {
  const size = Math.max(...theirs.map(Math.abs));
  return Math.max(...theirs.map((value, k) => Math.abs(ours[k] - value))) / size;
}

describe("the catalogue, against 50-digit values of the shared reference", () => {
  test.skipIf(!present)("has their right-hand sides and Jacobians (skipped where ../shared is absent)", () => {
    const checks = read<Record<string, Check>>("flows_checks.json", "systems");
    const checked = members.filter((system) => publishedName(system) in checks);
    for (const system of checked) {
      const { dimension, field, jacobian } = flowOf(system, { parameters: parametersOf(system) });
      const out = new Float64Array(dimension * dimension);
      for (const { x, t, f_exact, jac_exact } of checks[publishedName(system)].points) {
        field(t, Float64Array.from(x), out);
        expect(relativeError(out, f_exact), `${system.name}: field at ${x}`).toBeLessThan(1e-12);
        jacobian?.(t, Float64Array.from(x), out);
        expect(relativeError(out, jac_exact.flat()), `${system.name}: Jacobian at ${x}`).toBeLessThan(1e-12);
      }
    }
    expect(checked.length).toBeGreaterThanOrEqual(8);
  });

  test.skipIf(!present)("follows their trajectories through a period (skipped where ../shared is absent)", () => {
    const checks = read<Record<string, Check>>("flows_checks.json", "systems");
    for (const system of members.filter((system) => publishedName(system) in checks)) {
      const { t0, x0, times, states, suggested_rel_tol } = checks[publishedName(system)].trajectory;
      const flow = flowOf(system, { parameters: parametersOf(system), initialState: x0 });
      const tolerances = { relativeTolerance: 1e-13, absoluteTolerance: 1e-13 };
      const saveAt = Float64Array.from(times);
      const duration = times[times.length - 1] - t0;
      const path = solveOde(flow, { duration, startTime: t0, method: dop853, saveAt, ...tolerances });
      const size = Math.max(...states.flat().map(Math.abs));
      states.forEach((state, k) => {
        const errors = state.map((value, i) => Math.abs(path.states[k * state.length + i] - value) / size);
        expect(Math.max(...errors), `${system.name} at t = ${times[k]}`).toBeLessThan(suggested_rel_tol[k] + 1e-12);
      });
    }
  });

  test.skipIf(!present)("has the database's equations in a readable form (skipped where ../shared is absent)", () => {
    const formulas = read<Record<string, Formulas>>("equations.json", "flows");
    const inputs = read<ParametersOf>("flows_inputs.json", "systems");
    for (const system of members) {
      const { state, equations } = formulas[publishedName(system)];
      const { parameters, initial_conditions } = inputs[publishedName(system)];
      const expanded = defineFlow({
        state,
        parameters,
        equations: Object.fromEntries(Object.entries(equations).map(([name, text]) => [name, asChoice(text)])),
        initialState: initial_conditions,
      });
      const { dimension, field, initialState } = flowOf(system, { parameters: parametersOf(system) });
      const [ours, theirs] = [new Float64Array(dimension), new Float64Array(dimension)];
      const at = Float64Array.from(initialState);
      for (let k = 0; k < 5; k++) {
        for (let i = 0; i < dimension; i++) at[i] = initial_conditions[i] * (1 - 0.5 * k) + 0.1 * k * i;
        field(0, at, ours);
        expanded.field(expanded.parameters)(0, at, theirs);
        expect(relativeError(ours, [...theirs]), system.name).toBeLessThan(1e-13);
      }
    }
  });
});

/** `Piecewise((a, condition), (b, True))` in the syntax of formulas. */
function asChoice(formula: string): string {
  return formula.replaceAll(/Piecewise\(\((.+?), (.+?)\), \((.+?), True\)\)/g, "($2 ? $1 : $3)");
}
