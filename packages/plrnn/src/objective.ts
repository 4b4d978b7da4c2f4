import { sizeOf } from "./architecture.ts";
import type { Batch, GradientKernel, GradientProblem, TaughtNetwork, TrainingSamples } from "./gradient-kernel.ts";
import { openPlrnn, type Plrnn, parametersOf } from "./plrnn.ts";
import type { Regularization } from "./training/regularization.ts";

export interface ObjectiveOptions {
  samples: TrainingSamples;
  kernel: GradientKernel;
  windowLength: number;
  batchSize: number;
  /** Number of latent units that the teacher forces, the first ones. @default what the observation says */
  forcedUnits?: number;
  /** Penalties that are added to the loss. @default none */
  regularizations?: readonly Regularization[];
}

/** A batch whose forcing may depend on the network. */
export interface OpenBatch extends Omit<Batch, "forcing"> {
  readonly forcing: Float64Array | ((network: TaughtNetwork) => Float64Array);
}

/** What training minimises: loss and gradient as functions of all parameters of a network, in their flat order. */
export interface Objective {
  readonly problem: GradientProblem;
  /** Returns the loss of a batch, and overwrites `gradient`. */
  evaluate(parameters: Float64Array, batch: OpenBatch, gradient: Float64Array): number;
}

/** Puts observation, kernel and regularisation together for networks of the shape of `model`. */
export function createObjective(
  model: Plrnn,
  { samples, kernel, windowLength, batchSize, forcedUnits, regularizations = [] }: ObjectiveOptions,
): Objective {
  const { architecture, observation, encoder, decoder, offset } = openPlrnn(model);
  const problem = {
    architecture,
    shape: model,
    samples,
    forcedUnits: forcedUnits ?? observation.forcedUnits(model),
    windowLength,
    batchSize,
  };
  const lossAndGradient = kernel.prepare(problem);
  const mapSize = sizeOf(architecture.blocks(model));
  const dObservation = { encoder: encoder.slice(), decoder: decoder.slice(), offset: offset.slice() };

  return {
    problem,
    evaluate(parameters, { forcing, ...batch }, gradient) {
      const map = parameters.subarray(0, mapSize);
      const dMap = gradient.subarray(0, mapSize);
      const arrays = { encoder, decoder, offset };
      observation.write(model, parameters.subarray(mapSize), arrays);
      const network = { map, ...arrays, teacher: encoder };
      const strengths = typeof forcing === "function" ? forcing(network) : forcing;
      const loss = lossAndGradient(network, { ...batch, forcing: strengths }, { map: dMap, ...dObservation });
      observation.pullBack(model, arrays, dObservation, gradient.subarray(mapSize));
      return regularizations.length > 0 ? loss + penalties(parameters, gradient) : loss;
    },
  };

  function penalties(parameters: Float64Array, gradient: Float64Array): number {
    const named = parametersOf({ ...model, parameters });
    const gradients = parametersOf({ ...model, parameters: gradient });
    return regularizations.reduce((sum, regularization) => sum + regularization(named, gradients), 0);
  }
}
