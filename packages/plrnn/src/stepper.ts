import { checkLength, lengthOf, type State, type Stepper, type TimeSeries } from "@attractors/core";
import { addInput, checkInputs } from "./external-input.ts";
import { openPlrnn, type Plrnn } from "./plrnn.ts";

export interface PlrnnStepperOptions {
  /** External inputs, where the network has them: K numbers per sample, from time 0 on, one sample every interval. */
  inputs?: TimeSeries;
}

/**
 * Makes a Stepper of a network: a dynamical system in discrete time whose state is the latent state z [M], with its
 * exact Jacobian, so that everything that measures a system can measure the network.
 *
 * @param start - the latent state to start from, M numbers. @default zero
 * @throws {RangeError} if the inputs do not fit the network; from `advance`, if a duration is not a whole multiple of the
 * network's interval, or if the inputs end before.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, plrnnStepper } from "@attractors/plrnn";
 *
 * const stepper = plrnnStepper(createPlrnn({ observationDimension: 2, interval: 0.01, rng: createRng(1) }));
 * stepper.advance(0.5);
 * stepper.time; // ≈ 0.5
 * ```
 */
export function plrnnStepper(
  model: Plrnn,
  start: State = new Float64Array(model.latentDimension),
  { inputs }: PlrnnStepperOptions = {},
): Stepper {
  const { latentDimension: M, interval } = model;
  checkInputs("plrnnStepper", model, inputs, 0);
  const { architecture, map } = openPlrnn(model);
  const state = new Float64Array(M);
  const next = new Float64Array(M);
  let tangents: Float64Array = new Float64Array(0);
  let origin = 0;
  let steps = 0;

  const stepper = {
    dimension: M,
    interval,
    state,
    get time() {
      return origin + steps * interval;
    },
    advance(duration: number): void {
      const count = Math.round(duration / interval);
      if (!(count >= 0 && Math.abs(count * interval - duration) <= 1e-6 * interval)) {
        throw new RangeError(
          `plrnnStepper.advance: duration must be a whole multiple of the interval ${interval}, got ${duration}`,
        );
      }
      const present = Math.round(origin / interval) + steps;
      if (inputs && !(present >= 0 && present + count < lengthOf(inputs))) {
        throw new RangeError(
          `plrnnStepper.advance: inputs have ${lengthOf(inputs)} samples, none for time ${(present + count) * interval}`,
        );
      }
      for (let k = 1; k <= count; k++) {
        if (tangents.length > 0) architecture.tangent(model, map, state, tangents);
        architecture.step(model, map, state, next);
        if (inputs) addInput(model, map, inputs.values, (present + k) * inputs.dimension, next);
        state.set(next);
      }
      steps += count;
    },
    reset(to: State, time = 0): void {
      checkLength("plrnnStepper.reset: state", to, M);
      state.set(to);
      origin = time;
      steps = 0;
    },
    tangent(vectors: Float64Array): void {
      if (vectors.length % M !== 0) {
        throw new RangeError(
          `plrnnStepper.tangent: vectors must be rows of ${M} numbers, got ${vectors.length} in all`,
        );
      }
      tangents = vectors;
    },
  };
  stepper.reset(start);
  return stepper;
}
