import type { Rng } from "@attractors/core";
import { almostLinearRnn } from "./almost-linear.ts";
import { clippedDendriticPlrnn, dendriticPlrnn } from "./dendritic.ts";
import type { FusedMap } from "./fused-map.ts";
import { clippedShallowPlrnn, shallowPlrnn } from "./shallow.ts";
import { meanCentredPlrnn, vanillaPlrnn } from "./vanilla.ts";

/** A size that only some families have. */
export type SizeName = "hiddenSize" | "bases" | "reluUnits";

export const sizeNames: readonly SizeName[] = ["hiddenSize", "bases", "reluUnits"];

/** The sizes of a network. Of the last three it has the one of its family, or none. */
export interface PlrnnShape {
  /** Number of latent units, M. */
  readonly latentDimension: number;
  /** Number of observed components, N. */
  readonly observationDimension: number;
  /** Number of external inputs, K. @default 0 */
  readonly inputDimension?: number;
  /** Of shallow networks: number of hidden units, L. */
  readonly hiddenSize?: number;
  /** Of dendritic networks: number of bases of each unit, B. */
  readonly bases?: number;
  /** Of almost-linear networks: number of units that are not linear, P; they are the last ones. */
  readonly reluUnits?: number;
}

/** A named matrix within the flat parameters, row-major; vectors are matrices of one column. */
export interface ParameterBlock {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

/**
 * A family of piecewise-linear maps z ↦ F(z); with external inputs s the network is z_t = F(z_{t-1}) + C s_t. Its functions
 * check nothing; `parameters` holds the blocks one after the other, and may go on behind them.
 */
export interface Architecture {
  readonly name: ArchitectureName;
  /** The sizes that this family has of its own, and what they are unless told otherwise. */
  readonly sizes: Readonly<Partial<Record<SizeName, number>>>;
  /** The parameters of the map, in their order: A [M] first, and C [M×K] last where there are inputs. */
  blocks(shape: PlrnnShape): readonly ParameterBlock[];
  /**
   * Fills the parameters with the paper's random initial values.
   *
   * @param dataRange - smallest and largest value of the data, where the units are observed as they are.
   */
  initialize(shape: PlrnnShape, parameters: Float64Array, rng: Rng, dataRange?: readonly [number, number]): void;
  /** out = F(z). */
  step(shape: PlrnnShape, parameters: Float64Array, z: Float64Array, out: Float64Array): void;
  /** Multiplies each row of `vectors` (any number of rows of M) by the Jacobian of F at z, in place. */
  tangent(shape: PlrnnShape, parameters: Float64Array, z: Float64Array, vectors: Float64Array): void;
  /**
   * Carries a gradient `dOut` with respect to F(z) back: writes the gradient with respect to z into `dIn` and adds the
   * one with respect to the parameters to `gradient`.
   */
  pullBack(
    shape: PlrnnShape,
    parameters: Float64Array,
    z: Float64Array,
    dOut: Float64Array,
    dIn: Float64Array,
    gradient: Float64Array,
  ): void;
  /** The fused kernel for this family, where there is one. */
  readonly fused?: FusedMap;
}

export type ArchitectureName =
  | "vanillaPlrnn"
  | "meanCentredPlrnn"
  | "dendriticPlrnn"
  | "clippedDendriticPlrnn"
  | "shallowPlrnn"
  | "clippedShallowPlrnn"
  | "almostLinearRnn";

export const architectures: Readonly<Record<ArchitectureName, Architecture>> = /* @__PURE__ */ Object.freeze({
  vanillaPlrnn,
  meanCentredPlrnn,
  dendriticPlrnn,
  clippedDendriticPlrnn,
  shallowPlrnn,
  clippedShallowPlrnn,
  almostLinearRnn,
});

/** Counts the numbers in some blocks. */
export function sizeOf(blocks: readonly ParameterBlock[]): number {
  return blocks.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
}
