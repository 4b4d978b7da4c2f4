import { checkCount } from "@attractors/core";

/** How similarities become weights of the patterns. */
export interface Separation {
  readonly name: string;
  /** Writes the weights p of scores z (similarities times β). */
  weights(scores: Float64Array, out: Float64Array): void;
  /**
   * Writes s of the derivative dp/dz = diag(s) - s sᵀ / Σs, from the weights. Absent where the derivative has another form.
   */
  slopes?(weights: Float64Array, out: Float64Array): void;
  /**
   * The negative entropy Ψ(p) with p = argmax p·z - Ψ(p) on the simplex: what makes an energy. Absent where there is none.
   */
  negativeEntropy?(weights: Float64Array): number;
}

/**
 * exp(z) / Σ exp(z): the modern Hopfield network and attention (Ramsauer et al. 2021). Every pattern has some weight.
 *
 * @example
 * ```ts
 * import { softmax, weightsOf } from "@attractors/hopfield";
 *
 * weightsOf(softmax, [0, Math.log(3)]); // ≈ [0.25, 0.75]
 * ```
 */
export const softmax: Separation = {
  name: "softmax",
  weights(scores, out) {
    let largest = -Infinity;
    for (let i = 0; i < scores.length; i++) largest = Math.max(largest, scores[i]);
    let sum = 0;
    for (let i = 0; i < scores.length; i++) {
      out[i] = Math.exp(scores[i] - largest);
      sum += out[i];
    }
    for (let i = 0; i < scores.length; i++) out[i] /= sum;
  },
  slopes(weights, out) {
    out.set(weights);
  },
  negativeEntropy(weights) {
    let sum = 0;
    for (let i = 0; i < weights.length; i++) if (weights[i] > 0) sum += weights[i] * Math.log(weights[i]);
    return sum;
  },
};

/**
 * The point of the simplex nearest to z (Martins and Astudillo 2016; sparse Hopfield network: Hu et al. 2023): patterns
 * that are far enough behind get no weight at all.
 *
 * @example
 * ```ts
 * import { sparsemax, weightsOf } from "@attractors/hopfield";
 *
 * weightsOf(sparsemax, [0, 0.5, -1]); // → [0.25, 0.75, 0]
 * ```
 */
export const sparsemax: Separation = /* @__PURE__ */ separationOfTsallis("sparsemax", 2);

/**
 * α-entmax (Peters, Niculae, Martins 2019; Wu et al. 2024): softmax in the limit α → 1, sparsemax at α = 2.
 * Exact at α = 1.5, by bisection to rounding otherwise.
 *
 * @throws {RangeError} unless alpha is finite and above 1.
 *
 * @example
 * ```ts
 * import { entmax, weightsOf } from "@attractors/hopfield";
 *
 * weightsOf(entmax(1.5), [0, 0.5]); // ≈ [0.326, 0.674]
 * weightsOf(entmax(1.5), [0, 3]); // → [0, 1]
 * ```
 */
export function entmax(alpha: number): Separation {
  if (!(alpha > 1 && alpha < Infinity)) throw new RangeError(`entmax: alpha must be above 1, got ${alpha}`);
  return separationOfTsallis(`entmax(${alpha})`, alpha);
}

/**
 * Softmax among the k largest scores; the others get no weight.
 *
 * @throws {RangeError} unless k is a whole number above 0.
 *
 * @example
 * ```ts
 * import { topK, weightsOf } from "@attractors/hopfield";
 *
 * weightsOf(topK(2), [1, 0, 1]); // → [0.5, 0, 0.5]
 * ```
 */
export function topK(k: number): Separation {
  checkCount("topK: k", k);
  return {
    name: `topK(${k})`,
    weights(scores, out) {
      const order = Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a] || a - b);
      out.fill(0);
      let sum = 0;
      for (const i of order.slice(0, k)) {
        out[i] = Math.exp(scores[i] - scores[order[0]]);
        sum += out[i];
      }
      for (let i = 0; i < scores.length; i++) out[i] /= sum;
    },
    slopes(weights, out) {
      out.set(weights);
    },
  };
}

/**
 * All weight on the largest score, the first of equals: the nearest neighbour.
 *
 * @example
 * ```ts
 * import { argmax, weightsOf } from "@attractors/hopfield";
 *
 * weightsOf(argmax, [1, 3, 2]); // → [0, 1, 0]
 * ```
 */
export const argmax: Separation = {
  name: "argmax",
  weights(scores, out) {
    let best = 0;
    for (let i = 1; i < scores.length; i++) if (scores[i] > scores[best]) best = i;
    out.fill(0);
    out[best] = 1;
  },
  slopes(_weights, out) {
    out.fill(0);
  },
};

/**
 * p = z: no separation. With the dot product a linear memory (Hebb's rule), whose weights do not add up to 1.
 *
 * @example
 * ```ts
 * import { identitySeparation, weightsOf } from "@attractors/hopfield";
 *
 * weightsOf(identitySeparation, [1, -2]); // → [1, -2]
 * ```
 */
export const identitySeparation: Separation = {
  name: "identitySeparation",
  weights(scores, out) {
    out.set(scores);
  },
};

/**
 * p = zⁿ: the dense associative memory among the Universal Hopfield networks (Millidge et al. 2022).
 *
 * @throws {RangeError} unless the degree is a whole number above 0.
 *
 * @example
 * ```ts
 * import { polynomialSeparation, weightsOf } from "@attractors/hopfield";
 *
 * weightsOf(polynomialSeparation(3), [1, -2]); // → [1, -8]
 * ```
 */
export function polynomialSeparation(degree: number): Separation {
  checkCount("polynomialSeparation: degree", degree);
  return {
    name: `polynomialSeparation(${degree})`,
    weights(scores, out) {
      for (let i = 0; i < scores.length; i++) out[i] = scores[i] ** degree;
    },
  };
}

/**
 * The weights that a separation gives to scores.
 *
 * @throws {RangeError} if there is no score, or one is not finite.
 *
 * @example
 * ```ts
 * import { softmax, weightsOf } from "@attractors/hopfield";
 *
 * weightsOf(softmax, [5, 5]); // → [0.5, 0.5]
 * ```
 */
export function weightsOf(separation: Separation, scores: ArrayLike<number>): Float64Array {
  if (scores.length === 0) throw new RangeError("weightsOf: scores must not be empty");
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isFinite(scores[i])) {
      throw new RangeError(`weightsOf: scores must be finite, got ${scores[i]} at index ${i}`);
    }
  }
  const out = new Float64Array(scores.length);
  separation.weights(Float64Array.from(scores), out);
  return out;
}

/** p_i = [(α - 1) z_i - τ]₊^(1/(α-1)), with τ such that they add up to 1. Ψ(p) = (Σ p^α - 1) / (α(α - 1)). */
function separationOfTsallis(name: string, alpha: number): Separation {
  const power = 1 / (alpha - 1);
  return {
    name,
    weights(scores, out) {
      const scaled = scores.map((z) => z * (alpha - 1));
      const threshold =
        alpha === 2 ? linearThreshold(scaled) : alpha === 1.5 ? rootThreshold(scaled) : bisect(scaled, power);
      let sum = 0;
      for (let i = 0; i < scaled.length; i++) {
        const above = scaled[i] - threshold;
        out[i] = above > 0 ? above ** power : 0;
        sum += out[i];
      }
      for (let i = 0; i < scaled.length; i++) out[i] /= sum;
    },
    slopes(weights, out) {
      for (let i = 0; i < weights.length; i++) out[i] = weights[i] > 0 ? weights[i] ** (2 - alpha) : 0;
    },
    negativeEntropy(weights) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i] ** alpha;
      return (sum - 1) / (alpha * (alpha - 1));
    },
  };
}

/** τ of Σ [z - τ]₊ = 1, from the sorted scores. */
function linearThreshold(scores: Float64Array): number {
  const sorted = scores.slice().sort().reverse();
  let sum = 0;
  let threshold = 0;
  for (let k = 0; k < sorted.length; k++) {
    sum += sorted[k] - sorted[0];
    const candidate = sorted[0] + (sum - 1) / (k + 1);
    if (sorted[k] <= candidate) break;
    threshold = candidate;
  }
  return threshold;
}

/** τ of Σ [z - τ]₊² = 1: for the k largest, a quadratic equation. */
function rootThreshold(scores: Float64Array): number {
  const sorted = scores.slice().sort().reverse();
  let sum = 0;
  let squares = 0;
  let threshold = sorted[0] - 1;
  for (let k = 1; k <= sorted.length; k++) {
    const z = sorted[k - 1] - sorted[0];
    sum += z;
    squares += z * z;
    const mean = sum / k;
    const rest = (1 - (squares - sum * mean)) / k;
    if (rest < 0) break;
    const candidate = sorted[0] + mean - Math.sqrt(rest);
    if (sorted[k - 1] < candidate) break;
    threshold = candidate;
  }
  return threshold;
}

/** τ of Σ [z - τ]₊^power = 1, between max z - 1 and max z - N^(-1/power). */
function bisect(scores: Float64Array, power: number): number {
  let largest = -Infinity;
  for (let i = 0; i < scores.length; i++) largest = Math.max(largest, scores[i]);
  let low = largest - 1;
  let high = largest - scores.length ** (-1 / power);
  for (let k = 0; k < 200; k++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    let sum = 0;
    for (let i = 0; i < scores.length; i++) if (scores[i] > middle) sum += (scores[i] - middle) ** power;
    if (sum > 1) low = middle;
    else high = middle;
  }
  return low;
}
