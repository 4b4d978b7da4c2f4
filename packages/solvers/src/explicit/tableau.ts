import { checkFinite } from "@attractors/core";
import type { ExplicitRungeKutta } from "../ode-method.ts";
import { hermiteRows } from "./interpolant-rows.ts";

/**
 * An explicit method as flat rows of coefficients over the slots of stage derivatives, in the order in which they are
 * worked off: stages 2 … s, the new state, the error estimate and its guard, the further stages of dense output, the rows
 * of the interpolant. Row r uses `coefficients[starts[r] … starts[r + 1] - 1]`, for slots 0, 1, 2, …
 */
export interface Tableau {
  readonly coefficients: Float64Array;
  readonly starts: Int32Array;
  /** Of each row, the place of the first term after the first that is not zero. */
  readonly resumes: Int32Array;
  /** Time of each row in parts of the step. */
  readonly nodes: Float64Array;
  /** Slot into which the field at the result of each row goes, -1 where it is not evaluated. */
  readonly slotOf: Int32Array;
  /** Number of slots of stage derivatives; stage i has slot i - 1, the field at the new state slot `stages`. */
  readonly slots: number;
  /** s; the row of the new state is row s - 1. */
  readonly stages: number;
  /** Order of the error estimate plus one, 0 if there is none. */
  readonly errorOrder: number;
  /** Whether the error estimate needs the field at the new state, which is otherwise evaluated in accepted steps only. */
  readonly errorNeedsEnd: boolean;
  readonly guarded: boolean;
  /** First row after the error estimates, and first row of the interpolant. */
  readonly denseStart: number;
  readonly interpolantStart: number;
  /** Number of rows in all. */
  readonly rows: number;
}

/** Methods are data that do not change: each is checked and flattened once. */
const known: WeakMap<ExplicitRungeKutta, Tableau> = /* @__PURE__ */ new WeakMap();

/**
 * Flattens a method and checks that it is one.
 *
 * @throws {RangeError} if shapes do not fit, if a row does not add up to its node, or the weights to 1.
 */
export function flattenTableau(method: ExplicitRungeKutta): Tableau {
  const tableau = known.get(method) ?? flatten(method);
  known.set(method, tableau);
  return tableau;
}

function flatten(method: ExplicitRungeKutta): Tableau {
  const { name, error, interpolant } = method;
  const { nodes, stages, weights } = withoutLastStage(method);
  const count = stages.length;
  const further = interpolant?.stages ?? [];
  const furtherNodes = interpolant?.nodes ?? [];
  const slots = count + 1 + further.length;

  check(name, count > 0, "has no stages");
  check(name, nodes.length === count && furtherNodes.length === further.length, "needs one node for every stage");
  for (let i = 0; i < count; i++) checkStage(name, stages[i], nodes[i], i);
  check(name, weights.length === count, `needs ${count} weights, got ${weights.length}`);
  check(name, closeTo(sum(weights), 1), `needs weights that add up to 1, got ${sum(weights)}`);
  for (let i = 0; i < further.length; i++) checkStage(name, further[i], furtherNodes[i], count + 1 + i);

  const estimates = error ? [error.weights, ...(error.guard ? [error.guard] : [])] : [];
  for (const row of estimates) {
    check(name, row.length <= count + 1 && closeTo(sum(row), 0), "needs error weights that add up to 0, s + 1 at most");
  }
  const output = interpolant?.rows ?? hermiteRows(weights);
  for (const row of output) check(name, row.length <= slots, "has an interpolant with more columns than stages");

  const rows = [...stages.slice(1), weights, ...estimates, ...further, ...output].map(withoutTrailingZeros);
  const starts = new Int32Array(rows.length + 1);
  for (let r = 0; r < rows.length; r++) starts[r + 1] = starts[r] + rows[r].length;
  const coefficients = Float64Array.from(rows.flat());
  checkFinite(`method ${name}: its coefficients`, coefficients);

  const errorNeedsEnd = estimates.some((row) => withoutTrailingZeros(row).length === count + 1);
  const denseStart = count + estimates.length;
  const interpolantStart = denseStart + further.length;
  const slotOf = Int32Array.from(rows, (_, r) => {
    if (r < count - 1 || (r === count - 1 && errorNeedsEnd)) return r + 1;
    return r >= denseStart && r < interpolantStart ? count + 1 + r - denseStart : -1;
  });
  return {
    coefficients,
    starts,
    resumes: Int32Array.from(rows, (row) => {
      const place = row.findIndex((a, j) => j > 0 && a !== 0);
      return place > 0 ? place : row.length;
    }),
    nodes: Float64Array.from([
      ...nodes.slice(1),
      1,
      ...estimates.map(() => 1),
      ...furtherNodes,
      ...output.map(() => 1),
    ]),
    slotOf,
    slots,
    stages: count,
    errorOrder: error ? error.order + 1 : 0,
    errorNeedsEnd,
    guarded: estimates.length === 2,
    denseStart,
    interpolantStart,
    rows: rows.length,
  };
}

/** Takes away a last stage that is the field at the new state: it is there in every method. */
function withoutLastStage({ nodes, stages, weights }: ExplicitRungeKutta): {
  nodes: readonly number[];
  stages: readonly (readonly number[])[];
  weights: readonly number[];
} {
  const s = stages.length;
  const last = stages[s - 1] ?? [];
  const repeated = s > 1 && nodes[s - 1] === 1 && weights.every((b, i) => b === (last[i] ?? 0));
  if (!repeated) return { nodes, stages, weights };
  return { nodes: nodes.slice(0, -1), stages: stages.slice(0, -1), weights: weights.slice(0, s - 1) };
}

function checkStage(name: string, row: readonly number[], node: number, before: number): void {
  check(name, row.length <= before, `is not explicit: its stage ${before + 1} has ${row.length} coefficients`);
  check(name, closeTo(sum(row), node), `needs stage ${before + 1} to add up to its node ${node}, got ${sum(row)}`);
}

function check(name: string, holds: boolean, complaint: string): void {
  if (!holds) throw new RangeError(`method ${name} ${complaint}`);
}

function sum(row: readonly number[]): number {
  return row.reduce((total, value) => total + value, 0);
}

function closeTo(value: number, expected: number): boolean {
  return Math.abs(value - expected) < 1e-9;
}

function withoutTrailingZeros(row: readonly number[]): readonly number[] {
  let length = row.length;
  while (length > 1 && row[length - 1] === 0) length--;
  return row.slice(0, length);
}
