import { adjointGradient, type DifferentiableFlow, dop853, forwardSensitivities } from "../../src/index.ts";
import { lorenzFlow, predatorPrey } from "../sensitivity/systems.ts";
import { type Answer, numbersOf, type Problem } from "./answer.ts";
import { relativeError } from "./ode.ts";

const tight = { method: dop853, relativeTolerance: 1e-13, absoluteTolerance: 1e-15 };
const tolerance = 1e-8;

/** Derivatives of an end state by the parameters, forward and by the adjoint, or of a scalar by the adjoint. */
export function answerSensitivity(problem: Problem): Answer[] {
  if (problem.dL_dp !== undefined) return answerScalar(problem);
  const start = numbersOf(problem.y0);
  const { flow, names } = systemOf(problem, start);
  const duration = Number(problem.t1);
  const { states, byParameters } = forwardSensitivities(flow, {
    duration,
    saveAt: Float64Array.of(duration),
    ...tight,
  });
  const n = flow.dimension;
  const p = names.length;
  const answers = [{ what: "y", error: relativeError(states, numbersOf(problem.y_end)), tolerance }];
  for (const [name, values] of Object.entries(problem.dy_dp as Record<string, unknown>)) {
    const j = names.indexOf(name);
    const expected = numbersOf(values);
    const forward = Array.from({ length: n }, (_, i) => byParameters[i * p + j]);
    answers.push({ what: `dy/d${name}`, error: relativeError(forward, expected), tolerance });
    const backward = Array.from({ length: n }, (_, i) => {
      const component = (y: Float64Array, out: Float64Array): number => {
        out[i] = 1;
        return y[i];
      };
      return adjointGradient(flow, component, { duration, ...tight }).byParameters[j];
    });
    answers.push({ what: `dy/d${name} by the adjoint`, error: relativeError(backward, expected), tolerance });
  }
  return answers;
}

function systemOf(problem: Problem, start: readonly number[]): { flow: DifferentiableFlow; names: string[] } {
  const text = String(problem.name);
  if (/Lotka/.test(text)) {
    const names = ["a", "b", "c", "d"];
    return { flow: predatorPrey(parametersIn(text, names), start), names };
  }
  if (/Lorenz/.test(text) || String(problem.system).startsWith("lorenz")) {
    return { flow: lorenzFlow([10, 28, 8 / 3], start), names: ["sigma", "rho", "beta"] };
  }
  throw new Error(`no system known for ${text}`);
}

function parametersIn(text: string, names: readonly string[]): number[] {
  return names.map((name) => Number(new RegExp(`\\b${name} *= *(-?[\\d.]+)`).exec(text)?.[1]));
}

/** L = y(1)² with y' = p y. */
function answerScalar(problem: Problem): Answer[] {
  const [start, p] = parametersIn(String(problem.name), ["y0", "p"]);
  const growth: DifferentiableFlow = {
    dimension: 1,
    initialState: Float64Array.of(start),
    field: (_, y, out) => {
      out[0] = p * y[0];
    },
    jacobian: (_, _y, out) => {
      out[0] = p;
    },
    parameterCount: 1,
    parameterJacobian: (_, y, out) => {
      out[0] = y[0];
    },
  };
  const square = (y: Float64Array, out: Float64Array): number => {
    out[0] = 2 * y[0];
    return y[0] ** 2;
  };
  const { byParameters, byInitialState } = adjointGradient(growth, square, { duration: 1, ...tight });
  return [
    { what: "dL/dp", error: relativeError(byParameters, [Number(problem.dL_dp)]), tolerance },
    { what: "dL/dy0", error: relativeError(byInitialState, [Number(problem.dL_dy0)]), tolerance },
  ];
}
