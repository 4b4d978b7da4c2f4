import type { Numbers, Precision } from "./precision.ts";

/** The sizes of a memory. Widths are per head; a row holds the heads side by side. */
export interface MemoryShape<A extends Numbers> {
  readonly heads: number;
  /** Numbers of a key and of a query, per head. */
  readonly keyWidth: number;
  /** Numbers of a value, per head. */
  readonly valueWidth: number;
  /** Whether values are the keys themselves, and stored once. */
  readonly auto: boolean;
  /** Patterns that there is room for. */
  readonly capacity: number;
  readonly precision: Precision<A>;
}

/** Patterns in the place where they are compared with queries. Nothing here checks its arguments. */
export interface PatternStore<A extends Numbers> {
  /** Bytes that are taken besides the patterns. */
  readonly workingBytes: number;
  /** Puts a pattern at an index: a row of keys, and one of values unless the store is `auto`. */
  write(index: number, keys: ArrayLike<number>, keyStart: number, values: ArrayLike<number>, valueStart: number): void;
  readKey(index: number, out: A): void;
  readValue(index: number, out: A): void;
  /** Copies a pattern over another. */
  move(from: number, to: number): void;
  /** Takes the first patterns of a smaller store of the same shape and kernel. */
  takeFrom(other: PatternStore<A>, count: number): void;
  /** Panels or rows, for `takeFrom`. */
  readonly keys: A;
  readonly values: A;
  /**
   * Writes Σ_i softmax_i(β k_i·q) v_i for rows of queries, for each head by itself, over the first `count` patterns.
   */
  associate(queries: ArrayLike<number>, count: number, beta: number, out: A): void;
}

/** Computes associations of a memory. */
export interface AssociationKernel {
  readonly name: string;
  open<A extends Numbers>(shape: MemoryShape<A>): PatternStore<A>;
}
