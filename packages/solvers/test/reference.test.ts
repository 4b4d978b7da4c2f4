import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dop853, type ExplicitRungeKutta, integrator, solveOde, tsit5 } from "../src/index.ts";

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

const pairs: ExplicitRungeKutta[] = [
  tsit5,
  { kind: "explicit", name: "euler", order: 1, nodes: [0], stages: [[]], weights: [1] },
  { kind: "explicit", name: "midpoint", order: 2, nodes: [0, 0.5], stages: [[], [0.5]], weights: [0, 1] },
  { kind: "explicit", name: "heun", order: 2, nodes: [0, 1], stages: [[], [1]], weights: [0.5, 0.5] },
  { kind: "explicit", name: "ralston", order: 2, nodes: [0, 2 / 3], stages: [[], [2 / 3]], weights: [1 / 4, 3 / 4] },
  {
    kind: "explicit",
    name: "rk4",
    order: 4,
    nodes: [0, 0.5, 0.5, 1],
    stages: [[], [0.5], [0, 0.5], [0, 0, 1]],
    weights: [1 / 6, 1 / 3, 1 / 3, 1 / 6],
  },
];
const steps = problems.flatMap((problem) => {
  const method = problem.kind === "one_step" && pairs.find(({ name }) => name.toLowerCase() === problem.method);
  return method ? [{ id: problem.id, problem, method }] : [];
});
test.skipIf(!present).each(steps)(
  "one step: $id (skipped without the shared reference file)",
  ({ problem, method }) => {
    const { h, t0, y1, tol } = problem;
    const { states } = solveOde(flowOf(problem), { duration: h, startTime: Number(t0), method, step: h });
    expect(relativeError(states.slice(-2), y1)).toBeLessThan(tol);
  },
);
