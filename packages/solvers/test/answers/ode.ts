import type { Flow } from "@attractors/core";
import {
  bdf,
  dop853,
  type OdeMethod,
  radau5,
  radau9,
  rodas5P,
  type SolveOdeOptions,
  solveOde,
  vern9,
} from "../../src/index.ts";
import { type Answer, compile, numbersOf, type Problem } from "./answer.ts";

/** The most steps of an attempt. */
const MOST = 5_000_000;

/** How a problem is tried: the best of the attempts counts. */
interface Attempt {
  readonly method: OdeMethod;
  readonly relativeTolerance: number;
  readonly absoluteTolerance: number;
}

const plain: readonly Attempt[] = [
  { method: vern9, relativeTolerance: 1e-13, absoluteTolerance: 1e-16 },
  { method: dop853, relativeTolerance: 1e-13, absoluteTolerance: 1e-16 },
  { method: vern9, relativeTolerance: 1e-14, absoluteTolerance: 1e-18 },
  { method: dop853, relativeTolerance: 1e-14, absoluteTolerance: 1e-14 },
];
const stiff: readonly Attempt[] = [
  { method: radau5, relativeTolerance: 1e-10, absoluteTolerance: 1e-14 },
  { method: radau9, relativeTolerance: 1e-12, absoluteTolerance: 1e-16 },
  { method: radau5, relativeTolerance: 1e-11, absoluteTolerance: 1e-16 },
  { method: radau5, relativeTolerance: 3e-13, absoluteTolerance: 1e-36 },
  { method: rodas5P, relativeTolerance: 1e-11, absoluteTolerance: 1e-16 },
  { method: bdf, relativeTolerance: 1e-11, absoluteTolerance: 1e-16 },
];

/** What a problem asks for: the state at its end, and at times between. */
interface Asked {
  readonly t: number;
  readonly y: readonly number[];
}

/**
 * An ordinary differential equation: the field at the start, the states at the end and between, to 1e-10 of the largest
 * component (1e-8 where it is stiff), or ten times what another integrator reaches in double precision where the problem
 * amplifies rounding, or what rounding on the way leaves of 16 digits at the end. The best of several methods counts.
 */
export function answerOde(problem: Problem): Answer[] {
  const reached = Number(problem["double_gbs_tol1e-12_relative_error"] ?? 0);
  const tolerance = problem.stiff ? Math.max(1e-8, roundingOf(problem)) : Math.max(1e-10, 10 * reached);
  const answers = answerBy(flowOf(problem), problem, problem.stiff ? stiff : plain, tolerance);
  return [...answerField(problem), ...answers];
}

/**
 * The rounding error of the largest values on the way, relative to the largest component at the end, over the components
 * that count there. More than 1e-8 only where they fall by more than eight decades along a conservation law, as in E5.
 */
function roundingOf(problem: Problem): number {
  const ends = numbersOf(problem.y_end).map(Math.abs);
  const largest = Math.max(...ends);
  const { states, dimension } = solveOde(flowOf(problem), {
    duration: Number(problem.t1) - Number(problem.t0 ?? 0),
    startTime: Number(problem.t0 ?? 0),
    method: radau9,
    relativeTolerance: 1e-6,
    absoluteTolerance: 1e-6 * (largest > 0 ? largest : 1),
    partial: true,
  });
  let peak = 0;
  states.forEach((value, k) => {
    if (ends[k % dimension] > 1e-3 * largest) peak = Math.max(peak, Math.abs(value));
  });
  return largest > 0 ? (Number.EPSILON * peak) / largest : 0;
}

/** The states that a problem asks for, by the first of the attempts that is good enough or the best of all. */
export function answerBy(
  flow: Flow,
  problem: Problem,
  attempts: readonly Attempt[],
  tolerance: number,
  options: Partial<SolveOdeOptions> = {},
): Answer[] {
  const startTime = Number(problem.t0 ?? 0);
  const duration = Number(problem.t1) - startTime;
  const asked = askedOf(problem);
  let best: Answer[] = [];
  for (const attempt of attempts) {
    const answers = compare(asked, tolerance, () =>
      solveOde(flow, {
        duration,
        startTime,
        saveAt: Float64Array.from(asked, ({ t }) => t),
        maxSteps: MOST,
        ...attempt,
        ...options,
      }),
    );
    if (best.length === 0 || worst(answers) < worst(best)) best = answers;
    if (worst(best) <= tolerance) break;
  }
  return best;
}

function compare(asked: readonly Asked[], tolerance: number, solve: () => { states: Float64Array }): Answer[] {
  try {
    const { states } = solve();
    return asked.map(({ t, y }, k) => {
      const error = relativeError(states.subarray(k * y.length, (k + 1) * y.length), y);
      return { what: `y(${t})`, error, tolerance };
    });
  } catch (error) {
    return [{ what: String(error), error: Infinity, tolerance }];
  }
}

function worst(answers: readonly Answer[]): number {
  return Math.max(...answers.map(({ error }) => (Number.isNaN(error) ? Infinity : error)));
}

/** The states at times between, in their order, and at the end. */
export function askedOf(problem: Problem): Asked[] {
  const start = Number(problem.t0 ?? 0);
  const end = Number(problem.t1);
  const between = (problem.intermediate ?? []) as { t: string | number; y: unknown }[];
  const direction = end < start ? -1 : 1;
  return [...between.map(({ t, y }) => ({ t: Number(t), y: numbersOf(y) })), { t: end, y: numbersOf(problem.y_end) }]
    .filter(({ t }) => (end - t) * direction >= 0)
    .sort((a, b) => (a.t - b.t) * direction);
}

/** The field at the start: a check of the transcription. */
function answerField(problem: Problem): Answer[] {
  if (!problem.rhs_at_t0) return [];
  const flow = flowOf(problem);
  const out = new Float64Array(flow.dimension);
  flow.field(Number(problem.t0 ?? 0), flow.initialState, out);
  return [{ what: "field at the start", error: relativeError(out, numbersOf(problem.rhs_at_t0)), tolerance: 1e-13 }];
}

export function flowOf(problem: Problem, initialState: unknown = problem.y0): Flow {
  const rhs = compile(["t", "y", "d"], String(problem.rhs_js));
  const start = Float64Array.from(numbersOf(initialState));
  return { dimension: start.length, initialState: start, field: (t, y, out) => void rhs(t, y, out) };
}

/** The largest difference, relative to the largest component. */
export function relativeError(got: ArrayLike<number>, expected: readonly number[]): number {
  const largest = Math.max(...expected.map(Math.abs));
  const difference = Math.max(...expected.map((value, i) => Math.abs(got[i] - value)));
  return difference === 0 ? 0 : difference / (largest > 0 ? largest : 1);
}
