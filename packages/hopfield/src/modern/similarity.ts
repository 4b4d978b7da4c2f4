import type { MatrixView } from "@attractors/core";

/** How alike a state and a pattern are: larger is more. */
export interface Similarity {
  readonly name: string;
  /** Writes the similarity of `state` to each row of `patterns`. */
  scores(patterns: MatrixView, state: Float64Array, out: Float64Array): void;
}

/**
 * x·ξ: the modern Hopfield network and attention. Energies, Jacobians and bounds are known for this one.
 *
 * @example
 * ```ts
 * import { associate, dotProduct, modernHopfield } from "@attractors/hopfield";
 *
 * const patterns = { rows: 2, columns: 2, data: Float64Array.of(1, 0, 0, 1) };
 * associate(modernHopfield(patterns, { beta: 1, similarity: dotProduct }), Float64Array.of(1, 1)); // → [0.5, 0.5]
 * ```
 */
export const dotProduct: Similarity = {
  name: "dotProduct",
  scores(patterns, state, out) {
    eachRow(patterns, out, (x, start) => {
      let sum = 0;
      for (let j = 0; j < state.length; j++) sum += x[start + j] * state[j];
      return sum;
    });
  },
};

/**
 * The cosine of the angle between x and ξ; 0 where one of them is the zero vector.
 *
 * @example
 * ```ts
 * import { argmax, cosine, modernHopfield, updateState } from "@attractors/hopfield";
 *
 * const patterns = { rows: 2, columns: 2, data: Float64Array.of(9, 9, 1, 0) };
 * updateState(modernHopfield(patterns, { beta: 1, similarity: cosine, separation: argmax }), Float64Array.of(2, 0)); // → [1, 0]
 * ```
 */
export const cosine: Similarity = {
  name: "cosine",
  scores(patterns, state, out) {
    let length = 0;
    for (let j = 0; j < state.length; j++) length += state[j] * state[j];
    eachRow(patterns, out, (x, start) => {
      let sum = 0;
      let square = 0;
      for (let j = 0; j < state.length; j++) {
        sum += x[start + j] * state[j];
        square += x[start + j] * x[start + j];
      }
      return square > 0 && length > 0 ? sum / Math.sqrt(square * length) : 0;
    });
  },
};

/**
 * -‖x - ξ‖ (Millidge et al. 2022 find it better than the dot product for noisy cues).
 *
 * @example
 * ```ts
 * import { argmax, euclidean, modernHopfield, updateState } from "@attractors/hopfield";
 *
 * const patterns = { rows: 2, columns: 1, data: Float64Array.of(1, 5) };
 * updateState(modernHopfield(patterns, { beta: 1, similarity: euclidean, separation: argmax }), Float64Array.of(2)); // → [1]
 * ```
 */
export const euclidean: Similarity = {
  name: "euclidean",
  scores(patterns, state, out) {
    eachRow(patterns, out, (x, start) => -Math.sqrt(squaredDistance(x, start, state)));
  },
};

/**
 * -‖x - ξ‖². With softmax, β/2 of it weighs patterns of equal length as β of the dot product does.
 *
 * @example
 * ```ts
 * import { associate, modernHopfield, squaredEuclidean } from "@attractors/hopfield";
 *
 * const patterns = { rows: 2, columns: 1, data: Float64Array.of(-1, 1) };
 * associate(modernHopfield(patterns, { beta: 1, similarity: squaredEuclidean }), Float64Array.of(0)); // → [0.5, 0.5]
 * ```
 */
export const squaredEuclidean: Similarity = {
  name: "squaredEuclidean",
  scores(patterns, state, out) {
    eachRow(patterns, out, (x, start) => -squaredDistance(x, start, state));
  },
};

/**
 * -Σ |x_j - ξ_j|.
 *
 * @example
 * ```ts
 * import { argmax, manhattan, modernHopfield, updateState } from "@attractors/hopfield";
 *
 * const patterns = { rows: 2, columns: 2, data: Float64Array.of(2, 2, 3, 0) };
 * updateState(modernHopfield(patterns, { beta: 1, similarity: manhattan, separation: argmax }), Float64Array.of(0, 0)); // → [3, 0]
 * ```
 */
export const manhattan: Similarity = {
  name: "manhattan",
  scores(patterns, state, out) {
    eachRow(patterns, out, (x, start) => {
      let sum = 0;
      for (let j = 0; j < state.length; j++) sum -= Math.abs(x[start + j] - state[j]);
      return sum;
    });
  },
};

/**
 * The dot product after a linear feature map, (W x)·(W ξ): a learned kernel that spreads similar patterns apart (Wu, Hu,
 * Hsiao, Liu 2024, U-Hop).
 *
 * @param features - W, one row for each feature.
 * @throws {RangeError} from the network, if its patterns have another width than W.
 *
 * @example
 * ```ts
 * import { associate, kernelProduct, modernHopfield } from "@attractors/hopfield";
 *
 * const patterns = { rows: 2, columns: 2, data: Float64Array.of(1, 0, 0, 1) };
 * const blind = kernelProduct({ rows: 1, columns: 2, data: Float64Array.of(1, 1) });
 * associate(modernHopfield(patterns, { beta: 1, similarity: blind }), Float64Array.of(1, 0)); // → [0.5, 0.5]
 * ```
 */
export function kernelProduct({ rows, columns, data }: MatrixView): Similarity {
  const image = new Float64Array(columns);
  return {
    name: "kernelProduct",
    scores(patterns, state, out) {
      if (patterns.columns !== columns) {
        throw new RangeError(
          `kernelProduct: features must have ${patterns.columns} columns like the patterns, got ${columns}`,
        );
      }
      // (W x)·(W ξ) = x·(Wᵀ W ξ).
      image.fill(0);
      for (let i = 0; i < rows; i++) {
        let feature = 0;
        for (let j = 0; j < columns; j++) feature += data[i * columns + j] * state[j];
        for (let j = 0; j < columns; j++) image[j] += feature * data[i * columns + j];
      }
      dotProduct.scores(patterns, image, out);
    },
  };
}

function eachRow({ rows, columns, data }: MatrixView, out: Float64Array, score: RowScore): void {
  for (let i = 0; i < rows; i++) out[i] = score(data, i * columns);
}

type RowScore = (data: Float64Array, start: number) => number;

function squaredDistance(data: Float64Array, start: number, state: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < state.length; j++) sum += (data[start + j] - state[j]) ** 2;
  return sum;
}
