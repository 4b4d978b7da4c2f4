import { radau5, radau9, rodas5P } from "../../src/index.ts";
import type { Answer, Problem } from "./answer.ts";
import { answerBy, flowOf } from "./ode.ts";

/** A differential-algebraic equation M dy/dt = f(t, y): its mass matrix is given as rows, flat, or by its diagonal. */
export function answerDae(problem: Problem): Answer[] {
  const flow = flowOf(problem);
  const massMatrix = massMatrixOf(problem, flow.dimension);
  const attempts = [
    { method: radau9, relativeTolerance: 1e-11, absoluteTolerance: 1e-12 },
    { method: radau5, relativeTolerance: 1e-11, absoluteTolerance: 1e-15 },
    { method: rodas5P, relativeTolerance: 1e-10, absoluteTolerance: 1e-14 },
    { method: radau5, relativeTolerance: 1e-10, absoluteTolerance: 1e-20 },
    { method: radau5, relativeTolerance: 1e-9, absoluteTolerance: 1e-12 },
  ];
  return answerBy(flow, problem, attempts, 1e-8, { massMatrix });
}

function massMatrixOf(problem: Problem, n: number): Float64Array {
  const key = Object.keys(problem).find((name) => /^(mass|m$)/i.test(name));
  const given: unknown = key === undefined ? undefined : problem[key];
  if (!Array.isArray(given)) throw new Error(`no mass matrix in ${Object.keys(problem).join(", ")}`);
  const flat = given.flat().map(Number);
  if (flat.length === n * n) return Float64Array.from(flat);
  if (flat.length !== n) throw new Error(`a mass matrix of ${flat.length} numbers for ${n} variables`);
  return Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? flat[k / (n + 1)] : 0));
}
