import { checkFinite, checkLength, checkPositive, type MatrixView } from "@attractors/core";
import { checkPatterns } from "./geometry.ts";
import { type Separation, softmax } from "./separation.ts";
import { dotProduct, type Similarity } from "./similarity.ts";

export interface ModernHopfieldOptions {
  /** Inverse temperature β: small averages patterns, large picks one. */
  beta: number;
  /** @default dotProduct */
  similarity?: Similarity;
  /** @default softmax */
  separation?: Separation;
  /** What is read out instead of the patterns, one row for each. @default the patterns */
  projection?: MatrixView;
}

/** A continuous Hopfield network: ξ' = Pᵀ sep(β sim(X, ξ)), with one pattern in each row of X. */
export interface ModernHopfield {
  /** X, N × d. */
  readonly patterns: MatrixView;
  /** P, N × output width. */
  readonly projection: MatrixView;
  readonly beta: number;
  readonly similarity: Similarity;
  readonly separation: Separation;
}

/**
 * Makes a continuous Hopfield network: with the defaults the modern one of Ramsauer et al. (2021), ξ' = Xᵀ softmax(β X ξ);
 * with `sparsemax` or `entmax` the sparse ones (Hu et al. 2023, Wu et al. 2024); with any other similarity, separation and
 * projection a Universal Hopfield network (Millidge et al. 2022). β = 1/√d, patterns as keys and the projection as
 * values: transformer attention.
 *
 * @throws {RangeError} if there is no pattern, a number is not finite, the sizes do not match, or β is not positive.
 *
 * @example
 * ```ts
 * import { modernHopfield, updateState } from "@attractors/hopfield";
 *
 * const network = modernHopfield({ rows: 2, columns: 2, data: Float64Array.of(1, 0, 0, 1) }, { beta: 8 });
 * updateState(network, Float64Array.of(1, 0)); // ≈ [0.9997, 0.0003]
 * ```
 */
export function modernHopfield(
  patterns: MatrixView,
  { beta, similarity = dotProduct, separation = softmax, projection = patterns }: ModernHopfieldOptions,
): ModernHopfield {
  checkPatterns("modernHopfield", patterns);
  checkPositive("modernHopfield: beta", beta);
  if (projection !== patterns) {
    checkPatterns("modernHopfield: projection", projection);
    if (projection.rows !== patterns.rows) {
      throw new RangeError(
        `modernHopfield: projection must have a row for each of ${patterns.rows} patterns, got ${projection.rows}`,
      );
    }
  }
  return { patterns, projection, beta, similarity, separation };
}

/**
 * Computes the weights p of the patterns for a state, sep(β sim(X, ξ)).
 *
 * @returns N numbers.
 * @throws {RangeError} if the state does not fit the network or is not finite.
 *
 * @example
 * ```ts
 * import { associate, modernHopfield } from "@attractors/hopfield";
 *
 * const patterns = { rows: 2, columns: 1, data: Float64Array.of(0, Math.log(3)) };
 * associate(modernHopfield(patterns, { beta: 1 }), Float64Array.of(1)); // ≈ [0.25, 0.75]
 * ```
 */
export function associate(network: ModernHopfield, state: Float64Array): Float64Array {
  checkModernState("associate", network, state);
  const weights = new Float64Array(network.patterns.rows);
  associateInto(network, state, new Float64Array(weights.length), weights);
  return weights;
}

/** As `associate`, without checks or allocation; `scores` is overwritten. */
export function associateInto(
  { patterns, beta, similarity, separation }: ModernHopfield,
  state: Float64Array,
  scores: Float64Array,
  out: Float64Array,
): void {
  similarity.scores(patterns, state, scores);
  for (let i = 0; i < scores.length; i++) scores[i] *= beta;
  separation.weights(scores, out);
}

/**
 * Updates a state once: the average of the projection's rows with the weights of `associate`.
 *
 * @throws {RangeError} if the state does not fit the network or is not finite.
 *
 * @example
 * ```ts
 * import { modernHopfield, updateState } from "@attractors/hopfield";
 *
 * const patterns = { rows: 2, columns: 1, data: Float64Array.of(-1, 1) };
 * updateState(modernHopfield(patterns, { beta: 3 }), Float64Array.of(0.5)); // ≈ [0.905148]
 * ```
 */
export function updateState(network: ModernHopfield, state: Float64Array): Float64Array {
  return averageOf(network.projection, associate(network, state));
}

/** Σ p_i x_i. */
export function averageOf({ rows, columns, data }: MatrixView, weights: Float64Array): Float64Array {
  const out = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const weight = weights[i];
    if (weight === 0) continue;
    const row = i * columns;
    for (let j = 0; j < columns; j++) out[j] += weight * data[row + j];
  }
  return out;
}

export function checkModernState(where: string, { patterns }: ModernHopfield, state: Float64Array): void {
  checkLength(`${where}: state`, state, patterns.columns);
  checkFinite(`${where}: state`, state);
}
