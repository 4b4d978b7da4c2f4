import { largestNorm } from "./geometry.ts";
import { associateInto, checkModernState, type ModernHopfield } from "./modern-hopfield.ts";
import { dotProduct } from "./similarity.ts";

/**
 * Computes the energy of a state, which no update raises (Ramsauer et al. 2021):
 *
 *   E(ξ) = -lse(β, X ξ) + ½ ξ·ξ + ln(N)/β + ½ M²,
 *
 * and for sparse networks the same with the conjugate Ψ* of their entropy: E = -Ψ*(β X ξ)/β + ½ ξ·ξ - Ψ(1/N)/β + ½ M² (Hu
 * et al. 2023). It is never negative.
 *
 * @throws {TypeError} if the network has no energy: its similarity is not the dot product, its separation has no entropy, or
 * it reads out something else than its patterns.
 * @throws {RangeError} if the state does not fit the network or is not finite.
 *
 * @example
 * ```ts
 * import { hopfieldEnergy, modernHopfield } from "@attractors/hopfield";
 *
 * const network = modernHopfield({ rows: 1, columns: 2, data: Float64Array.of(3, 4) }, { beta: 1 });
 * hopfieldEnergy(network, Float64Array.of(3, 4)); // → 0
 * hopfieldEnergy(network, Float64Array.of(3, 6)); // → 2
 * ```
 */
export function hopfieldEnergy(network: ModernHopfield, state: Float64Array): number {
  checkModernState("hopfieldEnergy", network, state);
  const { patterns, beta, separation } = network;
  const entropy = separation.negativeEntropy;
  if (network.similarity !== dotProduct || !entropy || network.projection !== patterns) {
    throw new TypeError(
      `hopfieldEnergy: only networks of the dot product, of a separation with an entropy, and without projection have an energy, got ${network.similarity.name} and ${separation.name}`,
    );
  }
  const count = patterns.rows;
  const scores = new Float64Array(count);
  const weights = new Float64Array(count);
  associateInto(network, state, scores, weights);

  // Ψ*(z) = p·z - Ψ(p); relative to the largest score, so that nothing is lost where p is almost one pattern.
  const largest = scores.reduce((a, b) => Math.max(a, b));
  let conjugate = -entropy(weights);
  for (let i = 0; i < count; i++) conjugate += weights[i] * (scores[i] - largest);
  let square = 0;
  for (let j = 0; j < state.length; j++) square += state[j] * state[j];
  const uniform = entropy(new Float64Array(count).fill(1 / count));
  return -(conjugate + uniform + largest) / beta + 0.5 * square + 0.5 * largestNorm(patterns) ** 2;
}
