/**
 * Prints how long trajectories take: of the Lorenz system, and of all systems of ordinary differential equations that the
 * published database has; and how the generated field of Lorenz compares with one written by hand. One thread.
 */
import type { VectorField } from "@attractors/core";
import { type CatalogueFlow, lorenz, lorenz96, systems, trajectoryOf } from "../src/index.ts";
import { published } from "../src/published.ts";

/** The median of the times of several runs, in milliseconds, after some to warm up. */
function median(run: () => void, runs = 15): number {
  for (let k = 0; k < 3; k++) run();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs >> 1];
}

const tight = { relativeTolerance: 1e-12, absoluteTolerance: 1e-12 };
const took = median(() => trajectoryOf(lorenz, { periods: 100, transient: 0, ...tight }));
console.log(`Lorenz, 10,000 points at 100 per period, tolerance 1e-12: ${took.toFixed(1)} ms`);

const flows = systems.filter((system): system is CatalogueFlow => {
  return system.kind === "flow" && system.name in published && !isCorrected(system.name);
});
flows.push(lorenz96(4, 20));

/** Whether the database's variant of a system has an entry of its own. */
function isCorrected(name: string): boolean {
  return `${name}AsPublished` in published;
}

for (const tolerance of [1e-9, 1e-12]) {
  const tolerances = { relativeTolerance: tolerance, absoluteTolerance: tolerance };
  const spent = flows.map((system) => {
    const start = performance.now();
    trajectoryOf(system, { periods: 10, transient: 0, ...tolerances });
    return { name: system.name, time: performance.now() - start };
  });
  const total = spent.reduce((sum, { time }) => sum + time, 0);
  const slowest = spent.sort((a, b) => b.time - a.time).slice(0, 6);
  console.log(
    `${flows.length} systems, 1,000 points each at 100 per period, ${tolerance}: ${(total / 1000).toFixed(2)} s`,
  );
  console.log(`  slowest: ${slowest.map(({ name, time }) => `${name} ${time.toFixed(0)} ms`).join(", ")}`);
}

const byHand: VectorField = (_t, s, out) => {
  const x = s[0];
  const y = s[1];
  const z = s[2];
  out[0] = 10 * (y - x);
  out[1] = x * (28 - z) - y;
  out[2] = x * y - (8 / 3) * z;
};

/** Euler steps with a field: what it costs, and little else. A loop of its own for each, or both share one compiled call. */
function loopOver(field: VectorField): () => void {
  const run = new Function(
    "field",
    `return () => {
      const s = Float64Array.of(1, 1, 20);
      const v = new Float64Array(3);
      for (let k = 0; k < 2_000_000; k++) {
        field(0, s, v);
        for (let i = 0; i < 3; i++) s[i] += 1e-3 * v[i];
      }
    };`,
  );
  return run(field);
}

const generated = loopOver(lorenz.field(lorenz.parameters));
const written = loopOver(byHand);
const ratios = Array.from({ length: 5 }, () => median(generated, 7) / median(written, 7)).sort((a, b) => a - b);
console.log(`the generated field of Lorenz takes ${ratios[2].toFixed(3)} of the time of one written by hand`);
