import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  autoSwitch,
  bdf,
  gaussLegendre4,
  implicitEuler,
  ndf,
  type OdeMethod,
  radau5,
  radau9,
  rodas5P,
  rosenbrock23,
  solveOde,
} from "../../src/index.ts";

interface Problem {
  id: string;
  kind: string;
  stiff?: boolean;
  t0: number | string;
  t1: string;
  h: number;
  y0: (number | string)[];
  y1: number[];
  tol: number;
  rhs_js: string;
  y_end: string[];
  intermediate?: { t: string; y: string[] }[];
}

const file = new URL("../../../../../shared/reference/solvers/solver_reference.json", import.meta.url);
const present = existsSync(file);
const problems: Problem[] = present ? JSON.parse(readFileSync(file, "utf8")).problems : [];
const stiff = problems.filter((problem) => problem.kind === "ode" && problem.stiff);

type Field = (t: number, y: Float64Array, out: Float64Array) => void;

function flowOf({ rhs_js, y0 }: Problem): { dimension: number; field: Field; initialState: Float64Array } {
  const { sin, cos, tan, exp, log, sqrt, pow } = Math;
  const mathematics = { sin, cos, tan, exp, log, sqrt, pow };
  const build = new Function(`{ ${Object.keys(mathematics)} }`, `return (t, y, d) => { ${rhs_js} };`);
  return { dimension: y0.length, field: build(mathematics) as Field, initialState: Float64Array.from(y0, Number) };
}

/** Largest difference, relative to the largest component. */
function relativeError(got: ArrayLike<number>, expected: readonly (number | string)[]): number {
  const values = expected.map(Number);
  const largest = Math.max(...values.map(Math.abs));
  return Math.max(...values.map((value, i) => Math.abs(got[i] - value))) / largest;
}

function errorOf(problem: Problem, method: OdeMethod, relativeTolerance: number): number {
  const startTime = Number(problem.t0);
  const { states } = solveOde(flowOf(problem), {
    duration: Number(problem.t1) - startTime,
    startTime,
    method,
    relativeTolerance,
    absoluteTolerance: relativeTolerance * 1e-6,
    saveAt: Float64Array.of(Number(problem.t1)),
  });
  return relativeError(states, problem.y_end);
}

test.skipIf(!present)("the stiff reference problems are there (skipped without the shared reference file)", () => {
  expect(stiff.length).toBeGreaterThan(15);
});

describe.skipIf(!present).each(stiff)("$id (skipped without the shared reference file)", (problem) => {
  test("Radau IIA 9, Radau IIA 5 and Rodas5P reach 1e-10", () => {
    expect(errorOf(problem, radau9, 1e-12)).toBeLessThan(1e-10);
    expect(errorOf(problem, radau5, 1e-12)).toBeLessThan(1e-10);
    expect(errorOf(problem, rodas5P, 1e-10)).toBeLessThan(1e-9);
  });

  test.each([
    { name: "Radau IIA 9", method: radau9, tolerances: [1e-5, 1e-8, 1e-11] },
    { name: "Radau IIA 5", method: radau5, tolerances: [1e-5, 1e-8, 1e-11] },
    { name: "Rodas5P", method: rodas5P, tolerances: [1e-5, 1e-7, 1e-9] },
    { name: "Rosenbrock23", method: rosenbrock23, tolerances: [1e-3, 1e-6] },
    { name: "NDF", method: ndf, tolerances: [1e-5, 1e-8, 1e-11] },
    { name: "BDF", method: bdf, tolerances: [1e-5, 1e-8, 1e-11] },
    { name: "the automatic choice", method: autoSwitch, tolerances: [1e-5, 1e-7, 1e-9] },
  ])("the error of $name falls with the tolerance", ({ method, tolerances }) => {
    const errors = tolerances.map((tolerance) => errorOf(problem, method, tolerance));
    const last = errors.length - 1;
    tolerances.forEach((tolerance, k) => {
      expect(errors[k]).toBeLessThan(2000 * tolerance);
    });
    // Over the whole range, by at least two fifths of the decades of the tolerance, down to a tenth of the tolerance or rounding errors.
    const gain = (tolerances[last] / tolerances[0]) ** 0.4;
    expect(errors[last]).toBeLessThan(Math.max(gain * errors[0], 0.1 * tolerances[last], 1e-11));
  });
});

const between = stiff.filter(({ intermediate }) => Array.isArray(intermediate));
test.skipIf(!present).each(between)("dense output passes the points between of $id", (problem) => {
  const points = (problem.intermediate ?? []).filter(({ t }) => Number(t) <= Number(problem.t1));
  for (const method of [radau9, rodas5P]) {
    const { states, dimension } = solveOde(flowOf(problem), {
      duration: Number(problem.t1),
      method,
      relativeTolerance: 1e-10,
      absoluteTolerance: 1e-16,
      saveAt: Float64Array.from(points, ({ t }) => Number(t)),
    });
    points.forEach(({ y }, k) => {
      expect(relativeError(states.subarray(k * dimension, (k + 1) * dimension), y)).toBeLessThan(1e-6);
    });
  }
});

const methods: Record<string, OdeMethod> = {
  onestep_radau5: radau5,
  onestep_gauss4: gaussLegendre4,
  onestep_implicit_euler: implicitEuler,
};
const steps = problems.filter(({ id }) => id in methods);
test.skipIf(!present).each(steps)("one step: $id (skipped without the shared reference file)", (problem) => {
  const { h, t0, y1, tol, id } = problem;
  const { states } = solveOde(flowOf(problem), { duration: h, startTime: Number(t0), method: methods[id], step: h });
  expect(relativeError(states.slice(-2), y1)).toBeLessThan(tol);
});
