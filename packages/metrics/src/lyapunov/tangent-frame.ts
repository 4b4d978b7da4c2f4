import { NumericalError, orthonormalize, type Stepper } from "@attractors/core";
import type { TangentStepper } from "../stepper-of.ts";

/**
 * Orthonormal vectors that point in no special direction: a vector along an axis would miss the growth along others
 * in a system whose variables are not all coupled.
 */
export function genericVectors(count: number, dimension: number): Float64Array {
  const golden = (Math.sqrt(5) - 1) / 2;
  const vectors = Float64Array.from({ length: count * dimension }, (_, k) => (((k + 1) ** 2 * golden) % 1) - 0.5);
  orthonormalize(vectors, dimension, new Float64Array(count));
  return vectors;
}

/**
 * Makes the rows of `vectors` orthonormal in place by modified Gram-Schmidt, twice where a row loses most of its length,
 * and writes into `triangle` [count × count] the R of the QR decomposition V = Q R whose columns these rows are:
 * row j of `vectors` is Σ_i R_ij q_i.
 */
export function decompose(vectors: Float64Array, dimension: number, triangle: Float64Array): void {
  const count = vectors.length / dimension;
  triangle.fill(0);
  for (let j = 0; j < count; j++) {
    const row = j * dimension;
    const before = lengthOf(vectors, row, dimension);
    project(vectors, dimension, triangle, j);
    let length = lengthOf(vectors, row, dimension);
    if (length < 0.5 * before) {
      project(vectors, dimension, triangle, j);
      length = lengthOf(vectors, row, dimension);
    }
    const scale = length > 0 ? 1 / length : 0;
    for (let k = 0; k < dimension; k++) vectors[row + k] *= scale;
    triangle[j * count + j] = length;
  }
}

/** Takes from row j what lies along the rows before, and notes it. */
function project(vectors: Float64Array, dimension: number, triangle: Float64Array, j: number): void {
  const count = vectors.length / dimension;
  const row = j * dimension;
  for (let i = 0; i < j; i++) {
    const other = i * dimension;
    let projection = 0;
    for (let k = 0; k < dimension; k++) projection += vectors[row + k] * vectors[other + k];
    for (let k = 0; k < dimension; k++) vectors[row + k] -= projection * vectors[other + k];
    triangle[i * count + j] += projection;
  }
}

function lengthOf(vectors: Float64Array, start: number, dimension: number): number {
  let square = 0;
  for (let k = 0; k < dimension; k++) square += vectors[start + k] * vectors[start + k];
  return Math.sqrt(square);
}

/** Moves a stepper on to find its attractor. In discrete time the transient is rounded up to whole steps. */
export function settle(where: string, stepper: Stepper, transient: number): void {
  const { interval } = stepper;
  const before = interval ? Math.ceil((transient / interval) * (1 - 1e-12)) * interval : transient;
  if (before > 0) stepper.advance(before);
  checkState(where, stepper);
}

/** Moves a stepper on by `every`, `times` times, and each time makes its tangent vectors orthonormal; adds the logarithms of their growth. */
export function grow(
  where: string,
  stepper: TangentStepper,
  vectors: Float64Array,
  logarithms: Float64Array,
  [times, every]: readonly [times: number, every: number],
): void {
  const norms = new Float64Array(logarithms.length);
  for (let k = 0; k < times; k++) {
    stepper.advance(every);
    orthonormalize(vectors, stepper.dimension, norms);
    for (let i = 0; i < norms.length; i++) {
      if (!(norms[i] < Infinity)) throw divergedError(where, "a tangent vector", stepper.time);
      logarithms[i] += Math.log(norms[i]);
    }
  }
  checkState(where, stepper);
}

/** Throws a NumericalError if the state has left the finite numbers. */
export function checkState(where: string, { state, time }: Stepper): void {
  if (!state.every(Number.isFinite)) throw divergedError(where, "the state", time);
}

export function divergedError(where: string, what: string, time: number): NumericalError {
  return new NumericalError(
    "diverged",
    `${where}: ${what} left the finite numbers by t = ${time}; try another initial state or a smaller renormalizeEvery`,
  );
}
