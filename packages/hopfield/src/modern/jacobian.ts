import type { MatrixView } from "@attractors/core";
import { associateInto, averageOf, checkModernState, type ModernHopfield } from "./modern-hopfield.ts";
import { dotProduct } from "./similarity.ts";

/**
 * Computes the derivatives of the update, J = β Pᵀ (dp/dz) X: for softmax, β times the covariance of the patterns under
 * their weights (Ramsauer et al. 2021, A.2).
 *
 * @returns the output width × d, row-major.
 * @throws {TypeError} if the similarity is not the dot product, or the separation has no derivative of this form.
 * @throws {RangeError} if the state does not fit the network or is not finite.
 *
 * @example
 * ```ts
 * import { modernHopfield, updateJacobian } from "@attractors/hopfield";
 *
 * const patterns = { rows: 2, columns: 1, data: Float64Array.of(-1, 1) };
 * updateJacobian(modernHopfield(patterns, { beta: 2 }), Float64Array.of(0)).data; // → [2]
 * ```
 */
export function updateJacobian(network: ModernHopfield, state: Float64Array): MatrixView {
  checkModernState("updateJacobian", network, state);
  const { patterns, projection, beta, separation } = network;
  if (network.similarity !== dotProduct || !separation.slopes) {
    throw new TypeError(
      `updateJacobian: needs the dot product and a separation with slopes, got ${network.similarity.name} and ${separation.name}`,
    );
  }
  const count = patterns.rows;
  const weights = new Float64Array(count);
  const slopes = new Float64Array(count);
  associateInto(network, state, new Float64Array(count), weights);
  separation.slopes(weights, slopes);

  // diag(s) - s sᵀ / Σs is Σs times the covariance under s / Σs.
  const rows = projection.columns;
  const columns = patterns.columns;
  const data = new Float64Array(rows * columns);
  const sum = slopes.reduce((a, b) => a + b, 0);
  if (sum > 0) {
    const shares = slopes.map((slope) => slope / sum);
    const inputs = averageOf(patterns, shares);
    const outputs = averageOf(projection, shares);
    for (let k = 0; k < count; k++) {
      const factor = beta * slopes[k];
      if (factor === 0) continue;
      for (let i = 0; i < rows; i++) {
        const deviation = factor * (projection.data[k * rows + i] - outputs[i]);
        for (let j = 0; j < columns; j++)
          data[i * columns + j] += deviation * (patterns.data[k * columns + j] - inputs[j]);
      }
    }
  }
  return { rows, columns, data };
}

/**
 * The spectral norm of a matrix, its largest singular value, by power iteration.
 *
 * @example
 * ```ts
 * import { spectralNorm } from "@attractors/hopfield";
 *
 * spectralNorm({ rows: 2, columns: 2, data: Float64Array.of(0, 3, 1, 0) }); // ≈ 3.000000
 * ```
 */
export function spectralNorm({ rows, columns, data }: MatrixView): number {
  const vector = Float64Array.from({ length: columns }, (_, j) => 1 + Math.sin(j + 1) / 2);
  const image = new Float64Array(rows);
  let norm = 0;
  for (let iteration = 0; iteration < 1000; iteration++) {
    let square = 0;
    for (let j = 0; j < columns; j++) square += vector[j] * vector[j];
    if (square === 0) return 0;
    const scale = 1 / Math.sqrt(square);
    image.fill(0);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) image[i] += data[i * columns + j] * vector[j] * scale;
    }
    let next = 0;
    for (let i = 0; i < rows; i++) next += image[i] * image[i];
    next = Math.sqrt(next);
    vector.fill(0);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) vector[j] += data[i * columns + j] * image[i];
    }
    if (Math.abs(next - norm) <= 1e-14 * next) return next;
    norm = next;
  }
  return norm;
}
