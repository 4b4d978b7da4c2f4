import { spawnSync } from "node:child_process";
import {
  autoSwitch,
  bdf,
  dop853,
  dormandPrince54,
  type OdeMethod,
  radau5,
  radau9,
  rodas5P,
  rosenbrock23,
  solveOde,
  tsit5,
  vern7,
  vern9,
} from "../src/index.ts";
import { type Measured, medianTime } from "./measure.ts";
import { measureOdex } from "./odex.ts";
import { type BenchProblem, errorOf, problems } from "./problems.ts";

const tolerances = [1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12];
/** The absolute tolerance of the stiff methods, in units of the relative one: the components are as small as 1e-9. */
const STIFF_FACTOR = 1e-3;

const plain: readonly OdeMethod[] = [tsit5, dormandPrince54, vern7, dop853, vern9];
const stiff: readonly OdeMethod[] = [rosenbrock23, rodas5P, radau5, radau9, bdf, autoSwitch, vern7];

function measure(problem: BenchProblem, method: OdeMethod, tolerance: number): Measured | undefined {
  const saveAt = Float64Array.of(problem.duration);
  const run = (): ReturnType<typeof solveOde> =>
    solveOde(problem.flow, {
      duration: problem.duration,
      method,
      relativeTolerance: tolerance,
      absoluteTolerance: tolerance * (problem.stiff ? STIFF_FACTOR : 1),
      saveAt,
      maxSteps: 100_000,
    });
  try {
    const { states, statistics } = run();
    return {
      method: method.name,
      tolerance,
      error: errorOf(problem, states),
      evaluations: statistics.evaluations,
      milliseconds: medianTime(run),
    };
  } catch {
    return undefined;
  }
}

interface ScipyRun {
  problem: string;
  method: string;
  tolerance: number;
  milliseconds: number;
  evaluations: number;
  end: number[];
  success: boolean;
}

/** All runs with scipy's solve_ivp, or undefined where python3 with scipy is absent. */
function measureScipy(): ScipyRun[] | undefined {
  const input = problems.map(({ name, stiff, duration, flow }) => ({
    name,
    stiff,
    duration,
    start: [...flow.initialState],
    tolerances: [1e-4, 1e-6, 1e-8, 1e-10, 1e-12],
    atolFactor: stiff ? STIFF_FACTOR : 1,
  }));
  const { status, stdout } = spawnSync("python3", [new URL("solve_ivp.py", import.meta.url).pathname], {
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) return undefined;
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function line({ method, tolerance, error, evaluations, milliseconds }: Measured): string {
  const cells = [
    method.padEnd(28),
    tolerance.toExponential(0).padStart(6),
    error.toExponential(1).padStart(10),
    String(evaluations).padStart(10),
    milliseconds.toFixed(3).padStart(11),
  ];
  return `| ${cells.join(" | ")} |`;
}

const header = `| ${"method".padEnd(28)} | ${"tol".padStart(6)} | ${"error".padStart(10)} | ${"evaluations".padStart(10)} | ${"ms".padStart(11)} |\n|${"-".repeat(30)}|-------:|-----------:|------------:|------------:|`;

/** The least time in which one of the runs is at least as accurate. */
function fastest(runs: readonly Measured[], error: number): Measured | undefined {
  return runs.filter((run) => run.error <= error).sort((a, b) => a.milliseconds - b.milliseconds)[0];
}

/** Compares with another code at each of its tolerances: our least time for an error not larger than its own. */
function compare(name: string, others: readonly Measured[], ours: readonly Measured[]): void {
  for (const other of others) {
    const best = fastest(ours, other.error);
    const verdict = best
      ? `${(other.milliseconds / best.milliseconds).toFixed(1)} times as fast (${best.method} at ${best.tolerance})`
      : "nothing as accurate";
    const own = `${other.method} at ${other.tolerance.toExponential(0)}: error ${other.error.toExponential(1)}`;
    console.log(`  ${name} ${own} in ${other.milliseconds.toFixed(2)} ms; here ${verdict}`);
  }
}

/** Prints a work-precision table for each problem, and how odex and scipy compare. */
export function workPrecision(): void {
  const scipy = measureScipy();
  if (!scipy) console.log("python3 with scipy is not installed here: no comparison with solve_ivp\n");
  for (const problem of problems) {
    const ours = (problem.stiff ? stiff : plain).flatMap((method) =>
      tolerances.flatMap((tolerance) => measure(problem, method, tolerance) ?? []),
    );
    const odex = tolerances.flatMap((tolerance) => measureOdex(problem, tolerance) ?? []);
    const python = (scipy ?? [])
      .filter((run) => run.problem === problem.name && run.success)
      .map((run) => ({ ...run, method: `scipy ${run.method}`, error: errorOf(problem, run.end) }));
    console.log(`\n${problem.name}, to t = ${problem.duration}\n${header}`);
    for (const run of [...ours, ...odex, ...python]) console.log(line(run));
    if (odex.length < tolerances.length) {
      console.log(
        `  odex did not reach the end at ${tolerances.length - odex.length} of ${tolerances.length} tolerances`,
      );
    }
    compare("", odex, ours);
    compare("", python, ours);
  }
}
