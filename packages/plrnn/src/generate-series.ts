import { checkCount, checkFinite, checkLength, type TimeSeries } from "@attractors/core";
import { writeProduct } from "./latent-state.ts";
import { openPlrnn, type Plrnn } from "./plrnn.ts";

export interface GenerateSeriesOptions {
  /** Number of samples. */
  length: number;
  /** Steps to run before the first sample. @default 0 */
  transient?: number;
}

/**
 * Runs a network freely from an observed state. Without a transient the first sample is the network's view of `start`
 * itself: the decoded initial state.
 *
 * @param start - an observation, N numbers.
 * @throws {RangeError} if `start` has not N finite numbers.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, generateSeries } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ observationDimension: 3, rng: createRng(1) });
 * generateSeries(model, Float64Array.of(1, 0, -1), { length: 4 }).values.length; // → 12
 * ```
 */
export function generateSeries(
  model: Plrnn,
  start: Float64Array,
  { length, transient = 0 }: GenerateSeriesOptions,
): TimeSeries {
  const { observationDimension: N, interval } = model;
  checkLength("generateSeries: start", start, N);
  checkFinite("generateSeries: start", start);
  checkCount("generateSeries: length", length);
  checkCount("generateSeries: transient", transient, 0);
  const run = freeRun(model);
  const values = new Float64Array(length * N);
  run.encode(start);
  for (let t = 0; t < transient; t++) run.step();
  run.decode(values, 0);
  for (let t = 1; t < length; t++) {
    run.step();
    run.decode(values, t * N);
  }
  return { dimension: N, values, interval };
}

/**
 * Makes a forecaster of a network: a function that writes into `out` the `steps` observations (N numbers each) that
 * follow `start`. It is what `predictionError` of `@attractors/metrics` asks for.
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
export function forecastOf(model: Plrnn): (start: Float64Array, steps: number, out: Float64Array) => void {
  const run = freeRun(model);
  return (start, steps, out) => {
    run.encode(start);
    for (let t = 0; t < steps; t++) {
      run.step();
      run.decode(out, t * model.observationDimension);
    }
  };
}

interface FreeRun {
  encode(start: Float64Array): void;
  step(): void;
  decode(out: Float64Array, place: number): void;
}

function freeRun(model: Plrnn): FreeRun {
  const M = model.latentDimension;
  const { architecture, map, encoder, decoder } = openPlrnn(model);
  let z: Float64Array = new Float64Array(M);
  let next: Float64Array = new Float64Array(M);
  return {
    encode(start) {
      writeProduct(encoder, start, z, 0);
    },
    step() {
      architecture.step(model, map, z, next);
      const spare = z;
      z = next;
      next = spare;
    },
    decode(out, place) {
      writeProduct(decoder, z, out, place);
    },
  };
}
