import { checkAtLeast, checkCount } from "@attractors/core";
import { associateInto, averageOf, checkModernState, type ModernHopfield } from "./modern-hopfield.ts";

export interface RetrieveOptions {
  /** The most updates; 1 retrieves in one step. @default 1000 */
  maxSteps?: number;
  /** Done when an update moves the state by no more than this distance. @default 1e-10 */
  tolerance?: number;
}

/** Where a retrieval ended. */
export interface Retrieval {
  readonly state: Float64Array;
  /** The weights of the patterns in the last update. */
  readonly weights: Float64Array;
  readonly steps: number;
  /** The distance that the last update moved the state. */
  readonly change: number;
  readonly converged: boolean;
}

/**
 * Updates a state until it stays: retrieval of a stored pattern from a part of it, or of the average of several.
 *
 * @throws {TypeError} if more than one step is asked for of a network whose output has another width than its patterns.
 * @throws {RangeError} if the state does not fit the network or is not finite, or an option is out of its range.
 *
 * @example
 * ```ts
 * import { modernHopfield, retrieve } from "@attractors/hopfield";
 *
 * const network = modernHopfield({ rows: 2, columns: 3, data: Float64Array.of(1, 1, 0, 0, 0, 2) }, { beta: 10 });
 * retrieve(network, Float64Array.of(1, 0, 0)).state; // ≈ [1.0000, 1.0000, 0.0000]
 * ```
 */
export function retrieve(
  network: ModernHopfield,
  state: Float64Array,
  { maxSteps = 1000, tolerance = 1e-10 }: RetrieveOptions = {},
): Retrieval {
  checkModernState("retrieve", network, state);
  checkCount("retrieve: maxSteps", maxSteps);
  checkAtLeast("retrieve: tolerance", tolerance, 0);
  const { patterns, projection } = network;
  if (maxSteps > 1 && projection.columns !== patterns.columns) {
    throw new TypeError(
      `retrieve: ${projection.columns} outputs cannot be updated again as ${patterns.columns} inputs; take maxSteps: 1`,
    );
  }
  const scores = new Float64Array(patterns.rows);
  const weights = new Float64Array(patterns.rows);
  let present = state;
  let steps = 0;
  let change = Infinity;
  while (steps < maxSteps && change > tolerance) {
    associateInto(network, present, scores, weights);
    const next = averageOf(projection, weights);
    change = next.length === present.length ? distance(next, present) : Infinity;
    present = next;
    steps++;
  }
  return { state: present, weights, steps, change, converged: change <= tolerance };
}

export function distance(a: Float64Array, b: Float64Array): number {
  let square = 0;
  for (let j = 0; j < a.length; j++) square += (a[j] - b[j]) ** 2;
  return Math.sqrt(square);
}
