import { checkFinite, checkLength } from "@attractors/core";
import type { Numbers, Precision } from "../memory/precision.ts";

/** Numbers of any shape in a flat array, row-major: the last index runs fastest. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Numbers;
}

/** Tensors by name: parameters of a layer, or their gradients. */
export type NamedTensors = Readonly<Record<string, Tensor>>;

/**
 * Makes a tensor of a shape and its numbers, which are not copied if they are a typed array.
 *
 * @throws {RangeError} if the numbers are not as many as the shape says, or one is not finite.
 *
 * @example
 * ```ts
 * import { tensorOf } from "@attractors/hopfield";
 *
 * tensorOf([2, 3], [1, 2, 3, 4, 5, 6]).data[3]; // → 4
 * ```
 */
export function tensorOf(shape: readonly number[], numbers: ArrayLike<number>): Tensor {
  checkLength("tensorOf: numbers", numbers, sizeOf(shape));
  checkFinite("tensorOf: numbers", numbers);
  const flat = numbers instanceof Float32Array || numbers instanceof Float64Array;
  return { shape: [...shape], data: flat ? numbers : Float64Array.from(numbers) };
}

/** The count of numbers of a shape. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

export function zeros(shape: readonly number[], precision: Precision<Numbers>): Tensor {
  return { shape, data: precision.array(sizeOf(shape)) };
}

/** An array of zeros of the same kind and length. */
export function emptyLike(data: Numbers, length: number = data.length): Numbers {
  return data instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);
}

/** The sum of two tensors of one shape; either alone if the other is absent. */
export function sumOf(first: Tensor, second: Tensor | undefined): Tensor {
  if (!second) return first;
  const data = first.data.slice();
  for (let i = 0; i < data.length; i++) data[i] += second.data[i];
  return { shape: first.shape, data };
}

/** Swaps the first two indices: sequence first to batch first, and back. */
export function swapped({ shape, data }: Tensor): Tensor {
  const [rows, columns] = shape;
  const width = sizeOf(shape.slice(2));
  const out = emptyLike(data);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const from = (i * columns + j) * width;
      const to = (j * rows + i) * width;
      for (let k = 0; k < width; k++) out[to + k] = data[from + k];
    }
  }
  return { shape: [columns, rows, ...shape.slice(2)], data: out };
}

/** Throws unless a tensor has three indices, the last of the given length, and finite numbers. */
export function checkPatternTensor(where: string, { shape, data }: Tensor, width: number | undefined): void {
  if (shape.length !== 3 || shape.some((length) => length < 1)) {
    throw new RangeError(`${where} must have a shape of three lengths above 0, got [${shape}]`);
  }
  if (width !== undefined && shape[2] !== width) {
    throw new RangeError(`${where} must be ${width} wide, got a shape of [${shape}]`);
  }
  checkLength(where, data, sizeOf(shape));
  checkFinite(where, data);
}

/** The same numbers in the precision of a layer. */
export function inPrecision({ shape, data }: Tensor, precision: Precision<Numbers>): Tensor {
  if (data.BYTES_PER_ELEMENT === precision.bytes) return { shape, data };
  const out = precision.array(data.length);
  out.set(data);
  return { shape, data: out };
}

/** Throws unless a gradient has the shape of what it belongs to. */
export function checkGradient(where: string, gradient: Tensor, { shape }: Tensor): void {
  if (gradient.shape.length !== shape.length || shape.some((length, k) => length !== gradient.shape[k])) {
    throw new RangeError(`${where}: gradient must have the shape [${shape}] of the output, got [${gradient.shape}]`);
  }
  checkLength(`${where}: gradient`, gradient.data, sizeOf(shape));
}
