import { type CatalogueMap, mapOf } from "../../src/index.ts";
import { type Case, compare, type Decimal, numbersOf, type ReferenceFile, systemsOf } from "./case.ts";
import { databaseSystem } from "./database.ts";
import { once } from "./flows.ts";
import { mapExponents } from "./lyapunov.ts";

interface MapPoint {
  readonly x: unknown;
  readonly f_exact: unknown;
  readonly jac_exact?: unknown;
}

interface Oracle {
  readonly spectrum?: readonly Decimal[];
  readonly se?: readonly Decimal[];
  readonly iterations_per_member?: number;
  readonly transient?: number;
}

interface MapCheck {
  readonly points?: readonly MapPoint[];
  readonly iterates_exact?: readonly unknown[];
  readonly lyapunov_oracle?: Oracle;
  readonly initial_conditions?: unknown;
}

interface PublishedMap {
  readonly system: CatalogueMap;
  readonly parameters: Readonly<Record<string, number>>;
  readonly initialState: readonly number[];
}

const EXACT = 1e-12;

/** Every point, every iterate and every spectrum as a case. */
export function mapCases(file: ReferenceFile, files: readonly ReferenceFile[]): Case[] {
  return Object.entries(systemsOf<MapCheck>(file)).flatMap(([name, check]) => {
    const { points = [], iterates_exact: iterates = [], lyapunov_oracle: oracle } = check;
    const found = once(() => publishedMap(name, check, files));
    const exact = once(() => exactIterates(found(), iterates.length));
    return [
      ...points.map((point, k) => ({ name: `${name} map, point ${k + 1}`, answer: () => answerPoint(found(), point) })),
      ...iterates.map((row, k) => ({
        name: `${name} map, iterate ${k + 1}`,
        answer: () => answerIterate(exact(), numbersOf(row), k),
      })),
      ...(oracle?.spectrum
        ? [{ name: `${name} map, Lyapunov exponents`, answer: () => answerExponents(found(), oracle) }]
        : []),
    ];
  });
}

function publishedMap(name: string, check: MapCheck, files: readonly ReferenceFile[]): PublishedMap {
  const { system, parameters, initialState } = databaseSystem(name, ["map"], files);
  if (system.kind !== "map") throw new Error(`${name} is no map`);
  const start = check.initial_conditions ? numbersOf(check.initial_conditions) : initialState;
  return { system, parameters, initialState: start };
}

function answerPoint({ system, parameters }: PublishedMap, { x, f_exact, jac_exact }: MapPoint): string[] {
  const n = system.dimension;
  const state = Float64Array.from(numbersOf(x));
  const [image, back, jacobian] = [new Float64Array(n), new Float64Array(n), new Float64Array(n * n)];
  system.map(parameters)(state, image);
  system.jacobian(parameters)(state, jacobian);
  const complaints = [
    ...compare("the image", image, numbersOf(f_exact), EXACT),
    ...(jac_exact === undefined ? [] : compare("the Jacobian", jacobian, numbersOf(jac_exact), EXACT)),
  ];
  if (system.inverse) {
    system.inverse(parameters)(image, back);
    complaints.push(...compare("the preimage of the image", back, [...state], 1e-9));
  }
  return complaints;
}

/** Iterates, and how much rounding has grown in them: by the product of the Jacobians so far. */
interface Iterates {
  readonly states: readonly Float64Array[];
  readonly growth: readonly number[];
}

function exactIterates({ system, parameters, initialState }: PublishedMap, count: number): Iterates {
  const { dimension: n, map, jacobian } = mapOf(system, { parameters, initialState });
  let state = Float64Array.from(initialState);
  const derivatives = new Float64Array(n * n);
  const states: Float64Array[] = [];
  const growth: number[] = [];
  let grown = 1;
  for (let k = 0; k < count; k++) {
    jacobian?.(state, derivatives);
    const next = new Float64Array(n);
    map(state, next);
    grown = 1 + grown * Math.max(1, Math.hypot(...derivatives));
    state = next;
    states.push(next);
    growth.push(grown);
  }
  return { states, growth };
}

/** To 1e-12, or as far as rounding has grown. */
function answerIterate({ states, growth }: Iterates, row: readonly number[], k: number): string[] {
  return compare("the iterate", states[k], row, Math.max(EXACT, 4 * Number.EPSILON * growth[k]));
}

/** Within three standard errors, of theirs and of ours. */
function answerExponents({ system, parameters, initialState }: PublishedMap, oracle: Oracle): string[] {
  const { spectrum = [], se = [], iterations_per_member: iterations = 40_000, transient = 2000 } = oracle;
  const stored = system.invariants;
  const ours = mapExponents(mapOf(system, { parameters, initialState }), { iterations, transient });
  return spectrum.flatMap((value, i) => {
    const expected = Number(value);
    const within = (exponent: number, error: number): boolean =>
      Math.abs(exponent - expected) <= 3 * Math.hypot(error, Number(se[i] ?? 0)) + 1e-9;
    if (within(ours.spectrum[i], ours.errors[i])) return [];
    if (stored && within(stored.lyapunovExponents[i], stored.lyapunovErrors[i])) return [];
    return [`exponent ${i + 1} is ${ours.spectrum[i]} ± ${ours.errors[i]}, expected ${expected} ± ${se[i]}`];
  });
}
