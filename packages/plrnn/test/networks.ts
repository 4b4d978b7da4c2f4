import { createRng, type Rng, type TimeSeries } from "@attractors/core";
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

/** A network whose parameters are all different from zero. */
export function randomNetwork(options: Omit<CreatePlrnnOptions, "rng">, rng: Rng): Plrnn {
  const model = createPlrnn({ ...options, rng });
  for (let k = 0; k < model.parameters.length; k++) model.parameters[k] += 0.1 * rng.normal();
  return model;
}

/** Loss and gradient of one batch. */
export function evaluateBatch(
  model: Plrnn,
  options: Partial<ObjectiveOptions> & Pick<ObjectiveOptions, "data" | "kernel">,
  alpha: number,
  parameters: Float64Array = model.parameters,
): { loss: number; gradient: Float64Array } {
  const { windowLength = 12, batchSize = 3, latentRegularization = 0 } = options;
  const objective = createObjective(model, { ...options, windowLength, batchSize, latentRegularization });
  const rng = createRng(7);
  const possible = options.data.values.length / options.data.dimension - windowLength - 1;
  const starts = Int32Array.from({ length: batchSize }, () => rng.integer(possible));
  const gradient = new Float64Array(model.parameters.length);
  return { loss: objective.evaluate(parameters, starts, alpha, gradient), gradient };
}

/** |a - b| / |b| in the Euclidean norm. */
export function relativeDistance(a: Float64Array, b: Float64Array): number {
  const norm = (vector: Float64Array) => Math.hypot(...vector);
  return norm(a.map((value, k) => value - b[k])) / norm(b);
}
