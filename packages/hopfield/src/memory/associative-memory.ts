import { checkAtLeast, checkCount, checkFinite, checkLength, checkPositive, NumericalError } from "@attractors/core";
import { checkIndex } from "../binary-patterns.ts";
import type { AssociationKernel } from "./association-kernel.ts";
import { doublePrecision, type Numbers, type Precision } from "./precision.ts";
import { streamingKernel } from "./streaming-kernel.ts";

/** What a memory is, in plain data. */
export interface MemorySettings {
  /** Numbers of a vector. */
  dimension: number;
  /** Inverse temperature β: small recalls averages of vectors, large the nearest one. */
  beta: number;
  /** Numbers of what is recalled, if that is something else than the vectors themselves. @default the vectors */
  valueDimension?: number;
  /** Parts of a vector that are recalled each by itself, as the heads of attention. They must divide it. @default 1 */
  heads?: number;
  /** The most updates of a recall. @default 1 */
  maxSteps?: number;
  /** A recall ends when an update changes no number by more than this. @default 0 */
  tolerance?: number;
}

export interface AssociativeMemoryOptions<A extends Numbers = Float64Array> extends MemorySettings {
  /** Vectors that there is room for at first; more is made when needed, by half as much again. @default none */
  capacity?: number;
  /** @default doublePrecision */
  precision?: Precision<A>;
  /** What computes. @default streamingKernel */
  kernel?: AssociationKernel;
}

/** A memory of vectors that are recalled by likeness. */
export interface AssociativeMemory<A extends Numbers = Float64Array> {
  readonly settings: Readonly<MemorySettings>;
  readonly precision: Precision<A>;
  /** Vectors in it. */
  readonly count: number;
  /** Bytes that it takes besides the vectors that there is room for. */
  readonly workingBytes: number;
  /** Adds vectors, one behind the other; with a `valueDimension`, also what is recalled for each. */
  store(vectors: ArrayLike<number>, values?: ArrayLike<number>): void;
  /** Removes a vector; the last one takes its index. */
  remove(index: number): void;
  /** Copies a vector. */
  vectorAt(index: number): A;
  /** Copies what is recalled for a vector. */
  valueAt(index: number): A;
  /** Recalls from a vector that is like a stored one. */
  recall(vector: ArrayLike<number>): A;
  /** Recalls from many, one behind the other. */
  recallMany(vectors: ArrayLike<number>): A;
}

/**
 * Makes an associative memory: a modern Hopfield network (Ramsauer et al. 2021) whose vectors stay where they are compared,
 * are added and removed one by one, and are recalled for many cues at once: ξ' = Σ softmax(β x·ξ) x. With values it is
 * attention over resident keys.
 *
 * Its functions throw a RangeError where sizes do not match, a number is not finite, or the memory is empty; and a
 * NumericalError, diverged, where scores are too large for numbers of its precision.
 *
 * @throws {RangeError} if an option is out of its range.
 *
 * @example
 * ```ts
 * import { associativeMemory } from "@attractors/hopfield";
 *
 * const memory = associativeMemory({ dimension: 3, beta: 10 });
 * memory.store([1, 1, 0, 0, 1, 2]);
 * memory.recall([0, 0.5, 1.5]); // ≈ [0.0000, 1.0000, 2.0000]
 * memory.remove(1);
 * memory.count; // → 1
 * ```
 */
export function associativeMemory(options: AssociativeMemoryOptions): AssociativeMemory;
export function associativeMemory<A extends Numbers>(
  options: AssociativeMemoryOptions<A> & { precision: Precision<A> },
): AssociativeMemory<A>;
export function associativeMemory(options: AssociativeMemoryOptions<Numbers>): AssociativeMemory<Numbers> {
  return openMemory(options, options.precision ?? doublePrecision);
}

function openMemory<A extends Numbers>(
  options: AssociativeMemoryOptions<Numbers>,
  precision: Precision<A>,
): AssociativeMemory<A> {
  const { dimension, beta, valueDimension = dimension, heads = 1, maxSteps = 1, tolerance = 0 } = options;
  const { capacity = 0, kernel = streamingKernel } = options;
  const where = "associativeMemory";
  checkCount(`${where}: dimension`, dimension);
  checkCount(`${where}: valueDimension`, valueDimension);
  checkCount(`${where}: heads`, heads);
  checkCount(`${where}: maxSteps`, maxSteps);
  checkCount(`${where}: capacity`, capacity, 0);
  checkPositive(`${where}: beta`, beta);
  checkAtLeast(`${where}: tolerance`, tolerance, 0);
  if (dimension % heads !== 0 || valueDimension % heads !== 0) {
    throw new RangeError(`${where}: heads must divide ${dimension} and ${valueDimension}, got ${heads}`);
  }
  const auto = options.valueDimension === undefined;
  if (maxSteps > 1 && valueDimension !== dimension) {
    throw new RangeError(`${where}: maxSteps must be 1 where values are no vectors, got ${maxSteps}`);
  }
  const shape = { heads, keyWidth: dimension / heads, valueWidth: valueDimension / heads, auto, precision };
  let room = capacity;
  let store = kernel.open({ ...shape, capacity });
  let count = 0;

  function makeRoom(needed: number): void {
    if (needed <= room) return;
    room = count === 0 ? needed : Math.max(needed, Math.ceil(1.5 * room));
    const larger = kernel.open({ ...shape, capacity: room });
    larger.takeFrom(store, count);
    store = larger;
  }

  function recallMany(vectors: ArrayLike<number>): A {
    const length = rowsOf("recallMany", vectors, dimension);
    if (count === 0) throw new RangeError("recallMany: the memory is empty; store a vector first");
    const out = precision.array(length * valueDimension);
    let before = vectors;
    for (let step = 0; step < maxSteps; step++) {
      store.associate(before, count, beta, out);
      if (step + 1 === maxSteps || largestChange(before, out) <= tolerance) break;
      before = out.slice();
    }
    for (let k = 0; k < out.length; k++) {
      if (!Number.isFinite(out[k])) {
        throw new NumericalError(
          "diverged",
          `recallMany: scores are too large for ${precision.name} precision; take a smaller beta or shorter vectors`,
        );
      }
    }
    return out;
  }

  return {
    settings: { dimension, beta, ...(!auto && { valueDimension }), heads, maxSteps, tolerance },
    precision,
    get count() {
      return count;
    },
    get workingBytes() {
      return store.workingBytes;
    },
    store(vectors, values) {
      const length = rowsOf("store", vectors, dimension);
      if (auto !== (values === undefined)) {
        throw new RangeError(
          auto
            ? "store: a memory without valueDimension takes no values"
            : "store: values must be given with the vectors",
        );
      }
      if (values) {
        checkLength("store: values", values, length * valueDimension);
        checkFinite("store: values", values);
      }
      makeRoom(count + length);
      for (let k = 0; k < length; k++) {
        store.write(count++, vectors, k * dimension, values ?? vectors, k * valueDimension);
      }
    },
    remove(index) {
      checkIndex("remove", index, count);
      count--;
      if (index < count) store.move(count, index);
    },
    vectorAt(index) {
      checkIndex("vectorAt", index, count);
      const out = precision.array(dimension);
      store.readKey(index, out);
      return out;
    },
    valueAt(index) {
      checkIndex("valueAt", index, count);
      const out = precision.array(valueDimension);
      store.readValue(index, out);
      return out;
    },
    recall(vector) {
      checkLength("recall: vector", vector, dimension);
      return recallMany(vector);
    },
    recallMany,
  };
}

/** How many rows, all finite. */
function rowsOf(where: string, numbers: ArrayLike<number>, dimension: number): number {
  if (numbers.length % dimension !== 0) {
    throw new RangeError(`${where}: vectors must be rows of ${dimension} numbers, got ${numbers.length} numbers`);
  }
  checkFinite(`${where}: vectors`, numbers);
  return numbers.length / dimension;
}

function largestChange(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < a.length; k++) largest = Math.max(largest, Math.abs(a[k] - b[k]));
  return largest;
}
