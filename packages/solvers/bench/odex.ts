import { createRequire } from "node:module";
import { type Measured, medianTime } from "./measure.ts";
import { type BenchProblem, errorOf } from "./problems.ts";

/** What is used of odex (npm), Hairer's extrapolation code in JavaScript; it brings no types. */
interface OdexSolver {
  maxSteps: number;
  relativeTolerance: number;
  absoluteTolerance: number;
  solve(
    f: (t: number, y: number[]) => ArrayLike<number>,
    t: number,
    y: number[],
    end: number,
  ): { y: number[]; outcome: number; nEval: number };
}
const odex = createRequire(import.meta.url)("odex") as {
  Solver: new (dimension: number) => OdexSolver;
  Outcome: Record<string, number>;
};

/** Solves a problem with odex at one tolerance; undefined if it does not get to the end. */
export function measureOdex(problem: BenchProblem, tolerance: number): Measured | undefined {
  const { dimension, field, initialState } = problem.flow;
  const start = Array.from(initialState);
  const run = (): ReturnType<OdexSolver["solve"]> => {
    const solver = new odex.Solver(dimension);
    solver.maxSteps = 200_000;
    solver.relativeTolerance = tolerance;
    solver.absoluteTolerance = tolerance;
    const evaluate = (t: number, y: number[]): Float64Array => {
      const out = new Float64Array(dimension);
      field(t, y as unknown as Float64Array, out);
      return out;
    };
    return solver.solve(evaluate, 0, start, problem.duration);
  };
  try {
    const { y, nEval, outcome } = run();
    if (outcome !== odex.Outcome.Converged) return undefined;
    return {
      method: "odex",
      tolerance,
      error: errorOf(problem, y),
      evaluations: nEval,
      milliseconds: medianTime(run),
    };
  } catch {
    return undefined;
  }
}
