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
  const periods = options.positive("periods") ?? 100;
  const pointsPerPeriod = options.count("points-per-period", 2) ?? 100;
  const transient = options.between("transient", 0, 1e6) ?? 20;
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

  const trajectory: SystemTrajectory = trajectoryOf(system, {
    periods,
    pointsPerPeriod,
    transient,
    standardize,
    ...(noise > 0 ? { noise, rng: createRng(seed) } : {}),
  });
  const content = write({ columns: system.stateNames, values: trajectory.values });
  if (out === "-") {
    process.stdout.write(content);
    return;
  }
  writeWhole(out, content);
  const interval = Number(trajectory.interval.toPrecision(12));
  process.stderr.write(
    `${out}: ${formatCount(trajectory.times.length)} samples of ${system.stateNames.join(", ")} at an interval of ${interval}.\nTo learn from it: ${calledAs()} reconstruct --data ${out} --interval ${interval}\n`,
  );
}
