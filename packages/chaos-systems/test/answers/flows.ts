import type { CatalogueDelay, CatalogueFlow } from "../../src/index.ts";
import { type Case, compare, type Decimal, numbersOf, type ReferenceFile, systemsOf } from "./case.ts";
import { type DatabaseSystem, databaseSystem } from "./database.ts";
import { exactPath } from "./exact-path.ts";

interface Point {
  readonly x: unknown;
  readonly t: Decimal;
  readonly f_exact: unknown;
  readonly jac_exact?: unknown;
  readonly x_delayed?: unknown;
  readonly dfdx_exact?: unknown;
  readonly dfdxdelayed_exact?: unknown;
}

interface Path {
  readonly t0: Decimal;
  readonly x0: readonly Decimal[];
  readonly times: readonly Decimal[];
  readonly states: readonly (readonly Decimal[])[];
  readonly states_postprocessed?: readonly (readonly Decimal[])[];
  readonly reference_digits?: readonly Decimal[];
  readonly suggested_rel_tol?: readonly Decimal[];
}

export interface FlowCheck {
  readonly points?: readonly Point[];
  readonly trajectory?: Path;
  readonly tau?: Decimal;
}

/** Right-hand sides and Jacobians must agree to this fraction of their largest entry. */
const EXACT = 1e-12;

/** Every point and every state of a trajectory as a case. */
export function flowCases(file: ReferenceFile, files: readonly ReferenceFile[]): Case[] {
  return Object.entries(systemsOf<FlowCheck>(file)).flatMap(([name, { points = [], trajectory, tau }]) => {
    const asPublished = once(() => withDelay(databaseSystem(name, ["flow", "delay"], files), tau));
    const path = once(() => pathOf(asPublished(), trajectory));
    return [
      ...points.map((point, k) => ({
        name: `${name}, point ${k + 1}`,
        answer: () => answerPoint(asPublished(), point),
      })),
      ...(trajectory?.times ?? []).map((time, k) => ({
        name: `${name}, state at t = ${time}`,
        answer: () => (trajectory ? answerState(asPublished(), trajectory, path(), k) : []),
      })),
    ];
  });
}

function withDelay(found: DatabaseSystem, tau: Decimal | undefined): DatabaseSystem {
  return tau === undefined ? found : { ...found, parameters: { ...found.parameters, tau: Number(tau) } };
}

function answerPoint({ system, parameters }: DatabaseSystem, point: Point): string[] {
  const n = system.dimension;
  const t = Number(point.t);
  const x = Float64Array.from(numbersOf(point.x));
  const [f, jacobian] = [new Float64Array(n), new Float64Array(2 * n * n)];
  if (system.kind === "delay") {
    const delayed = Float64Array.from(numbersOf(point.x_delayed));
    const past = (): Float64Array => delayed;
    system.field(parameters)(t, x, past, f);
    system.jacobian(parameters)(t, x, past, jacobian);
    const expected = [...numbersOf(point.dfdx_exact), ...numbersOf(point.dfdxdelayed_exact)];
    return [
      ...compare("the field", f, numbersOf(point.f_exact), EXACT),
      ...compare("the Jacobian", jacobian, expected, EXACT),
    ];
  }
  if (system.kind === "map") return [`${system.name} is a map`];
  system.field(parameters)(t, x, f);
  system.jacobian(parameters)(t, x, jacobian);
  return [
    ...compare("the field", f, numbersOf(point.f_exact), EXACT),
    ...compare("the Jacobian", jacobian, numbersOf(point.jac_exact), EXACT),
  ];
}

function pathOf({ system, parameters }: DatabaseSystem, path: Path | undefined): Float64Array {
  if (!path || system.kind === "map") return new Float64Array(0);
  const given: CatalogueFlow | CatalogueDelay = system;
  return exactPath(given, {
    parameters,
    initialState: numbersOf(path.x0).slice(0, system.dimension),
    startTime: Number(path.t0),
    times: Float64Array.from(path.times, Number),
  });
}

function answerState({ system, parameters }: DatabaseSystem, path: Path, ours: Float64Array, k: number): string[] {
  const n = system.dimension;
  const scale = Math.max(...path.states.flat().map((value) => Math.abs(Number(value))));
  const tolerance = toleranceOf(path, k, system.kind === "delay");
  const complaints = compare("the state", ours.subarray(k * n), numbersOf(path.states[k]), tolerance, scale);
  const observed = path.states_postprocessed?.[k];
  if (observed && system.kind === "flow") {
    const out = new Float64Array(n);
    if (!system.observation) return [...complaints, "there is no observation"];
    system.observation.map(parameters)(Float64Array.from(numbersOf(path.states[k])), out);
    // A phase of 1e5 carries its rounding of 1e-11 into its sine.
    complaints.push(...compare("what is observed", out, numbersOf(observed), EXACT * (1 + scale)));
  }
  return complaints;
}

/** Of delay systems, for which files suggest nothing. */
const DELAYED = 1e-8;

/** What the file suggests, or two digits less than those that are good. */
function toleranceOf({ suggested_rel_tol, reference_digits }: Path, k: number, isDelayed: boolean): number {
  const suggested = Number(suggested_rel_tol?.[k] ?? (isDelayed ? DELAYED : 0));
  const digits = Number(reference_digits?.[k] ?? Infinity);
  return Math.max(suggested, 10 ** -(digits - 2));
}

/** Makes something when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
