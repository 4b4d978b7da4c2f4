import { type SystemTrajectory, trajectoryOf } from "@attractors/chaos-systems";
import { createRng } from "@attractors/core";
import { calledAs } from "../called-as.ts";
import { formatCount } from "../format.ts";
import { InputError } from "../input-error.ts";
import { knownSystem } from "../known-system.ts";
import type { Options } from "../options.ts";
import { csvOf, writerFor, writeWhole } from "../writing/table-file.ts";

/** Samples at most: some hundred megabytes as text. */
const MOST_SAMPLES = 1e7;

/** `attractors simulate <system>`: writes a trajectory on the attractor, one row per sample, one column per variable. */
export function simulate(name: string, options: Options): void {
  const system = knownSystem(name);
  const isMap = system.kind === "map";
  const periods = options.positive("periods") ?? (isMap ? 1000 : 100);
  const pointsPerPeriod = options.count("points-per-period", 2) ?? (isMap ? 1 : 100);
  if (isMap && pointsPerPeriod !== 1) {
    throw new InputError(`${system.name} is a map, for which --periods counts steps; leave out --points-per-period`);
  }
  const transient = options.between("transient", 0, 1e6) ?? (isMap ? 1000 : 20);
  const noise = options.between("noise", 0, 1e9) ?? 0;
  const seed = options.count("seed", 0) ?? 1;
  const standardize = options.flag("standardize");
  const out = options.text("out") ?? "-";
  const samples = Math.round(periods * pointsPerPeriod);
  const least = standardize || noise > 0 ? 2 : 1;
  if (samples < least || samples > MOST_SAMPLES) {
    const remedy = samples < least ? "more" : "fewer";
    throw new InputError(
      `--periods ${periods} with ${pointsPerPeriod} points per period makes ${samples} samples, but there must be ${least} to ${MOST_SAMPLES}; take ${remedy} periods`,
    );
  }
  const write = out === "-" ? csvOf : writerFor(out);

  const settings = { standardize, ...(noise > 0 ? { noise, rng: createRng(seed) } : {}) };
  // A period of a map is one step.
  const trajectory: SystemTrajectory = isMap
    ? trajectoryOf(system, { ...settings, steps: samples, transient: Math.round(transient) })
    : trajectoryOf(system, { ...settings, periods, pointsPerPeriod, transient });
  const content = write({ columns: trajectory.componentNames, values: trajectory.values });
  if (out === "-") {
    process.stdout.write(content);
    return;
  }
  writeWhole(out, content);
  const interval = Number(trajectory.interval.toPrecision(12));
  process.stderr.write(
    `${out}: ${formatCount(trajectory.times.length)} samples of ${trajectory.componentNames.join(", ")} at an interval of ${interval}.\nTo learn from it: ${calledAs()} reconstruct --data ${out} --interval ${interval}\n`,
  );
}
