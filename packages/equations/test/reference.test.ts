import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { defineDelayFlow, defineFlow, defineMap, type FlowDefinition, type ParameterValues } from "../src/index.ts";
import { translated } from "./published-formulas.ts";

const shared = new URL("../../../../shared/reference/chaos-systems/", import.meta.url);
const present = existsSync(new URL("flows_checks.json", shared));

interface Check<P> {
  readonly points: readonly P[];
}
interface Point {
  readonly x: number[];
  readonly t?: number;
  readonly f_exact: number[];
  readonly jac_exact: number[][];
}
interface DelayPoint {
  readonly x: number;
  readonly x_delayed: number;
  readonly t: number;
  readonly f_exact: number;
  readonly dfdx_exact: number;
  readonly dfdxdelayed_exact: number;
}
interface Formulas {
  readonly state: string[];
  readonly equations?: Record<string, string>;
  readonly next?: Record<string, string>;
  readonly delayed?: string;
}
interface Inputs {
  readonly parameters: ParameterValues;
}

function read<T>(name: string, part: string): Record<string, T> {
  return JSON.parse(readFileSync(new URL(name, shared), "utf8"))[part];
}

/** A definition of the system `name` from the reference's own formulas and parameters. */
function definitionOf(name: string, kind: "flows" | "maps"): Definition {
  const { state, equations, next } = read<Formulas>("equations.json", kind)[name];
  const { parameters } = read<Inputs>(`${kind}_inputs.json`, "systems")[name];
  const texts = Object.entries(equations ?? next ?? {}).map(([key, text]) => [key, translated(text)]);
  return { state, parameters, equations: Object.fromEntries(texts), initialState: state.map(() => 0) };
}
type Definition = Omit<FlowDefinition, "period">;

/** The largest difference of two arrays, in units of the largest entry of the second. */
function relativeError(ours: ArrayLike<number>, theirs: readonly number[]): number {
  const size = Math.max(...theirs.map(Math.abs)) || 1;
  return Math.max(...theirs.map((value, k) => Math.abs(ours[k] - value))) / size;
}

describe.skipIf(!present)(
  "what is compiled from the shared reference's formulas (skipped where ../shared is absent)",
  () => {
    test("has its 50-digit fields and Jacobians", () => {
      const checks = Object.entries(read<Check<Point>>("flows_checks.json", "systems"));
      const checked = checks.filter(([name]) => read<Formulas>("equations.json", "flows")[name].delayed === undefined);
      for (const [name, { points }] of checked) {
        const system = defineFlow(definitionOf(name, "flows"));
        const field = system.field(system.parameters);
        const jacobian = system.jacobian(system.parameters);
        const out = new Float64Array(system.dimension ** 2);
        for (const { x, t = 0, f_exact, jac_exact } of points) {
          field(t, Float64Array.from(x), out);
          expect(relativeError(out, f_exact), `${name}: field at ${x}`).toBeLessThan(1e-12);
          jacobian(t, Float64Array.from(x), out);
          expect(relativeError(out, jac_exact.flat()), `${name}: Jacobian at ${x}`).toBeLessThan(1e-12);
        }
      }
      expect(checked.length).toBeGreaterThanOrEqual(90);
    });

    test("has its 50-digit maps and their Jacobians", () => {
      const checks = Object.entries(read<Check<Point>>("maps_checks.json", "systems"));
      for (const [name, { points }] of checks.filter(([key]) => key !== "BlinkingVortexMap")) {
        const system = defineMap(definitionOf(name, "maps"));
        const out = new Float64Array(system.dimension ** 2);
        for (const { x, f_exact, jac_exact } of points) {
          system.map(system.parameters)(Float64Array.from(x), out);
          expect(relativeError(out, f_exact), `${name}: map at ${x}`).toBeLessThan(1e-12);
          system.jacobian(system.parameters)(Float64Array.from(x), out);
          expect(relativeError(out, jac_exact.flat()), `${name}: Jacobian at ${x}`).toBeLessThan(1e-12);
        }
      }
      expect(checks.length).toBeGreaterThanOrEqual(15);
    });

    test("has its 50-digit derivatives by present and past states", () => {
      const checks = Object.entries(read<Check<DelayPoint>>("flows_checks.json", "systems"));
      const delayed = checks.filter(([name]) => read<Formulas>("equations.json", "flows")[name].delayed !== undefined);
      for (const [name, { points }] of delayed) {
        const system = defineDelayFlow({ ...definitionOf(name, "flows"), past: { x_delayed: ["x", "tau"] } });
        const out = new Float64Array(2);
        for (const { x, x_delayed, t, f_exact, dfdx_exact, dfdxdelayed_exact } of points) {
          const past = (): Float64Array => Float64Array.of(x_delayed);
          system.field(system.parameters)(t, Float64Array.of(x), past, out);
          expect(relativeError(out, [f_exact]), `${name}: field at ${x}, ${x_delayed}`).toBeLessThan(1e-12);
          system.jacobian(system.parameters)(t, Float64Array.of(x), past, out);
          expect(relativeError(out, [dfdx_exact, dfdxdelayed_exact]), `${name}: Jacobian at ${x}`).toBeLessThan(1e-12);
        }
      }
      expect(delayed.length).toBeGreaterThanOrEqual(4);
    });
  },
);
