import { AVERAGES, gaussianAverages, RESPONSE, TANH } from "./gaussian-averages.ts";

/** Averages over the entries of K diluted patterns, and over the noise of their examples. */
export interface DilutedAverages {
  /** Writes E η̂^μ tanh βh, h = Σ_ν η̂^ν n_ν. */
  signals(n: Float64Array, noise: number, out: Float64Array): void;
  /** Writes E ξ^μ tanh βh. */
  magnetizations(n: Float64Array, noise: number, out: Float64Array): void;
  /** One of the averages of `gaussianAverages` over h. */
  mean(which: number, n: Float64Array, noise: number): number;
}

/** Sums of fields that cancel but for rounding are no field. */
const ROUNDING = 1e-13;

/**
 * Opens the averages over entries ξ^μ, 0 with probability d and ±1 with equal chances otherwise, and η̂ = ξ (1 + √ρ x)/√(1 + ρ)
 * with x standard normal. They go over half of the 3^K entries, as the other half has all signs turned.
 */
export function dilutedAverages(count: number, dilution: number, entropy: number): DilutedAverages {
  const total = 3 ** count;
  const half = (total - 1) / 2;
  const entries = new Int8Array(half * count);
  const weights = new Float64Array(half);
  for (let c = 0; c < half; c++) {
    let weight = 2;
    for (let k = 0, digits = half + 1 + c; k < count; k++, digits = Math.floor(digits / 3)) {
      const entry = (digits % 3) - 1;
      entries[c * count + k] = entry;
      weight *= entry === 0 ? dilution : (1 - dilution) / 2;
    }
    weights[c] = weight;
  }
  const blank = dilution ** count;
  const centre = 1 / Math.sqrt(1 + entropy);
  const spread = entropy / (1 + entropy);
  const out = new Float64Array(AVERAGES);

  const averagesAt = (c: number, n: Float64Array, noise: number): void => {
    let mean = 0;
    let variance = 0;
    for (let k = 0; k < count; k++) {
      const entry = entries[c * count + k];
      if (entry === 0) continue;
      mean += entry * n[k];
      variance += n[k] * n[k];
    }
    mean *= centre;
    gaussianAverages(Math.abs(mean) < ROUNDING ? 0 : mean, Math.sqrt(spread * variance), noise, out);
  };

  return {
    signals(n, noise, sums) {
      sums.fill(0);
      for (let c = 0; c < half; c++) {
        if (weights[c] === 0) continue;
        averagesAt(c, n, noise);
        const first = weights[c] * centre * out[TANH];
        // By partial integration over x.
        const second = weights[c] * spread * out[RESPONSE];
        for (let k = 0; k < count; k++) {
          const entry = entries[c * count + k];
          if (entry !== 0) sums[k] += entry * first + n[k] * second;
        }
      }
    },
    magnetizations(n, noise, sums) {
      sums.fill(0);
      for (let c = 0; c < half; c++) {
        if (weights[c] === 0) continue;
        averagesAt(c, n, noise);
        for (let k = 0; k < count; k++) sums[k] += weights[c] * entries[c * count + k] * out[TANH];
      }
    },
    mean(which, n, noise) {
      gaussianAverages(0, 0, noise, out);
      let sum = blank * out[which];
      for (let c = 0; c < half; c++) {
        if (weights[c] === 0) continue;
        averagesAt(c, n, noise);
        sum += weights[c] * out[which];
      }
      return sum;
    },
  };
}
