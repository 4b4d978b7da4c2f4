import { createRng } from "@attractors/core";
import { eulerMaruyama, milstein, type SdeMethod, type StochasticFlow, solveSde, sriw1 } from "../../src/index.ts";
import { type Answer, compile, expression, numbersOf, type Problem } from "./answer.ts";

/** Euler-Maruyama and Milstein on the stored path, or the moments of an Ornstein-Uhlenbeck process. */
export function answerSde(problem: Problem): Answer[] {
  return problem.brownian_increments ? answerPath(problem) : answerMoments(problem);
}

function answerPath(problem: Problem): Answer[] {
  const increments = Float64Array.from(numbersOf(problem.brownian_increments));
  const duration = Number(problem.t1);
  const path = { noises: 1, step: duration / increments.length, increments };
  const flow = scalarFlow(problem);
  const tables: [SdeMethod, unknown][] = [
    [eulerMaruyama, problem.euler_maruyama],
    [milstein, problem.milstein],
  ];
  return tables.flatMap(([method, table]) =>
    Object.entries((table ?? {}) as Record<string, number>).map(([steps, value]) => {
      const { states } = solveSde(flow, {
        duration,
        step: duration / Number(steps),
        saveEvery: duration,
        path,
        method,
      });
      return { what: `${method.name}, ${steps} steps`, error: Math.abs(states[1] - Number(value)), tolerance: 1e-12 };
    }),
  );
}

function scalarFlow(problem: Problem): StochasticFlow {
  const drift = compile(["x", "t"], `return ${expression(String(problem.drift))};`);
  const diffusion = compile(["x", "t"], `return ${expression(String(problem.diffusion))};`);
  return {
    dimension: 1,
    initialState: Float64Array.of(Number(problem.x0)),
    interpretation: String(problem.interpretation).startsWith("Str") ? "stratonovich" : "ito",
    field: (t, y, out) => {
      out[0] = drift(y[0], t);
    },
    diffusion: (t, y, out) => {
      out[0] = diffusion(y[0], t);
    },
    // The derivative of a formula, by differences of order 8: exact to rounding.
    diffusionJacobian: (t, y, out) => {
      const h = 0.01;
      const difference = (k: number): number => diffusion(y[0] + k * h, t) - diffusion(y[0] - k * h, t);
      out[0] = ((4 / 5) * difference(1) - difference(2) / 5 + (4 / 105) * difference(3) - difference(4) / 280) / h;
    },
  };
}

function answerMoments(problem: Problem): Answer[] {
  const found = /dX *= *(-?[\d.]+) *\*? *X *dt *\+ *([\d.]+) *dW, *X0 *= *(-?[\d.]+)/.exec(String(problem.name));
  if (!found) throw new Error(`no moments known for ${problem.name}`);
  const [rate, noise, start] = found.slice(1).map(Number);
  // Independent paths are the variables of one equation with diagonal noise.
  const paths = 100_000;
  const ensemble: StochasticFlow = {
    dimension: paths,
    initialState: new Float64Array(paths).fill(start),
    field: (_, x, out) => {
      for (let i = 0; i < paths; i++) out[i] = rate * x[i];
    },
    diffusion: (_, _x, out) => void out.fill(noise),
  };
  const end = Number(problem.t1);
  const rest = 5 / Math.abs(rate);
  const { states } = solveSde(ensemble, {
    rng: createRng(20_000),
    duration: end * Math.max(1, Math.ceil(rest / end)),
    step: end / 16,
    saveEvery: end,
    method: sriw1,
  });
  const [mean, variance] = momentsOf(states.subarray(paths, 2 * paths));
  const [, stationary] = momentsOf(states.subarray(states.length - paths));
  const four = 4 / Math.sqrt(paths);
  const check = (what: string, got: number, expected: unknown, tolerance: number): Answer => ({
    what,
    error: Math.abs(got - Number(expected)),
    tolerance,
  });
  return [
    check("mean", mean, problem.mean_end, four * Math.sqrt(Number(problem.var_end))),
    check("variance", variance, problem.var_end, four * Math.SQRT2 * Number(problem.var_end)),
    check(
      "stationary variance",
      stationary,
      problem.stationary_var,
      four * Math.SQRT2 * Number(problem.stationary_var),
    ),
  ];
}

function momentsOf(values: Float64Array): [mean: number, variance: number] {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)];
}
