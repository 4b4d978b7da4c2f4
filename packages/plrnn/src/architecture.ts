import type { Rng } from "@attractors/core";
import type { NetworkArrays, PrepareFused } from "./gradient-kernel.ts";
import { clippedShallowPlrnn, shallowPlrnn } from "./shallow.ts";

/** The sizes of a network: `M` latent units, `L` hidden units, `N` observed components. */
export interface PlrnnShape {
  readonly latentDimension: number;
  readonly hiddenSize: number;
  readonly observationDimension: number;
}

/** A named matrix within the flat parameters, row-major; vectors are matrices of one column. */
export interface ParameterBlock {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

/**
 * A family of piecewise-linear maps z ↦ F(z). Its functions check nothing; `parameters` holds the blocks one after the
 * other, and may go on behind them.
 */
export interface Architecture {
  readonly name: ArchitectureName;
  /** The parameters of the map, in their order. */
  blocks(shape: PlrnnShape): readonly ParameterBlock[];
  /** Fills the parameters with the paper's random initial values. */
  initialize(shape: PlrnnShape, parameters: Float64Array, rng: Rng): void;
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
  /** The fused gradient kernel for this family, where there is one. */
  readonly prepareFused?: PrepareFused;
  /** Fused free runs from many observations, where there are such: see `generateEnsemble`. */
  readonly runFused?: (
    shape: PlrnnShape,
    network: NetworkArrays,
    starts: Float64Array,
    span: readonly [transient: number, length: number],
    out: Float64Array,
  ) => void;
}

export type ArchitectureName = "shallowPlrnn" | "clippedShallowPlrnn";

export const architectures: Readonly<Record<ArchitectureName, Architecture>> = /* @__PURE__ */ Object.freeze({
  shallowPlrnn,
  clippedShallowPlrnn,
});

/** Counts the numbers in some blocks. */
export function sizeOf(blocks: readonly ParameterBlock[]): number {
  return blocks.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
}
