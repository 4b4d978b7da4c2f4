import { checkAtLeast, checkCount, checkPositive } from "@attractors/core";
import { countOf, type Dynamics, type DynamicsOptions, tangentStepperOf, wholeSteps } from "../stepper-of.ts";
import { checkState, decompose, genericVectors, settle } from "./tangent-frame.ts";
import { type TriangularProduct, triangularProduct } from "./triangular-product.ts";

export interface AlignmentIndicesOptions extends DynamicsOptions {
  /** Time over which to follow the deviation vectors. @default 1000, or 1000 steps in discrete time */
  duration?: number;
  /** Time between two values. @default 1, or 1 step */
  every?: number;
  /** Time left to the state beforehand. @default 0 */
  transient?: number;
  /** How many deviation vectors, 2 to the dimension. @default all, or as many as `vectors` */
  count?: number;
  /** The deviation vectors at the start, rows of `n` numbers. @default orthonormal ones along no special axes */
  vectors?: Float64Array;
  /** Ends when the smaller alignment index falls below this. @default 1e-12 */
  until?: number;
}

/** Alignment indices at some times along a trajectory. */
export interface AlignmentIndices {
  readonly times: Float64Array;
  /** The smaller alignment index, between 0 and √2. */
  readonly sali: Float64Array;
  /** The generalised alignment indices GALI_2, GALI_3, … of each time, [times × (count - 1)], between 0 and 1. */
  readonly gali: Float64Array;
  /** How many deviation vectors there are. */
  readonly count: number;
}

/**
 * Tells chaos from order by how deviation vectors align: the smaller alignment index min(|ŵ₁ + ŵ₂|, |ŵ₁ - ŵ₂|) (Skokos, J.
 * Phys. A 34, 10029, 2001), and the generalised indices GALI_k, the volumes that the first k unit vectors span (Skokos,
 * Bountis and Antonopoulos, Physica D 231, 30, 2007). Along chaotic orbits both fall exponentially, by
 * exp(-(λ₁ - λ₂) t) for SALI and GALI_2; along regular ones they stay, or fall by a power of t.
 *
 * The vectors are followed as Q R with orthonormal Q, so that indices are right far below the rounding of the vectors.
 *
 * @throws {TypeError} if the flow or map has no `jacobian`, or the stepper no `tangent`.
 * @throws {RangeError} if an option is out of range.
 * @throws {NumericalError} `"diverged"` if the trajectory leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { alignmentIndices } from "@attractors/metrics";
 *
 * const cat = {
 *   dimension: 2,
 *   initialState: Float64Array.of(0.1, 0.2),
 *   map: (y: Float64Array, out: Float64Array) => out.set([(2 * y[0] + y[1]) % 1, (y[0] + y[1]) % 1]),
 *   jacobian: (y: Float64Array, out: Float64Array) => out.set([2, 1, 1, 1]),
 * };
 * const { sali } = alignmentIndices(cat, { duration: 5, vectors: Float64Array.of(1, 0, 0, 1) });
 * sali[sali.length - 1] < 1e-3; // → true
 * ```
 */
export function alignmentIndices(system: Dynamics, options: AlignmentIndicesOptions = {}): AlignmentIndices {
  const where = "alignmentIndices";
  const stepper = tangentStepperOf(where, system, options);
  const { interval: step, dimension: n } = stepper;
  const {
    vectors: given,
    count = given ? given.length / n : n,
    duration = step ? 1000 * step : 1000,
    every = step ?? 1,
    transient = 0,
    until = 1e-12,
  } = options;
  checkCount(`${where}: count`, count, 2);
  if (count > n) throw new RangeError(`${where}: count must be at most the dimension ${n}, got ${count}`);
  if (given && given.length !== count * n) {
    throw new RangeError(`${where}: vectors must be ${count} rows of ${n} numbers, got ${given.length} numbers`);
  }
  checkPositive(`${where}: duration`, duration);
  checkPositive(`${where}: every`, every);
  checkAtLeast(`${where}: transient`, transient, 0);
  settle(where, stepper, transient);

  const vectors = given ? given.slice() : genericVectors(count, n);
  const triangle = new Float64Array(count * count);
  const product = triangularProduct(count);
  decompose(vectors, n, triangle);
  product.multiply(triangle);
  stepper.tangent(vectors);

  const part = wholeSteps(stepper, every);
  const most = countOf(duration, part);
  const times: number[] = [];
  const sali: number[] = [];
  const gali: number[] = [];
  for (let k = 0; k < most; k++) {
    stepper.advance(part);
    decompose(vectors, n, triangle);
    product.multiply(triangle);
    const { smaller, volumes } = indicesOf(product);
    times.push(stepper.time);
    sali.push(smaller);
    gali.push(...volumes);
    if (smaller < until) break;
  }
  stepper.tangent(new Float64Array(0));
  checkState(where, stepper);
  return { count, times: Float64Array.from(times), sali: Float64Array.from(sali), gali: Float64Array.from(gali) };
}

/** SALI and the volumes of the first k columns of a triangular matrix, each taken at length 1. */
function indicesOf({ size, rows, logarithms }: TriangularProduct): { smaller: number; volumes: number[] } {
  // What a column has along q_i, as a logarithm and a sign.
  const lengthOf = (j: number): number => {
    let largest = -Infinity;
    for (let i = 0; i <= j; i++) largest = Math.max(largest, logarithms[i] + Math.log(Math.abs(rows[i * size + j])));
    let square = 0;
    for (let i = 0; i <= j; i++) square += (rows[i * size + j] * Math.exp(logarithms[i] - largest)) ** 2;
    return largest + Math.log(square) / 2;
  };
  const volumes: number[] = [];
  let logarithm = 0;
  let angle = 0;
  for (let j = 1; j < size; j++) {
    const height = logarithms[j] + Math.log(Math.abs(rows[j * size + j]));
    logarithm += height - lengthOf(j);
    volumes.push(Math.exp(logarithm));
    if (j === 1) angle = Math.atan2(Math.exp(height - logarithms[0]), Math.abs(rows[1]));
  }
  return { smaller: 2 * Math.sin(angle / 2), volumes };
}
