import { checkCount } from "@attractors/core";
import { couplingScale, datasetEntropy, type Learning, storing } from "../learning.ts";

/** A kind of network with infinitely many spins. */
export interface NetworkKind {
  /** Spins in a product, P, 2 or more. @default 2 */
  interaction?: number;
  /** What of the archetypes the network sees. @default storing */
  learning?: Learning;
  /** Takes the limit of many examples of low quality, at the same entropy ρ of the data set. @default false */
  largeData?: boolean;
}

/**
 * What one spin sees of the data of a retrieved pattern: X = ξ η̄ / Z^(1/P), which takes `values` with `weights`, plus
 * `spread` times a standard normal number in the limit of many examples.
 */
export interface DataLaw {
  readonly interaction: number;
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly spread: number;
  /** Z^(1/P), by which the mean of the examples is divided. */
  readonly scale: number;
  /** E X, the signal of the archetype itself. */
  readonly mean: number;
  /** For P = 2, the eigenvalues of the covariance of a pattern's examples over Z, and how often each occurs. */
  readonly strengths: readonly number[];
  readonly counts: readonly number[];
}

/** Weights below this are left out. */
const NEGLIGIBLE = 1e-19;

/** The law of the data of a kind of network; `where` is the function that was called. */
export function dataLawOf(
  where: string,
  { interaction = 2, learning = storing, largeData = false }: NetworkKind,
): DataLaw {
  checkCount(`${where}: interaction`, interaction, 2);
  if (learning.kind === "storing") {
    const one = Float64Array.of(1);
    return { interaction, values: one, weights: one, spread: 0, scale: 1, mean: 1, strengths: [1], counts: [1] };
  }
  const { kind, quality, examples } = learning;
  const Z = couplingScale(learning, interaction);
  const scale = Z ** (1 / interaction);
  const mean = quality / scale;
  const rho = datasetEntropy(learning);
  const alone = (1 - quality ** 2) / (examples * Z);
  const modes =
    kind === "supervised" || alone === 0 || examples === 1
      ? { strengths: [kind === "supervised" ? 1 : (quality ** 2 * (1 + rho)) / Z], counts: [1] }
      : { strengths: [(quality ** 2 * (1 + rho)) / Z, alone], counts: [1, examples - 1] };
  if (largeData) {
    const law = { values: Float64Array.of(mean), weights: Float64Array.of(1), spread: mean * Math.sqrt(rho) };
    return { interaction, ...law, scale, mean, ...modes };
  }
  return { interaction, ...binomialLaw(examples, quality, scale), spread: 0, scale, mean, ...modes };
}

/** The mean of M signs, each right with probability (1 + r)/2, divided by `scale`. */
function binomialLaw(M: number, r: number, scale: number): { values: Float64Array; weights: Float64Array } {
  if (r === 1) return { values: Float64Array.of(1 / scale), weights: Float64Array.of(1) };
  const odds = (1 + r) / (1 - r);
  const top = Math.min(M, Math.floor(((M + 1) * (1 + r)) / 2));
  const values: number[] = [];
  const weights: number[] = [];
  const add = (right: number, weight: number) => {
    values.push((2 * right - M) / (M * scale));
    weights.push(weight);
  };
  // Outwards from the most likely number of right signs, relative to its probability.
  for (let k = top, w = 1; k >= 0 && w > NEGLIGIBLE; w *= k / ((M - k + 1) * odds), k--) add(k, w);
  for (let k = top + 1, w = ((M - top) * odds) / (top + 1); k <= M && w > NEGLIGIBLE; ) {
    add(k, w);
    w *= ((M - k) * odds) / (k + 1);
    k++;
  }
  const total = weights.reduce((sum, w) => sum + w, 0);
  return { values: Float64Array.from(values), weights: Float64Array.from(weights, (w) => w / total) };
}
