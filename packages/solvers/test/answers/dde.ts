import type { Delay, DelayFlow } from "@attractors/core";
import { dop853, solveDelay } from "../../src/index.ts";
import { type Answer, compile, expression, numbersOf, type Problem } from "./answer.ts";

/**
 * Solves a delay problem of a reference file. `lags` are constants, `lag_js` a formula of t and y; `history` is "constant …"
 * with a number for each component, `history_js` a formula of t, or a list of them.
 */
export function answerDde(problem: Problem): Answer[] {
  const values = problem.values as { t: number | string; y: (number | string)[] }[];
  const startTime = Number(problem.t0 ?? 0);
  const times = Float64Array.from(values, ({ t }) => Number(t));
  const flow = flowOf(problem, startTime, Number(problem.dimension ?? values[0].y.length));
  const n = flow.dimension;
  const { states } = solveDelay(flow, {
    startTime,
    duration: times[times.length - 1] - startTime,
    saveAt: times,
    method: dop853,
    relativeTolerance: 1e-12,
    absoluteTolerance: 1e-12,
  });
  return values.map(({ t, y }, k) => {
    const size = Math.max(1, ...y.map((value) => Math.abs(Number(value))));
    const error = Math.max(...y.map((value, i) => Math.abs(states[k * n + i] - Number(value)))) / size;
    return { what: `y(${t})`, error, tolerance: 1e-8 };
  });
}

function flowOf(problem: Problem, startTime: number, dimension: number): DelayFlow {
  const rhs = compile(["t", "y", "z", "d"], String(problem.rhs_js));
  const delays = delaysOf(problem);
  const history = historyOf(problem, dimension);
  const initialState = new Float64Array(dimension);
  history(startTime, initialState);
  // Past states one behind the other, so that z[k] is the k-th past value of a single variable; or, where the formula says
  // z[k][i], one array for each delay.
  const flat = new Float64Array(delays.length * dimension);
  const nested = delays.map((_, k) => flat.subarray(k * dimension, (k + 1) * dimension));
  const z = /z\[\d+\]\[/.test(String(problem.rhs_js)) ? nested : flat;
  return {
    dimension,
    delays,
    history,
    initialState,
    field: (t, y, past, out) => {
      for (let k = 0; k < delays.length; k++) {
        const state = past(k);
        for (let i = 0; i < dimension; i++) flat[k * dimension + i] = state[i];
      }
      rhs(t, y, z, out);
    },
  };
}

function delaysOf(problem: Problem): Delay[] {
  if (problem.lags) return numbersOf(problem.lags);
  const formulas = Array.isArray(problem.lag_js) ? problem.lag_js : [problem.lag_js];
  return formulas.map((formula: unknown) => {
    const body = expression(String(formula).replace(/\(z *=.*$/, ""));
    const delay = compile(["t", "y"], `return ${body};`);
    return (t: number, y: Float64Array) => delay(t, y);
  });
}

function historyOf(problem: Problem, dimension: number): (t: number, out: Float64Array) => void {
  const constant = /^constant\s+(.*)$/.exec(String(problem.history ?? ""));
  const text = constant ? constant[1] : String(problem.history_js ?? problem.history);
  const formulas = Array.isArray(problem.history_js)
    ? problem.history_js.map(String)
    : text
        .trim()
        .replace(/^\[(.*)\]$/, "$1")
        .split(/[,;] */);
  const parts = Array.from({ length: dimension }, (_, i) =>
    compile(["t"], `return ${expression(formulas[i] ?? formulas[0])};`),
  );
  return (t, out) => {
    for (let i = 0; i < dimension; i++) out[i] = parts[i](t);
  };
}
