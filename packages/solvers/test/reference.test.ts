import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  bogackiShampine32,
  dop853,
  dormandPrince54,
  type ExplicitRungeKutta,
  integrator,
  solveOde,
  tsit5,
  vern7,
  vern9,
} from "../src/index.ts";

interface Problem {
  id: string;
  kind: string;
  stiff?: boolean;
  dimension: number;
  t0: number | string;
  t1: string;
  h: number;
  y0: (number | string)[];
  y1: number[];
  tol: number;
  rhs_js: string;
  y_end: string[];
  intermediate?: { t: string; y: string[] }[];
  method: string;
  "double_gbs_tol1e-12_relative_error"?: string;
}

const file = new URL("../../../../shared/reference/solvers/solver_reference.json", import.meta.url);
const present = existsSync(file);
const problems: Problem[] = present ? JSON.parse(readFileSync(file, "utf8")).problems : [];
const ordinary = problems.filter(({ kind, stiff }) => kind === "ode" && !stiff);

type Field = (t: number, y: Float64Array, out: Float64Array) => void;

function fieldOf(source: string): Field {
  const { sin, cos, tan, exp, log, sqrt, pow } = Math;
  const mathematics = { sin, cos, tan, exp, log, sqrt, pow };
  const build = new Function(`{ ${Object.keys(mathematics)} }`, `return (t, y, d) => { ${source} };`);
  return build(mathematics) as Field;
}

function flowOf({ rhs_js, y0 }: Problem): { dimension: number; field: Field; initialState: Float64Array } {
  return { dimension: y0.length, field: fieldOf(rhs_js), initialState: Float64Array.from(y0, Number) };
}

/** Largest difference, relative to the largest component. */
function relativeError(got: ArrayLike<number>, expected: readonly (number | string)[]): number {
  const values = expected.map(Number);
  const largest = Math.max(...values.map(Math.abs));
  return Math.max(...values.map((value, i) => Math.abs(got[i] - value))) / largest;
}

test.skipIf(!present)("the reference problems are there (skipped where the shared reference file is absent)", () => {
  expect(ordinary.length).toBeGreaterThan(20);
});

test.skipIf(!present).each(ordinary)("DOP853 reproduces $id (skipped without the shared reference file)", (problem) => {
  const startTime = Number(problem.t0);
  const stepper = integrator(flowOf(problem), { method: dop853, relativeTolerance: 1e-13, startTime });
  // Where a problem amplifies rounding, what another integrator reaches in double precision is the measure.
  const reached = Number(problem["double_gbs_tol1e-12_relative_error"] ?? 0);
  stepper.advance(Number(problem.t1) - startTime);
  const error = relativeError(stepper.state, problem.y_end);
  expect(error).toBeLessThan(Math.max(1e-9, 10 * reached));
});

test.skipIf(!present).each(ordinary)("Tsit5 reproduces $id (skipped without the shared reference file)", (problem) => {
  const startTime = Number(problem.t0);
  const stepper = integrator(flowOf(problem), { method: tsit5, relativeTolerance: 1e-10, startTime });
  const reached = Number(problem["double_gbs_tol1e-12_relative_error"] ?? 0);
  stepper.advance(Number(problem.t1) - startTime);
  const error = relativeError(stepper.state, problem.y_end);
  expect(error).toBeLessThan(Math.max(1e-7, 1000 * reached));
});

const between = ordinary.filter(({ intermediate }) => Array.isArray(intermediate));
test.skipIf(!present).each(between)("dense output of DOP853 passes the points between of $id", (problem) => {
  const startTime = Number(problem.t0);
  const points = (problem.intermediate ?? []).filter(({ t }) => Number(t) <= Number(problem.t1));
  const reached = Number(problem["double_gbs_tol1e-12_relative_error"] ?? 0);
  const { states, dimension } = solveOde(flowOf(problem), {
    duration: Number(problem.t1) - startTime,
    startTime,
    method: dop853,
    relativeTolerance: 1e-13,
    saveAt: Float64Array.from(points, ({ t }) => Number(t)),
  });
  points.forEach(({ y }, k) => {
    const error = relativeError(states.subarray(k * dimension, (k + 1) * dimension), y);
    expect(error).toBeLessThan(Math.max(1e-9, 10 * reached));
  });
});

/** From which tolerance to which the error is followed, for each method. */
const spans: readonly (readonly [method: ExplicitRungeKutta, loose: number, tight: number])[] = [
  [bogackiShampine32, 1e-4, 1e-7],
  [dormandPrince54, 1e-5, 1e-10],
  [tsit5, 1e-5, 1e-10],
  [vern7, 1e-6, 1e-11],
  [dop853, 1e-6, 1e-12],
  [vern9, 1e-6, 1e-12],
];

test.skipIf(!present).each(ordinary)(
  "the error of every method falls with the tolerance for $id (skipped without the shared reference file)",
  (problem) => {
    const startTime = Number(problem.t0);
    const reached = Number(problem["double_gbs_tol1e-12_relative_error"] ?? 0);
    const errorAt = (method: ExplicitRungeKutta, relativeTolerance: number): number => {
      const stepper = integrator(flowOf(problem), { method, relativeTolerance, startTime });
      stepper.advance(Number(problem.t1) - startTime);
      return relativeError(stepper.state, problem.y_end);
    };
    for (const [method, loose, tight] of spans) {
      const before = errorAt(method, loose);
      const after = errorAt(method, tight);
      // Down to where rounding sets in; chaos may leave nothing right at the loose tolerance, and amplifies at the tight one.
      const amplified = reached > 1e-8 ? 1000 * reached * (tight / 1e-12) : 10 * reached;
      const expected = Math.max(Math.min(before, 1) * Math.sqrt(tight / loose), amplified, 1e-11);
      expect(after, method.name).toBeLessThan(expected);
    }
  },
);
