import type { WasmSource } from "@attractors/core";
import type { PlrnnShape } from "./architecture.ts";

/**
 * A family of maps in a fused kernel `assembly/*.ts`, in single precision: which numbers its `configure` takes after the
 * latent dimension and the number of steps, and then which arrays.
 */
export interface FusedMap {
  readonly source: WasmSource;
  settings(shape: PlrnnShape): readonly number[];
  /** Lengths of its parameter arrays; their gradients have the same, in vectors. */
  parameterLengths(shape: PlrnnShape): readonly number[];
  /** Numbers of its rows, the states [T+1][M] first. */
  rowCounts(shape: PlrnnShape, steps: number): readonly number[];
  /** Calls `copy` for each parameter: its place in the map, the array it lies in there, and its place in that. */
  pair(shape: PlrnnShape, copy: (place: number, array: number, index: number) => void): void;
}
