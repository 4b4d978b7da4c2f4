import type { DataLaw } from "./data-law.ts";
import { AVERAGES, ENERGY, gaussianAverages, RESPONSE, SECH2, SECH4, TANH } from "./gaussian-averages.ts";

/** What one spin does in its field h = X n^(P-1) + field + s z, on average over data X and cross-talk z. */
export interface SpinAverages {
  /** m = E tanh βh */
  magnetization: number;
  /** n = E X tanh βh */
  signal: number;
  /** q = E tanh² βh */
  overlap: number;
  /** C = β (1 - q) */
  response: number;
  /** E sech⁴ βh */
  sech4: number;
  /** T E ln 2cosh βh */
  energy: number;
}

/** The self-consistency equations of one kind of network, in the signal n and the deviation s of the cross-talk. */
export interface OrderEquations {
  readonly law: DataLaw;
  /** The averages at noise T. The record is the same at each call. */
  averages(signal: number, deviation: number, noise: number, field?: number): SpinAverages;
  /** The deviation that cross-talk of load γ has by these averages: √(γ q^(P-1)), for P = 2 √(γ r). */
  deviation(load: number, averages: SpinAverages, deviation: number): number;
  /** The load whose cross-talk has this deviation. */
  load(averages: SpinAverages, deviation: number): number;
  /** The variance of cross-talk for each unit of load: r = q^(P-1), for P = 2 Σ_k count λ² q / (1 - λ C)². */
  crossTalk(overlap: number, response: number): number;
}

/**
 * Opens the replica-symmetric equations of a kind of network:
 *
 *   n = E X tanh βh,  q = E tanh² βh,  h = X n^(P-1) + s z,  s² = γ q^(P-1) for P > 2,
 *
 * and for P = 2 with the feedback of the cross-talk (Amit, Gutfreund, Sompolinsky 1985), s² = γ Σ λ² q / (1 - λC)² over the
 * eigenvalues λ of the examples' covariance, C = β(1 - q). That is written as an equation for s in which J = sC = E z tanh
 * βh stays finite down to T = 0: γ q Σ λ² / (s - λJ)² = 1.
 */
export function orderEquationsOf(law: DataLaw): OrderEquations {
  const { interaction: P, values, weights, spread, strengths, counts } = law;
  const record = { magnetization: 0, signal: 0, overlap: 0, response: 0, sech4: 0, energy: 0 };
  const out = new Float64Array(AVERAGES);

  /** Σ count λ² / (s - λJ)²; infinite where a mode diverges. */
  const modeSum = (s: number, J: number): number => {
    let sum = 0;
    for (let k = 0; k < strengths.length; k++) {
      const distance = s - strengths[k] * J;
      if (distance <= 0) return Infinity;
      sum += counts[k] * (strengths[k] / distance) ** 2;
    }
    return sum;
  };

  return {
    law,
    averages(signal, deviation, noise, field = 0) {
      const strength = signal ** (P - 1);
      const inner = spread * strength;
      const total = inner === 0 ? deviation : Math.hypot(deviation, inner);
      let magnetization = 0;
      let weighted = 0;
      let sech2 = 0;
      let response = 0;
      let sech4 = 0;
      let energy = 0;
      for (let k = 0; k < values.length; k++) {
        const w = weights[k];
        gaussianAverages(values[k] * strength + field, total, noise, out);
        magnetization += w * out[TANH];
        // By partial integration over the normal part of X.
        weighted += w * (values[k] * out[TANH] + spread * inner * out[RESPONSE]);
        sech2 += w * out[SECH2];
        response += w * out[RESPONSE];
        sech4 += w * out[SECH4];
        energy += w * out[ENERGY];
      }
      record.magnetization = magnetization;
      record.signal = weighted;
      record.overlap = Math.max(1 - sech2, 0);
      record.response = response;
      record.sech4 = sech4;
      record.energy = energy;
      return record;
    },
    deviation(load, { overlap, response }, deviation) {
      if (load === 0) return 0;
      if (P > 2) return Math.sqrt(load * overlap ** (P - 1));
      const J = deviation * response;
      const target = load * overlap;
      if (target === 0) return J * Math.max(...strengths);
      // Newton's iteration from the left of the root of a falling convex function.
      let s = 0;
      for (let k = 0; k < strengths.length; k++) {
        s = Math.max(s, strengths[k] * (J + Math.sqrt(target * counts[k])));
      }
      for (let iteration = 0; strengths.length > 1 && iteration < 60; iteration++) {
        let value = -1;
        let slope = 0;
        for (let k = 0; k < strengths.length; k++) {
          const term = (target * counts[k] * strengths[k] ** 2) / (s - strengths[k] * J) ** 2;
          value += term;
          slope -= (2 * term) / (s - strengths[k] * J);
        }
        const step = value / slope;
        s -= step;
        if (Math.abs(step) <= 1e-15 * s) break;
      }
      return s;
    },
    load({ overlap, response }, deviation) {
      if (P > 2) return deviation ** 2 / overlap ** (P - 1);
      return 1 / (overlap * modeSum(deviation, deviation * response));
    },
    crossTalk: (overlap, response) => (P > 2 ? overlap ** (P - 1) : overlap * modeSum(1, response)),
  };
}
