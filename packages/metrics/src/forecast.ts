import { checkPositive, type Stepper } from "@attractors/core";

/**
 * Predicts how a series goes on: writes the `steps` samples that follow the sample `start`, `n` numbers each, into the
 * first `steps × n` numbers of `out`.
 */
export type Forecast = (start: Float64Array, steps: number, out: Float64Array) => void;

/**
 * Makes a forecast of any stepper whose state is what is observed: an integrator, a map, a trained network.
 *
 * @param interval - time between two samples of the series, in the system's unit.
 * @throws {RangeError} if `interval` is not positive.
 *
 * @example
 * ```ts
 * import type { Stepper } from "@attractors/core";
 * import { forecastWith } from "@attractors/metrics";
 *
 * const state = new Float64Array(1);
 * const doubling: Stepper = {
 *   dimension: 1,
 *   time: 0,
 *   state,
 *   interval: 1,
 *   advance: (duration) => {
 *     state[0] *= 2 ** duration;
 *   },
 *   reset: (start) => state.set(start),
 * };
 * const out = new Float64Array(3);
 * forecastWith(doubling, 1)(Float64Array.of(1), 3, out);
 * out; // → [2, 4, 8]
 * ```
 */
export function forecastWith(stepper: Stepper, interval: number): Forecast {
  checkPositive("forecastWith: interval", interval);
  const { dimension } = stepper;
  return (start, steps, out) => {
    stepper.reset(start);
    for (let k = 0; k < steps; k++) {
      stepper.advance(interval);
      for (let i = 0; i < dimension; i++) out[k * dimension + i] = stepper.state[i];
    }
  };
}
