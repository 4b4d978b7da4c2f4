import { checkCount, checkPositive, type MatrixView, type Rng } from "@attractors/core";
import {
  type Architecture,
  type ArchitectureName,
  architectures,
  type PlrnnShape,
  type SizeName,
  sizeNames,
  sizeOf,
} from "./architecture.ts";
import type { NetworkArrays } from "./gradient-kernel.ts";
import { fillUniform } from "./initialization.ts";
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
  /** Number of external inputs, K. @default 0 */
  inputDimension?: number;
  /** Of shallow networks: number of hidden units, L. @default 50 */
  hiddenSize?: number;
  /** Of dendritic networks: number of bases of each unit, B. @default 20 */
  bases?: number;
  /** Of almost-linear networks: number of units that are not linear, P. @default 2 */
  reluUnits?: number;
  /** @default clippedShallowPlrnn */
  architecture?: Architecture;
  /** @default identityObservation */
  observation?: Observation;
  /** Time between two steps. @default 1 */
  interval?: number;
  /**
   * Smallest and largest value of the data, for an identity observation: thresholds of dendritic networks are drawn
   * between them. @default thresholds are drawn from the standard normal distribution
   */
  dataRange?: readonly [least: number, most: number];
}

/**
 * Creates an untrained network with the random initial parameters of the papers (Hess et al., ICML 2023; Brenner et al.,
 * ICML 2022 and NeurIPS 2024).
 *
 * @throws {RangeError} if a size is not a whole number in its range or belongs to another family, or if an identity
 * observation has fewer latent units than observed components.
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
  inputDimension = 0,
  architecture = clippedShallowPlrnn,
  observation = identityObservation,
  interval = 1,
  dataRange,
  ...sizes
}: CreatePlrnnOptions): Plrnn {
  checkCount("createPlrnn: observationDimension", observationDimension);
  checkCount("createPlrnn: latentDimension", latentDimension);
  checkCount("createPlrnn: inputDimension", inputDimension, 0);
  checkPositive("createPlrnn: interval", interval);
  if (observation.name === "identityObservation" && latentDimension < observationDimension) {
    throw new RangeError(
      `createPlrnn: an identity observation of ${observationDimension} components needs at least as many latent units, got latentDimension ${latentDimension}; use affineObservation`,
    );
  }

  const shape = {
    latentDimension,
    ...ownSizes(architecture, sizes, latentDimension),
    observationDimension,
    ...(inputDimension > 0 ? { inputDimension } : {}),
  };
  const mapSize = sizeOf(architecture.blocks(shape));
  const C = mapSize - latentDimension * inputDimension;
  const parameters = new Float64Array(mapSize + sizeOf(observation.blocks(shape)));
  architecture.initialize(shape, parameters, rng, observation.name === "identityObservation" ? dataRange : undefined);
  fillUniform(parameters.subarray(C, mapSize), Math.sqrt(6 / (latentDimension + inputDimension)), rng);
  observation.initialize(shape, parameters.subarray(mapSize), rng);
  return { ...shape, architecture: architecture.name, observation: observation.name, interval, parameters };
}

/** The sizes that an architecture has of its own: those given, or its own; none may be given that it does not have. */
function ownSizes(
  { name, sizes }: Architecture,
  given: Partial<Record<SizeName, number>>,
  latentDimension: number,
): Partial<Record<SizeName, number>> {
  const own: Partial<Record<SizeName, number>> = {};
  for (const size of sizeNames) {
    const usual = sizes[size];
    if (usual !== undefined) {
      own[size] = given[size] ?? usual;
      checkCount(`createPlrnn: ${size}`, own[size], size === "reluUnits" ? 0 : 1);
    } else if (given[size] !== undefined) {
      throw new RangeError(`createPlrnn: ${name} has no ${size}, got ${given[size]}`);
    }
  }
  if (own.reluUnits !== undefined && own.reluUnits > latentDimension) {
    throw new RangeError(
      `createPlrnn: reluUnits must be at most latentDimension ${latentDimension}, got ${own.reluUnits}`,
    );
  }
  return own;
}

/**
 * Names the parameters of a network, as views on its own: `A` [M], `h1` [M], `h2` [L], `W1` [M×L], `W2` [L×M] of the
 * shallow networks; `A` [M], `W` [M×M], `h` [M] of all others, with `alpha` [B], `H` [M×B] of the dendritic ones; `C` [M×K]
 * of external inputs; and `B` [N×M], `b` [N] of an affine or `L` [(M-N)×N] of an identity observation.
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

/** A network taken apart for its inner loops. */
export interface OpenedPlrnn extends NetworkArrays {
  readonly architecture: Architecture;
  readonly observation: Observation;
}

export function openPlrnn(model: Plrnn): OpenedPlrnn {
  const { latentDimension: M, observationDimension: N, parameters } = model;
  const architecture = architectures[model.architecture];
  const observation = observations[model.observation];
  const mapSize = sizeOf(architecture.blocks(model));
  const arrays = {
    encoder: new Float64Array(M * N),
    decoder: new Float64Array(N * M),
    offset: new Float64Array(N),
  };
  observation.write(model, parameters.subarray(mapSize), arrays);
  return { architecture, observation, map: parameters.subarray(0, mapSize), ...arrays };
}
