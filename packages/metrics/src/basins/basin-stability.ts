import { checkCount, type Rng, type State } from "@attractors/core";
import type { Estimate } from "../estimate.ts";
import type { Dynamics } from "../stepper-of.ts";
import { type ClassifierOptions, classifierOf } from "./classifier.ts";

export interface BasinStabilityOptions extends ClassifierOptions {
  /** Writes a random initial state into `out`: the perturbations that are to be expected. */
  sample: (rng: Rng, out: State) => void;
  rng: Rng;
  /** Number of initial states. @default 1000 */
  count?: number;
}

/**
 * Estimates how likely a system comes back to each of its attractors after a random perturbation: the share of random
 * initial states that go there (Menck, Heitzig, Marwan and Kurths, Nature Physics 9, 89, 2013), with Wilson's interval.
 *
 * @returns one estimate for each attractor, in their order.
 * @throws {RangeError} if an option is out of range, or dimensions do not fit.
 *
 * @example
 * ```ts
 * import { createRng, type Rng, seriesOf } from "@attractors/core";
 * import { basinStability } from "@attractors/metrics";
 *
 * const bistable = {
 *   dimension: 1,
 *   initialState: Float64Array.of(0.1),
 *   field: (t: number, y: Float64Array, out: Float64Array) => void (out[0] = y[0] - y[0] ** 3),
 * };
 * const sample = (rng: Rng, out: Float64Array) => void (out[0] = 4 * rng.uniform() - 1);
 * const attractors = [seriesOf([-1]), seriesOf([1])];
 * const [left] = basinStability(bistable, { attractors, radius: 0.01, sample, rng: createRng(1), count: 400 });
 * left.interval[0] < 0.25 && left.interval[1] > 0.25; // → true
 * ```
 */
export function basinStability(system: Dynamics, options: BasinStabilityOptions): Estimate[] {
  const where = "basinStability";
  const { attractors, sample, rng, count = 1000 } = options;
  checkCount(`${where}: count`, count);
  const classify = classifierOf(where, system, options);
  const hits = new Int32Array(attractors.length + 1);
  const start = new Float64Array(system.dimension);
  for (let k = 0; k < count; k++) {
    sample(rng, start);
    hits[classify(start)]++;
  }
  return Array.from(attractors, (_, a) => wilson(hits[a + 1], count));
}

/** A share with its 95 % interval (Wilson, J. Am. Stat. Assoc. 22, 209, 1927). */
function wilson(hits: number, count: number): Estimate {
  const z = 1.959963984540054;
  const share = hits / count;
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const half = (z / (1 + (z * z) / count)) * Math.sqrt((share * (1 - share)) / count + (z / (2 * count)) ** 2);
  return { value: share, interval: [Math.max(0, middle - half), Math.min(1, middle + half)] };
}
