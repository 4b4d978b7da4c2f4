import { checkCount, checkFinite, checkLength, type MatrixView } from "@attractors/core";

/** Throws a RangeError unless there are patterns, as many numbers as they need, all finite. */
export function checkPatterns(where: string, { rows, columns, data }: MatrixView): void {
  if (rows === 0) throw new RangeError(`${where}: the memory is empty, there must be at least one pattern`);
  checkCount(`${where}: patterns.rows`, rows);
  checkCount(`${where}: patterns.columns`, columns);
  checkLength(`${where}: patterns`, data, rows * columns);
  checkFinite(`${where}: patterns`, data);
}

/**
 * Computes how far each pattern is separated from the others, Δ_i = x_i·x_i - max_{j ≠ i} x_i·x_j (Ramsauer et al. 2021,
 * Definition 2). Infinity if there is only one.
 *
 * @throws {RangeError} if there is no pattern, or a number is not finite.
 *
 * @example
 * ```ts
 * import { separations } from "@attractors/hopfield";
 *
 * separations({ rows: 2, columns: 2, data: Float64Array.of(1, 0, 0, 2) }); // → [1, 4]
 * ```
 */
export function separations(patterns: MatrixView): Float64Array {
  checkPatterns("separations", patterns);
  const { rows } = patterns;
  const nearest = new Float64Array(rows).fill(-Infinity);
  const squares = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    squares[i] = product(patterns, i, i);
    for (let j = 0; j < i; j++) {
      const inner = product(patterns, i, j);
      nearest[i] = Math.max(nearest[i], inner);
      nearest[j] = Math.max(nearest[j], inner);
    }
  }
  return squares.map((square, i) => square - nearest[i]);
}

/**
 * The length M of the longest pattern.
 *
 * @throws {RangeError} if there is no pattern, or a number is not finite.
 *
 * @example
 * ```ts
 * import { largestNorm } from "@attractors/hopfield";
 *
 * largestNorm({ rows: 2, columns: 2, data: Float64Array.of(3, 4, 0, 1) }); // → 5
 * ```
 */
export function largestNorm(patterns: MatrixView): number {
  checkPatterns("largestNorm", patterns);
  let largest = 0;
  for (let i = 0; i < patterns.rows; i++) largest = Math.max(largest, product(patterns, i, i));
  return Math.sqrt(largest);
}

/**
 * The largest distance m_max of a pattern from their mean.
 *
 * @throws {RangeError} if there is no pattern, or a number is not finite.
 *
 * @example
 * ```ts
 * import { largestDeviation } from "@attractors/hopfield";
 *
 * largestDeviation({ rows: 2, columns: 2, data: Float64Array.of(3, 4, -3, -4) }); // → 5
 * ```
 */
export function largestDeviation(patterns: MatrixView): number {
  checkPatterns("largestDeviation", patterns);
  const { rows, columns, data } = patterns;
  const mean = meanPattern(patterns);
  let largest = 0;
  for (let i = 0; i < rows; i++) {
    let square = 0;
    for (let j = 0; j < columns; j++) square += (data[i * columns + j] - mean[j]) ** 2;
    largest = Math.max(largest, square);
  }
  return Math.sqrt(largest);
}

export function meanPattern({ rows, columns, data }: MatrixView): Float64Array {
  const mean = new Float64Array(columns);
  for (let k = 0; k < data.length; k++) mean[k % columns] += data[k] / rows;
  return mean;
}

function product({ columns, data }: MatrixView, i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k < columns; k++) sum += data[i * columns + k] * data[j * columns + k];
  return sum;
}
