import type { TimeSeries } from "@attractors/core";
import { sizeOf } from "./architecture.ts";
import type { GradientKernel } from "./gradient-kernel.ts";
import { openPlrnn, type Plrnn } from "./plrnn.ts";

export interface ObjectiveOptions {
  data: TimeSeries;
  kernel: GradientKernel;
  windowLength: number;
  batchSize: number;
  /** Weight of the sum of squares of 1 - A and of all other parameters of the map. */
  latentRegularization: number;
}

/** What training minimises: loss and gradient as functions of all parameters of a network, in their flat order. */
export interface Objective {
  /** Returns the loss of the windows that begin at `starts`, and overwrites `gradient`. */
  evaluate(parameters: Float64Array, starts: Int32Array, alpha: number, gradient: Float64Array): number;
}

/** Puts observation, kernel and regularisation together for networks of the shape of `model`. */
export function createObjective(
  model: Plrnn,
  { data, kernel, windowLength, batchSize, latentRegularization }: ObjectiveOptions,
): Objective {
  const { architecture, observation, encoder, decoder } = openPlrnn(model);
  const forcedUnits = observation.forcedUnits(model);
  const lossAndGradient = kernel.prepare({ architecture, shape: model, data, forcedUnits, windowLength, batchSize });
  const mapSize = sizeOf(architecture.blocks(model));
  const dEncoder = new Float64Array(encoder.length);
  const dDecoder = new Float64Array(decoder.length);

  return {
    evaluate(parameters, starts, alpha, gradient) {
      const map = parameters.subarray(0, mapSize);
      const observed = parameters.subarray(mapSize);
      const dMap = gradient.subarray(0, mapSize);
      observation.writeEncoder(model, observed, encoder);
      observation.writeDecoder(model, observed, decoder);
      const network = { map, encoder, decoder, teacher: encoder };
      const loss = lossAndGradient(network, starts, alpha, { map: dMap, encoder: dEncoder, decoder: dDecoder });
      observation.pullBack(model, observed, dEncoder, dDecoder, gradient.subarray(mapSize));
      return latentRegularization > 0 ? loss + regularize(map, dMap) : loss;
    },
  };

  /** Pulls A, the first M numbers, to 1 and the others to 0. */
  function regularize(map: Float64Array, dMap: Float64Array): number {
    let squares = 0;
    for (let k = 0; k < mapSize; k++) {
      const distance = k < model.latentDimension ? map[k] - 1 : map[k];
      squares += distance * distance;
      dMap[k] += 2 * latentRegularization * distance;
    }
    return latentRegularization * squares;
  }
}
