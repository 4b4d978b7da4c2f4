import { means, type TimeSeries } from "@attractors/core";
import { checkPair } from "./check-pair.ts";

/**
 * Measures a forecast of a chaotic system by the share of time that is lost: the largest error so far, in units of the
 * standard deviation of the truth (of all components together, sqrt⟨‖u - ⟨u⟩‖²⟩) and at most 1, averaged over time. 0 for a
 * perfect forecast, 1 for one that is off from the start (after Schötz et al., arXiv 2407.20158, 2024, who call it CME).
 * A truth that does not vary takes any error for 1.
 *
 * @throws {RangeError} if the two series differ in shape, or if truth is not finite.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { cumulativeMaximumError } from "@attractors/metrics";
 *
 * cumulativeMaximumError(seriesOf([-1, 1, -1, 1]), seriesOf([-1, 1.5, -1, 3])); // → 0.5
 * ```
 */
export function cumulativeMaximumError(truth: TimeSeries, forecast: TimeSeries): number {
  checkPair("cumulativeMaximumError", truth, forecast);
  const { dimension, values } = truth;
  const center = means(truth);
  const length = values.length / dimension;
  let squares = 0;
  for (let k = 0; k < values.length; k++) squares += (values[k] - center[k % dimension]) ** 2;
  const deviation = Math.sqrt(squares / length);

  let sum = 0;
  let largest = 0;
  for (let k = 0; k < values.length; k += dimension) {
    let square = 0;
    for (let i = k; i < k + dimension; i++) square += (values[i] - forecast.values[i]) ** 2;
    const error = square === 0 ? 0 : Math.min(1, Math.sqrt(square) / deviation);
    // What is not finite is lost from there on.
    largest = error >= largest ? error : Number.isNaN(error) ? 1 : largest;
    sum += largest;
  }
  return sum / length;
}
