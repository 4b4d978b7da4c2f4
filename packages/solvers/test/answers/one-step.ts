import {
  bogackiShampine32,
  dop853,
  dormandPrince54,
  euler,
  gaussLegendre4,
  heun,
  implicitEuler,
  midpoint,
  type OdeMethod,
  radau5,
  ralston,
  rk4,
  rodas5P,
  rosenbrock23,
  solveOde,
  tsit5,
  vern7,
  vern9,
} from "../../src/index.ts";
import { type Answer, numbersOf, type Problem } from "./answer.ts";
import { flowOf } from "./ode.ts";

/** Methods by what reference files call them, small letters and digits alone. */
const methods: readonly (readonly [name: RegExp, method: OdeMethod])[] = [
  [/^(implicit|backward)euler/, implicitEuler],
  [/^(explicit)?euler|^forwardeuler/, euler],
  [/midpoint/, midpoint],
  [/heun/, heun],
  [/ralston/, ralston],
  [/^(rk4|kutta4?|rungekutta4|classical)/, rk4],
  [/^(bs3|bosh3|bogackishampine|rk23)/, bogackiShampine32],
  [/^(dopri5|dp5|dormandprince5?|rk45)/, dormandPrince54],
  [/^tsit5/, tsit5],
  [/^(dop853|dopri8|dop8)/, dop853],
  [/^vern(er)?7/, vern7],
  [/^vern(er)?9/, vern9],
  [/^radau/, radau5],
  [/^gauss/, gaussLegendre4],
  [/^(rosenbrock23|ode23s)/, rosenbrock23],
  [/^rodas5/, rodas5P],
];

/** One step of a named method: the state after it, and dense output half way where it is given. */
export function answerOneStep(problem: Problem): Answer[] {
  const name = String(problem.method)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
  const method = methods.find(([pattern]) => pattern.test(name))?.[1];
  if (!method) throw new Error(`no method known as ${problem.method}`);
  const startTime = Number(problem.t0);
  const step = Number(problem.h);
  const tolerance = Number(problem.tol);
  const tight = { relativeTolerance: 1e-15, absoluteTolerance: 1e-15 };
  const { states, interpolate } = solveOde(flowOf(problem), { duration: step, startTime, method, step, ...tight });

  const expected = numbersOf(problem.y1);
  const n = expected.length;
  const error = (got: ArrayLike<number>, values: readonly number[]): number =>
    Math.max(...values.map((value, i) => Math.abs(got[i] - value) / Math.max(1, Math.abs(value))));
  const answers = [{ what: "y1", error: error(states.subarray(n), expected), tolerance }];
  if (problem.dense_at_half) {
    const out = new Float64Array(n);
    interpolate(startTime + step / 2, out);
    answers.push({ what: "dense output", error: error(out, numbersOf(problem.dense_at_half)), tolerance });
  }
  return answers;
}
