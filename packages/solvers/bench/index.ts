/**
 * Prints the time per accepted step on the Lorenz system, without and with three tangent vectors, and work-precision
 * tables against odex (npm) and, where it is installed, scipy.
 */
import type { Flow } from "@attractors/core";
import { dop853, integrator, type OdeMethod, solveOde, tsit5 } from "../src/index.ts";
import { workPrecision } from "./work-precision.ts";

const lorenz: Flow = {
  dimension: 3,
  initialState: Float64Array.of(1, 1, 20),
  field: (_, s, out) => {
    const x = s[0];
    const y = s[1];
    const z = s[2];
    out[0] = 10 * (y - x);
    out[1] = x * (28 - z) - y;
    out[2] = x * y - (8 / 3) * z;
  },
  jacobian: (_, s, out) => {
    out[0] = -10;
    out[1] = 10;
    out[2] = 0;
    out[3] = 28 - s[2];
    out[4] = -1;
    out[5] = -s[0];
    out[6] = s[1];
    out[7] = s[0];
    out[8] = -8 / 3;
  },
};

const runs = 15;

/** The median over the runs, in microseconds per unit of what `work` counts, after one run to warm up. */
function median(work: () => number): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    const count = work();
    return ((performance.now() - start) * 1000) / count;
  });
  return times.sort((a, b) => a - b)[runs >> 1];
}

function report(what: string, microseconds: number, unit: string): void {
  console.log(`${what.padEnd(56)} ${microseconds.toFixed(3)} µs per ${unit}`);
}

for (const [method, tolerance, duration] of [
  [tsit5, 1e-9, 200],
  [dop853, 1e-12, 400],
] satisfies [OdeMethod, number, number][]) {
  const tolerances = { method, relativeTolerance: tolerance, absoluteTolerance: tolerance };
  const { accepted } = solveOde(lorenz, { ...tolerances, duration }).statistics;

  const label = `${method.name} at ${tolerance}`;
  const stepper = integrator(lorenz, tolerances);
  const pass = (): number => {
    stepper.reset(lorenz.initialState);
    stepper.advance(duration);
    return accepted;
  };
  report(`${label}, integrator`, median(pass), "accepted step");
  report(
    `${label}, solveOde, every step kept`,
    median(() => solveOde(lorenz, { ...tolerances, duration }).statistics.accepted),
    "accepted step",
  );
  report(
    `${label}, solveOde, saved every 0.01`,
    median(() => solveOde(lorenz, { ...tolerances, duration, saveEvery: 0.01 }).statistics.accepted),
    "accepted step",
  );

  const vectors = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  const followed = integrator(lorenz, { ...tolerances, tangentTolerance: Infinity });
  followed.tangent?.(vectors);
  const follow = (): number => {
    followed.reset(lorenz.initialState);
    for (let k = 0; k < duration; k++) {
      vectors.set([1, 0, 0, 0, 1, 0, 0, 0, 1]);
      followed.advance(1);
    }
    return accepted;
  };
  report(`${label}, with three tangent vectors, same steps`, median(follow), "accepted step");

  console.log(`${label}: ${(accepted / duration).toFixed(1)} steps per unit of time`);
}

workPrecision();
