import { checkCount, checkFinite } from "@attractors/core";
import { checkInputs } from "./external-input.ts";
import { runFused } from "./fused-runs.ts";
import { type GenerateSeriesOptions, generateSeries } from "./generate-series.ts";
import { openPlrnn, type Plrnn } from "./plrnn.ts";

/**
 * Runs a network freely from many observed states at once: in single precision, and faster than one after the other by an
 * order of magnitude; with external inputs, which all runs share, or noise it is one after the other, in double precision.
 * The samples of a run are those that follow its start.
 *
 * @param starts - observations, [runs × N].
 * @returns the samples of each run, [runs × length × N].
 * @throws {RangeError} if `starts` is not a whole number of observations, or if the inputs do not fit.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, generateEnsemble } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ observationDimension: 3, rng: createRng(1) });
 * generateEnsemble(model, new Float64Array(3 * 20), { length: 5 }).length; // → 300
 * ```
 */
export function generateEnsemble(
  model: Plrnn,
  starts: Float64Array,
  { length, transient = 0, inputs, noise }: GenerateSeriesOptions,
): Float64Array {
  const N = model.observationDimension;
  checkCount("generateEnsemble: length", length);
  checkCount("generateEnsemble: transient", transient, 0);
  checkCount("generateEnsemble: observations in starts", starts.length / N, 0);
  checkFinite("generateEnsemble: starts", starts);
  checkInputs("generateEnsemble", model, inputs, transient + 1 + length);

  const opened = openPlrnn(model);
  const out = new Float64Array((starts.length / N) * length * N);
  const { fused } = opened.architecture;
  if (fused && !inputs && !noise) {
    runFused(fused, model, opened, starts, [transient, length], out);
    return out;
  }
  for (let k = 0; k < starts.length; k += N) {
    const options = { length, transient: transient + 1, inputs, noise };
    const { values } = generateSeries(model, starts.subarray(k, k + N), options);
    out.set(values, k * length);
  }
  return out;
}
