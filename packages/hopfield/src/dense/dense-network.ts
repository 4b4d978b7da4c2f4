import { NumericalError } from "@attractors/core";
import type { BinaryNetwork, LocalFields } from "../binary-network.ts";
import type { BinaryPatterns } from "../binary-patterns.ts";
import { scalarProducts } from "../overlaps.ts";
import type { Interaction } from "./interaction.ts";

/** A dense associative memory: E = -Σ F(x·s) over its patterns. */
export interface DenseNetwork extends BinaryNetwork {
  readonly patterns: BinaryPatterns;
  readonly interaction: Interaction;
}

/**
 * Makes a dense associative memory (Krotov and Hopfield 2016) of the patterns that it stores. A unit takes the value of
 * the lower energy: its field is half the difference of Σ F with the unit at 1 and at -1. A sweep costs K N operations,
 * whatever the interaction.
 *
 * @throws {NumericalError} diverged, where an energy is too large for a number: in `networkEnergy` and at the end of
 * `recall`; take a smaller degree, or an exponential of a smaller rate.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { corruptState, denseNetwork, exponential, overlaps, patternOf, randomPatterns, recall } from "@attractors/hopfield";
 *
 * const rng = createRng(1);
 * const patterns = randomPatterns({ count: 1000, size: 30, rng });
 * const cue = corruptState(patternOf(patterns, 7), { fraction: 0.1, rng });
 * overlaps(patterns, recall(denseNetwork(patterns, exponential()), cue).state)[7]; // → 1
 * ```
 */
export function denseNetwork(patterns: BinaryPatterns, interaction: Interaction): DenseNetwork {
  const { size } = patterns;
  return {
    size,
    patterns,
    interaction,
    energy(state) {
      let sum = 0;
      for (const product of scalarProducts(patterns, state)) sum += interaction.value(product, size);
      if (!Number.isFinite(sum)) {
        throw new NumericalError(
          "diverged",
          `denseNetwork: the energy is too large for a number at ${size} units; take a smaller degree or rate`,
        );
      }
      return -sum;
    },
    follow: (state) => followDense(patterns, interaction, state),
  };
}

/** The overlaps of the state are kept up to date; patterns are stored by unit, so that a unit's column is in one piece. */
function followDense(patterns: BinaryPatterns, interaction: Interaction, state: Int8Array): LocalFields {
  const { count, size } = patterns;
  const columns = new Int8Array(count * size);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < size; i++) columns[i * count + k] = patterns.spins[k * size + i];
  }
  const products = scalarProducts(patterns, state);
  return {
    field: interaction.rate === undefined ? fieldByTable(interaction) : fieldByExponentials(interaction.rate),
    flip(unit) {
      const start = unit * count;
      const change = 2 * state[unit];
      for (let k = 0; k < count; k++) products[k] -= change * columns[start + k];
      state[unit] *= -1;
    },
  };

  /** h = ½ Σ x (F(z' + 1) - F(z' - 1)), with z' the overlap without the unit. */
  function fieldByTable(f: Interaction): LocalFields["field"] {
    const halves = Float64Array.from({ length: 2 * size + 1 }, (_, k) => {
      const z = k - size;
      return Math.abs(z) === size ? 0 : (f.value(z + 1, size) - f.value(z - 1, size)) / 2;
    });
    return (unit) => {
      const start = unit * count;
      const spin = state[unit];
      let sum = 0;
      for (let k = 0; k < count; k++) {
        const x = columns[start + k];
        sum += x * halves[products[k] - spin * x + size];
      }
      return sum;
    };
  }

  /** h = sinh(rate) Σ x exp(rate z'), taken relative to the largest term. */
  function fieldByExponentials(rate: number): LocalFields["field"] {
    const powers = Float64Array.from({ length: 2 * size + 1 }, (_, k) => Math.exp(-rate * k));
    return (unit) => {
      const start = unit * count;
      const spin = state[unit];
      let largest = -size;
      for (let k = 0; k < count; k++) largest = Math.max(largest, products[k] - spin * columns[start + k]);
      let sum = 0;
      for (let k = 0; k < count; k++) {
        const x = columns[start + k];
        sum += x * powers[largest - products[k] + spin * x];
      }
      if (sum === 0) return 0;
      return sum * Math.sinh(rate) * Math.exp(rate * largest);
    };
  }
}
