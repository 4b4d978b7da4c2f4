import { checkCount, type Flow, NumericalError } from "@attractors/core";
import { type Integration, startIntegration } from "../integration.ts";
import { runToEnd } from "../run-to-end.ts";
import { sampleTimes } from "../sample-times.ts";
import type { SolveStatistics } from "../solve-ode.ts";
import type { StepOptions } from "../step-options.ts";

export interface SolveEnsembleOptions extends StepOptions {
  /** How far to integrate every member, in the unit of time. Negative runs backward. */
  duration: number;
  /** Where the members start, row by row. @default the initial state of the flow, for every member */
  initialStates?: Float64Array;
  /** Number of members. @default the number of rows of `initialStates`, 1 without */
  count?: number;
  /** @default 0 */
  startTime?: number;
  /** Saves states at `startTime + k * saveEvery`, by dense output. @default none: the state at the end is saved */
  saveEvery?: number;
  /** Saves states at these times, in the direction of integration, by dense output. */
  saveAt?: Float64Array;
}

/** The states of many members at the same times, in one array. */
export interface Ensemble {
  readonly dimension: number;
  readonly count: number;
  readonly times: Float64Array;
  /** `states[(m * times.length + k) * dimension + i]`: of member m at `times[k]`. NaN where a member did not get there. */
  readonly states: Float64Array;
  /** How many of the times each member reached: all of them unless it failed. */
  readonly lengths: Int32Array;
  /** Why a member stopped before the end; undefined if it did not. */
  readonly failures: readonly (NumericalError | undefined)[];
  /** Of all members together. */
  readonly statistics: SolveStatistics;
}

/**
 * Solves the same equations from many initial states, or with many parameters: `flow` is one flow, or a function that
 * gives the flow of each member. Steps adapt to each member on its own, so that every member is what `solveOde` finds; one
 * that fails does not lose the others.
 *
 * @throws {RangeError} if an option is out of its range, or an initial state is not finite.
 *
 * @example
 * ```ts
 * import { solveEnsemble } from "@attractors/solvers";
 *
 * const decayAt = (rate: number) => ({
 *   dimension: 1,
 *   initialState: Float64Array.of(1),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = -rate * y[0];
 *   },
 * });
 * solveEnsemble(decayAt(1), { duration: 1, initialStates: Float64Array.of(1, 2) }).states; // ≈ [0.36788, 0.73576]
 * solveEnsemble((member) => decayAt(member), { duration: 1, count: 3 }).states; // ≈ [1.00000, 0.36788, 0.13534]
 * ```
 */
export function solveEnsemble(flow: Flow | ((member: number) => Flow), options: SolveEnsembleOptions): Ensemble {
  const { duration, initialStates, startTime = 0, saveEvery, saveAt } = options;
  if (!Number.isFinite(duration)) throw new RangeError(`solveEnsemble: duration must be finite, got ${duration}`);
  const flowOf = typeof flow === "function" ? flow : () => flow;
  const first = flowOf(0);
  const n = first.dimension;
  const count = options.count ?? (initialStates ? initialStates.length / n : 1);
  checkCount("solveEnsemble: count", count, 0);
  if (initialStates && initialStates.length !== count * n) {
    throw new RangeError(
      `solveEnsemble: initialStates must be ${count} rows of ${n} numbers, got ${initialStates.length} in all`,
    );
  }
  const end = startTime + duration;
  const times = sampleTimes("solveEnsemble", startTime, duration, { saveEvery, saveAt }) ?? Float64Array.of(end);

  const length = times.length;
  const states = new Float64Array(count * length * n).fill(Number.NaN);
  const lengths = new Int32Array(count);
  const failures: (NumericalError | undefined)[] = [];
  const statistics = { accepted: 0, rejected: 0, evaluations: 0 };
  let integration = startIntegration("solveEnsemble", first, options);
  for (let m = 0; m < count; m++) {
    const member = m === 0 ? first : flowOf(m);
    if (member.dimension !== n) {
      throw new RangeError(`solveEnsemble: member ${m} must have dimension ${n}, got ${member.dimension}`);
    }
    if (typeof flow === "function" && m > 0) integration = startIntegration("solveEnsemble", member, options);
    const before = statisticsOf(integration);
    integration.place(initialStates?.subarray(m * n, (m + 1) * n) ?? member.initialState, startTime);
    integration.renewBudget();
    const own = states.subarray(m * length * n, (m + 1) * length * n);
    failures.push(failureOf(() => runToEnd({ integration, end, samples: times, states: own })));
    lengths[m] = failures[m] ? reachedIn(own, n) : length;
    add(statistics, integration, before);
  }
  return { dimension: n, count, times, states, lengths, failures, statistics };
}

function failureOf(run: () => void): NumericalError | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof NumericalError)) throw error;
    return error;
  }
}

/** Counts the states that have been written. */
function reachedIn(states: Float64Array, n: number): number {
  let length = 0;
  while (length * n < states.length && !Number.isNaN(states[length * n])) length++;
  return length;
}

function statisticsOf({ accepted, rejected, evaluations }: Integration): SolveStatistics {
  return { accepted, rejected, evaluations };
}

function add(
  total: { accepted: number; rejected: number; evaluations: number },
  integration: Integration,
  before: SolveStatistics,
): void {
  total.accepted += integration.accepted - before.accepted;
  total.rejected += integration.rejected - before.rejected;
  total.evaluations += integration.evaluations - before.evaluations;
}
