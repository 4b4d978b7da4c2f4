import { createRng, type Rng, type TimeSeries } from "@attractors/core";
import type { Batch, GradientKernel } from "../src/gradient-kernel.ts";
import { createObjective, type ObjectiveOptions } from "../src/objective.ts";
import { type CreatePlrnnOptions, createPlrnn, type Plrnn } from "../src/plrnn.ts";

/** A smooth series of any dimension, with some noise. */
export function wavySeries(dimension: number, length: number, rng: Rng): TimeSeries {
  const values = Float64Array.from({ length: length * dimension }, (_, k) => {
    const t = Math.floor(k / dimension);
    const i = k % dimension;
    return Math.sqrt(2) * Math.sin(0.1 * (1 + 0.3 * i) * t + i) + 0.05 * rng.normal();
  });
  return { dimension, values, interval: 0.1 };
}

/** A network whose parameters are all different from zero, but those that the family keeps at zero. */
export function randomNetwork(options: Omit<CreatePlrnnOptions, "rng">, rng: Rng): Plrnn {
  const model = createPlrnn({ ...options, rng });
  for (let k = 0; k < model.parameters.length; k++) model.parameters[k] += 0.1 * rng.normal();
  for (const place of zerosOf(model)) model.parameters[place] = 0;
  return model;
}

/** Where the diagonal of W lies in a network that keeps it at zero. */
export function zerosOf({ architecture, latentDimension: M }: Plrnn): number[] {
  const hollow = architecture === "vanillaPlrnn" || architecture === "meanCentredPlrnn";
  return hollow ? Array.from({ length: M }, (_, m) => M + m * (M + 1)) : [];
}

export interface BatchOptions extends Partial<Omit<ObjectiveOptions, "samples">>, Partial<Omit<Batch, "starts">> {
  kernel: GradientKernel;
  data: TimeSeries;
  weights?: Float64Array;
  inputs?: Float64Array;
}

/** Loss and gradient of one batch, under constant forcing with strength `alpha` unless `forcing` says otherwise. */
export function evaluateBatch(
  model: Plrnn,
  { data, weights, inputs, windowLength = 12, batchSize = 3, ...options }: BatchOptions,
  alpha: number,
  parameters: Float64Array = model.parameters,
): { loss: number; gradient: Float64Array } {
  const samples = { values: data.values, weights, inputs };
  const objective = createObjective(model, { ...options, samples, windowLength, batchSize });
  const rng = createRng(7);
  const possible = data.values.length / data.dimension - windowLength - 1;
  const starts = Int32Array.from({ length: batchSize }, () => rng.integer(possible));
  const gradient = new Float64Array(model.parameters.length);
  const { forcing = new Float64Array(windowLength + 1).fill(alpha), noise, cleanTargets } = options;
  return { loss: objective.evaluate(parameters, { starts, forcing, noise, cleanTargets }, gradient), gradient };
}

/** |a - b| / |b| in the Euclidean norm. */
export function relativeDistance(a: Float64Array, b: Float64Array): number {
  const norm = (vector: Float64Array) => Math.hypot(...vector);
  return norm(a.map((value, k) => value - b[k])) / norm(b);
}
