import { type OdeSolution, solveOde } from "../../src/index.ts";
import { type Answer, numbersOf, type Problem } from "./answer.ts";
import { flowOf, relativeError } from "./ode.ts";

/**
 * What must happen where something goes wrong, or nothing is to be done: the sentence `expect` is searched for what it
 * demands of the default method.
 */
export function answerPolicy(problem: Problem): Answer[] {
  const text = String(problem.expect);
  if (/inconsistent|mismatch|wrong (size|length|dimension)|sizes/i.test(`${problem.id} ${text}`)) {
    return answerWrongSizes(problem);
  }
  const startTime = Number(problem.t0 ?? 0);
  const maxSteps = /maxSteps *= *(\d+)/.exec(text)?.[1];
  const solution = solveOde(flowOf(problem), {
    startTime,
    duration: Number(problem.t1) - startTime,
    relativeTolerance: 1e-12,
    partial: true,
    ...(maxSteps && { maxSteps: Number(maxSteps) }),
  });
  return demandsOf(text, problem).map(({ what, isMet }) => ({ what, error: isMet(solution) ? 0 : 1, tolerance: 0 }));
}

interface Demand {
  readonly what: string;
  isMet(solution: OdeSolution): boolean;
}

function demandsOf(text: string, problem: Problem): Demand[] {
  const demands: Demand[] = [{ what: "finite states", isMet: ({ states }) => states.every(Number.isFinite) }];
  const fails = /status (other than|not) success|status maxSteps|must (stop|fail)|step below minimum/i.test(text);
  const goesWell = /zero steps|gives|returns y0|succe(ss|ed)/i.test(text) && !fails;
  if (fails) demands.push({ what: "a failure", isMet: ({ failure }) => failure !== undefined });
  if (goesWell) demands.push({ what: "no failure", isMet: ({ failure }) => failure === undefined });
  if (/maxSteps/.test(text)) {
    demands.push({ what: "too many steps", isMet: ({ failure }) => failure?.reason === "too-many-steps" });
  }
  if (/states kept/.test(text)) {
    demands.push({
      what: "the states so far",
      isMet: ({ times, statistics }) => times.length === statistics.accepted + 1 && times.length > 1,
    });
  }
  const last = /last t within ([\d.e-]+) of ([\d.e-]+)( and below)?/.exec(text);
  if (last) {
    const [within, of] = [Number(last[1]), Number(last[2])];
    demands.push({
      what: last[0],
      isMet: ({ times }) => {
        const t = times[times.length - 1];
        return Math.abs(t - of) <= within && (!last[3] || t < of);
      },
    });
  }
  if (/zero steps/.test(text)) {
    const start = numbersOf(problem.y0);
    demands.push({
      what: "no steps",
      isMet: ({ statistics, states }) => statistics.accepted === 0 && start.every((y, i) => states[i] === y),
    });
  }
  if (problem.y_end) {
    const end = numbersOf(problem.y_end);
    demands.push({
      what: "the end",
      isMet: ({ states }) => relativeError(states.subarray(states.length - end.length), end) < 1e-9,
    });
  }
  if (demands.length === 1) throw new Error(`nothing known to do about: ${text}`);
  return demands;
}

/** Sizes that do not fit together are a wrong call. */
function answerWrongSizes(problem: Problem): Answer[] {
  const flow = flowOf(problem, problem.y0 ?? [1]);
  const n = flow.dimension;
  const calls: [string, () => unknown][] = [
    ["an initial state", () => solveOde(flow, { duration: 1, initialState: new Float64Array(n + 1) })],
    ["tolerances", () => solveOde(flow, { duration: 1, absoluteTolerance: new Float64Array(n + 1).fill(1e-6) })],
    ["an output", () => solveOde(flow, { duration: 1e-3, partial: true }).interpolate(0, new Float64Array(n + 1))],
  ];
  return calls.map(([what, call]) => {
    try {
      call();
      return { what: `${what} of the wrong length`, error: 1, tolerance: 0 };
    } catch (error) {
      return { what: `${what} of the wrong length`, error: error instanceof RangeError ? 0 : 1, tolerance: 0 };
    }
  });
}
