import { checkAtLeast, checkCount, checkFinite, checkLength, type Rng, type TimeSeries } from "@attractors/core";
import { addInput, checkInputs } from "./external-input.ts";
import { decode, encode } from "./latent-state.ts";
import { openPlrnn, type Plrnn } from "./plrnn.ts";

/** Normal noise in the latent state, z_t = F(z_{t-1}) + C s_t + deviation × e_t: the network as a probabilistic model. */
export interface ProcessNoise {
  /** Standard deviation in each step: of all units, or of each one [M]. */
  readonly deviation: number | Float64Array;
  readonly rng: Rng;
}

export interface GenerateSeriesOptions {
  /** Number of samples. */
  length: number;
  /** Steps to run before the first sample. @default 0 */
  transient?: number;
  /**
   * External inputs, where the network has them: K numbers per sample, from the time of `start` on; sample k is what the
   * k-th step is made with, so that the first is not used.
   */
  inputs?: TimeSeries;
  /** @default none */
  noise?: ProcessNoise;
}

/**
 * Runs a network freely from an observed state. Without a transient the first sample is the network's view of `start`
 * itself: the decoded initial state.
 *
 * @param start - an observation, N numbers.
 * @throws {RangeError} if `start` has not N finite numbers, or if the inputs do not fit.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, generateSeries } from "@attractors/plrnn";
 *
 * const rng = createRng(1);
 * const model = createPlrnn({ observationDimension: 3, rng });
 * const start = Float64Array.of(1, 0, -1);
 * generateSeries(model, start, { length: 4 }).values.length; // → 12
 * generateSeries(model, start, { length: 4, noise: { deviation: 0.1, rng } }).values.length; // → 12
 * ```
 */
export function generateSeries(
  model: Plrnn,
  start: Float64Array,
  { length, transient = 0, inputs, noise }: GenerateSeriesOptions,
): TimeSeries {
  const { observationDimension: N, interval } = model;
  checkLength("generateSeries: start", start, N);
  checkFinite("generateSeries: start", start);
  checkCount("generateSeries: length", length);
  checkCount("generateSeries: transient", transient, 0);
  checkInputs("generateSeries", model, inputs, transient + length);
  const run = freeRun(model, inputs, noise && deviationsOf(noise, model.latentDimension));
  const values = new Float64Array(length * N);
  run.encode(start);
  for (let t = 1; t <= transient; t++) run.step(t);
  run.decode(values, 0);
  for (let t = 1; t < length; t++) {
    run.step(transient + t);
    run.decode(values, t * N);
  }
  return { dimension: N, values, interval };
}

export interface ForecastOptions {
  /** External inputs, where the network has them: K numbers per sample. */
  inputs?: TimeSeries;
}

/**
 * Makes a forecaster of a network: a function that writes into `out` the `steps` observations (N numbers each) that
 * follow `start`. It is what `predictionError` of `@attractors/metrics` asks for. With external inputs `start` is the
 * observation at the time of their sample number `sample`, the first one unless told otherwise.
 *
 * @throws {RangeError} if the inputs do not fit the network; and from the function, if they end before the forecast.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, forecastOf } from "@attractors/plrnn";
 *
 * const forecast = forecastOf(createPlrnn({ observationDimension: 1, rng: createRng(1) }));
 * const out = new Float64Array(5);
 * forecast(Float64Array.of(0.5), 5, out);
 * out.every(Number.isFinite); // → true
 * ```
 */
export function forecastOf(
  model: Plrnn,
  { inputs }: ForecastOptions = {},
): (start: Float64Array, steps: number, out: Float64Array, sample?: number) => void {
  checkInputs("forecastOf", model, inputs, 0);
  const run = freeRun(model, inputs);
  return (start, steps, out, sample = 0) => {
    if (inputs && sample + steps >= inputs.values.length / inputs.dimension) {
      throw new RangeError(`forecastOf: inputs end before sample ${sample + steps}`);
    }
    run.encode(start);
    for (let t = 1; t <= steps; t++) {
      run.step(sample + t);
      run.decode(out, (t - 1) * model.observationDimension);
    }
  };
}

interface FreeRun {
  encode(start: Float64Array): void;
  /** Takes the step that is made with a sample of the inputs. */
  step(sample: number): void;
  decode(out: Float64Array, place: number): void;
}

interface Deviations {
  readonly deviations: Float64Array;
  readonly rng: Rng;
}

function freeRun(model: Plrnn, inputs?: TimeSeries, noise?: Deviations): FreeRun {
  const M = model.latentDimension;
  const opened = openPlrnn(model);
  const { architecture, map } = opened;
  let z: Float64Array = new Float64Array(M);
  let next: Float64Array = new Float64Array(M);
  return {
    encode(start) {
      encode(opened, start, z);
    },
    step(sample) {
      architecture.step(model, map, z, next);
      if (inputs) addInput(model, map, inputs.values, sample * inputs.dimension, next);
      if (noise) for (let m = 0; m < M; m++) next[m] += noise.deviations[m] * noise.rng.normal();
      const spare = z;
      z = next;
      next = spare;
    },
    decode(out, place) {
      decode(opened, z, out, place);
    },
  };
}

function deviationsOf({ deviation, rng }: ProcessNoise, M: number): Deviations {
  const deviations = typeof deviation === "number" ? new Float64Array(M).fill(deviation) : deviation;
  checkLength("generateSeries: noise.deviation", deviations, M);
  for (const value of deviations) checkAtLeast("generateSeries: noise.deviation", value, 0);
  return { deviations, rng };
}
