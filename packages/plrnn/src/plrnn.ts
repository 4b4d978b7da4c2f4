import { checkCount, checkPositive, type MatrixView, type Rng } from "@attractors/core";
import { type Architecture, type ArchitectureName, architectures, type PlrnnShape, sizeOf } from "./architecture.ts";
import { identityObservation, type Observation, type ObservationName, observations } from "./observation.ts";
import { clippedShallowPlrnn } from "./shallow.ts";

/** A piecewise-linear recurrent network with its observation model: plain data, that may be sent to a worker. */
export interface Plrnn extends PlrnnShape {
  readonly architecture: ArchitectureName;
  readonly observation: ObservationName;
  /** Time between two steps of the network: that of the series it was trained on. */
  readonly interval: number;
  /** The parameters of the map and then of the observation, block after block, row-major; see `parametersOf`. */
  readonly parameters: Float64Array;
}

export interface CreatePlrnnOptions {
  /** Number of observed components, N. */
  observationDimension: number;
  rng: Rng;
  /** Number of latent units, M. @default observationDimension */
  latentDimension?: number;
  /** Number of hidden units, L. @default 50 */
  hiddenSize?: number;
  /** @default clippedShallowPlrnn */
  architecture?: Architecture;
  /** @default identityObservation */
  observation?: Observation;
  /** Time between two steps. @default 1 */
  interval?: number;
}

/**
 * Creates an untrained network with the random initial parameters of the papers (Hess et al., ICML 2023).
 *
 * @throws {RangeError} if a size is not a whole number greater than zero, or if an identity observation has fewer
 * latent units than observed components.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn } from "@attractors/plrnn";
 *
 * createPlrnn({ observationDimension: 3, hiddenSize: 10, rng: createRng(1) }).parameters.length; // → 76
 * ```
 */
export function createPlrnn({
  observationDimension,
  rng,
  latentDimension = observationDimension,
  hiddenSize = 50,
  architecture = clippedShallowPlrnn,
  observation = identityObservation,
  interval = 1,
}: CreatePlrnnOptions): Plrnn {
  checkCount("createPlrnn: observationDimension", observationDimension);
  checkCount("createPlrnn: latentDimension", latentDimension);
  checkCount("createPlrnn: hiddenSize", hiddenSize);
  checkPositive("createPlrnn: interval", interval);
  if (observation.name === "identityObservation" && latentDimension < observationDimension) {
    throw new RangeError(
      `createPlrnn: an identity observation of ${observationDimension} components needs at least as many latent units, got latentDimension ${latentDimension}; use affineObservation`,
    );
  }

  const shape = { latentDimension, hiddenSize, observationDimension };
  const mapSize = sizeOf(architecture.blocks(shape));
  const parameters = new Float64Array(mapSize + sizeOf(observation.blocks(shape)));
  architecture.initialize(shape, parameters, rng);
  observation.initialize(shape, parameters.subarray(mapSize), rng);
  return { ...shape, architecture: architecture.name, observation: observation.name, interval, parameters };
}

/**
 * Names the parameters of a network: `A` [M], `h1` [M], `h2` [L], `W1` [M×L], `W2` [L×M] of the shallow networks, and
 * `B` [N×M] of an affine or `L` [(M-N)×N] of an identity observation. The matrices are views on the network's own.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, parametersOf } from "@attractors/plrnn";
 *
 * const { W1 } = parametersOf(createPlrnn({ observationDimension: 3, rng: createRng(1) }));
 * [W1.rows, W1.columns]; // → [3, 50]
 * ```
 */
export function parametersOf(model: Plrnn): Readonly<Record<string, MatrixView>> {
  const blocks = [...architectures[model.architecture].blocks(model), ...observations[model.observation].blocks(model)];
  let place = 0;
  return Object.fromEntries(
    blocks.map(({ name, rows, columns }) => {
      const data = model.parameters.subarray(place, place + rows * columns);
      place += rows * columns;
      return [name, { rows, columns, data }];
    }),
  );
}

/** A network taken apart for its inner loops: its map, and the encoder [M×N] and decoder [N×M] of its observation. */
export interface OpenedPlrnn {
  readonly architecture: Architecture;
  readonly observation: Observation;
  readonly map: Float64Array;
  readonly encoder: Float64Array;
  readonly decoder: Float64Array;
}

export function openPlrnn(model: Plrnn): OpenedPlrnn {
  const { latentDimension, observationDimension, parameters } = model;
  const architecture = architectures[model.architecture];
  const observation = observations[model.observation];
  const mapSize = sizeOf(architecture.blocks(model));
  const encoder = new Float64Array(latentDimension * observationDimension);
  const decoder = new Float64Array(latentDimension * observationDimension);
  observation.writeEncoder(model, parameters.subarray(mapSize), encoder);
  observation.writeDecoder(model, parameters.subarray(mapSize), decoder);
  return { architecture, observation, map: parameters.subarray(0, mapSize), encoder, decoder };
}
