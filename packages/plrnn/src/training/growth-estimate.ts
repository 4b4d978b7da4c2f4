import type { MatrixView } from "@attractors/core";
import { addLogarithm, exponential } from "./matrix-functions.ts";
import { spectralNorm } from "./spectral-norm.ts";

/** Jacobians along some sequences of states. */
export interface JacobianBatch {
  /** Of each Jacobian, [M×M]. */
  readonly dimension: number;
  readonly sequences: number;
  /** Number of Jacobians of a sequence. */
  readonly length: number;
  /** Writes the Jacobian at place `t` of a sequence into `out`; returns false where it is not known. */
  write(sequence: number, t: number, out: Float64Array): boolean;
  /** Writes the mean of the known Jacobians of a sequence, and returns how many they are; where it is cheaper so. */
  readonly writeMean?: (sequence: number, out: Float64Array) => number;
  /** Writes the norms of the known Jacobians of a sequence one after the other, and returns how many; likewise. */
  readonly writeNorms?: (sequence: number, out: Float64Array) => number;
  /** No Jacobian of the map has a larger norm; Infinity if nothing is known. */
  bound(): number;
}

/**
 * Estimates kappa, by how much errors grow in a step (Hess et al., ICML 2023, arXiv 2306.04406): the largest value over the
 * sequences. It is NaN if no Jacobian is known.
 */
export type GrowthEstimate = (jacobians: JacobianBatch) => number;

/**
 * The bound of the norms of all Jacobians that the map may have: max |A_i| + |W1| |W2| for the shallow networks, and
 * max |A_i| + |W| with the largest slope for the others. It looks at no data.
 *
 * @example
 * ```ts
 * import { jacobianUpperBound } from "@attractors/plrnn";
 *
 * jacobianUpperBound({ dimension: 1, sequences: 0, length: 0, write: () => false, bound: () => 3 }); // → 3
 * ```
 */
export const jacobianUpperBound: GrowthEstimate = ({ bound }) => bound();

/**
 * The largest norm of all Jacobians.
 *
 * @example
 * ```ts
 * import { batchMaximum } from "@attractors/plrnn";
 *
 * const write = (_: number, t: number, out: Float64Array) => out.fill(t).length > 0;
 * batchMaximum({ dimension: 1, sequences: 1, length: 5, write, bound: () => Infinity }); // ≈ 4
 * ```
 */
export const batchMaximum: GrowthEstimate = (jacobians) => {
  let largest = Number.NaN;
  visitNorms(jacobians, (_, norm) => {
    if (!(norm <= largest)) largest = norm;
  });
  return largest;
};

/**
 * The geometric mean of the norms along a sequence: their product bounds the norm of the product.
 *
 * @example
 * ```ts
 * import { productUpperBound } from "@attractors/plrnn";
 *
 * const write = (_: number, t: number, out: Float64Array) => out.fill(2 ** t).length > 0;
 * productUpperBound({ dimension: 1, sequences: 1, length: 3, write, bound: () => Infinity }); // ≈ 2
 * ```
 */
export const productUpperBound: GrowthEstimate = (jacobians) => {
  const sums = new Float64Array(jacobians.sequences);
  const counts = visitNorms(jacobians, (sequence, norm) => {
    sums[sequence] += Math.log(norm);
  });
  return largestOf(counts, (sequence) => Math.exp(sums[sequence] / counts[sequence]));
};

/**
 * The norm of exp(mean of log J) along a sequence: the geometric mean of the Jacobians as if they commuted.
 *
 * @example
 * ```ts
 * import { explogApproximation } from "@attractors/plrnn";
 *
 * const write = (_: number, t: number, out: Float64Array) => out.fill(2 ** t).length > 0;
 * explogApproximation({ dimension: 1, sequences: 1, length: 3, write, bound: () => Infinity }); // ≈ 2
 * ```
 */
export const explogApproximation: GrowthEstimate = (jacobians) => {
  const M = jacobians.dimension;
  const real = matrices(jacobians);
  const imaginary = matrices(jacobians);
  const counts = visit(jacobians, (sequence, { data }) => addLogarithm(data, M, real[sequence], imaginary[sequence]));
  return largestOf(counts, (sequence) => {
    const mean = (sum: Float64Array): Float64Array => sum.map((value) => value / counts[sequence]);
    return normOfExponential(mean(real[sequence]), mean(imaginary[sequence]), M);
  });
};

/**
 * The norm of the mean Jacobian along a sequence: the cheapest.
 *
 * @example
 * ```ts
 * import { arithmeticMean } from "@attractors/plrnn";
 *
 * const write = (_: number, t: number, out: Float64Array) => out.fill(t).length > 0;
 * arithmeticMean({ dimension: 1, sequences: 1, length: 5, write, bound: () => Infinity }); // ≈ 2
 * ```
 */
export const arithmeticMean: GrowthEstimate = (jacobians) => {
  const M = jacobians.dimension;
  const { writeMean } = jacobians;
  if (writeMean) {
    const mean = { rows: M, columns: M, data: new Float64Array(M * M) };
    const norms = new Float64Array(jacobians.sequences);
    const known = Int32Array.from(norms, (_, sequence) => {
      const count = writeMean(sequence, mean.data);
      if (count > 0) norms[sequence] = spectralNorm(mean);
      return count;
    });
    return largestOf(known, (sequence) => norms[sequence]);
  }
  const sums = matrices(jacobians);
  const counts = visit(jacobians, (sequence, { data }) => {
    const sum = sums[sequence];
    for (let k = 0; k < sum.length; k++) sum[k] += data[k];
  });
  return largestOf(
    counts,
    (sequence) => spectralNorm({ rows: M, columns: M, data: sums[sequence] }) / counts[sequence],
  );
};

function matrices({ sequences, dimension: M }: JacobianBatch): Float64Array[] {
  return Array.from({ length: sequences }, () => new Float64Array(M * M));
}

/** Shows each known Jacobian, always in the same array, and returns how many each sequence has. */
function visit(
  { dimension: M, sequences, length, write }: JacobianBatch,
  see: (sequence: number, jacobian: MatrixView) => void,
): Int32Array {
  const jacobian = { rows: M, columns: M, data: new Float64Array(M * M) };
  const counts = new Int32Array(sequences);
  for (let sequence = 0; sequence < sequences; sequence++) {
    for (let t = 0; t < length; t++) {
      if (!write(sequence, t, jacobian.data)) continue;
      counts[sequence]++;
      see(sequence, jacobian);
    }
  }
  return counts;
}

/** The same with the norm of each. */
function visitNorms(jacobians: JacobianBatch, see: (sequence: number, norm: number) => void): Int32Array {
  const { sequences, length, writeNorms } = jacobians;
  if (!writeNorms) return visit(jacobians, (sequence, jacobian) => see(sequence, spectralNorm(jacobian)));
  const norms = new Float64Array(length);
  const counts = new Int32Array(sequences);
  for (let sequence = 0; sequence < sequences; sequence++) {
    counts[sequence] = writeNorms(sequence, norms);
    for (let k = 0; k < counts[sequence]; k++) see(sequence, norms[k]);
  }
  return counts;
}

function largestOf(counts: Int32Array, value: (sequence: number) => number): number {
  let largest = Number.NaN;
  for (let sequence = 0; sequence < counts.length; sequence++) {
    if (counts[sequence] === 0) continue;
    const one = value(sequence);
    if (!(one <= largest)) largest = one;
  }
  return largest;
}

/** |exp(R + i I)|: the complex matrix as a real one of twice the size, which has the same norm. */
function normOfExponential(real: Float64Array, imaginary: Float64Array, M: number): number {
  if (imaginary.every((value) => value === 0)) {
    return spectralNorm({ rows: M, columns: M, data: exponential(real, M) });
  }
  const size = 2 * M;
  const both = new Float64Array(size * size);
  for (let i = 0; i < M; i++) {
    for (let j = 0; j < M; j++) {
      const [re, im] = [real[i * M + j], imaginary[i * M + j]];
      both[i * size + j] = re;
      both[(M + i) * size + M + j] = re;
      both[i * size + M + j] = -im;
      both[(M + i) * size + j] = im;
    }
  }
  return spectralNorm({ rows: size, columns: size, data: exponential(both, size) });
}
