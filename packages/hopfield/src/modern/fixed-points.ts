import { checkPositive } from "@attractors/core";
import { metastableSize } from "./attention-class.ts";
import { meanPattern } from "./geometry.ts";
import { type ModernHopfield, modernHopfield } from "./modern-hopfield.ts";
import { distance, type RetrieveOptions, retrieve } from "./retrieve.ts";

/** One pattern holds 90 % of the weight; more than half of all patterns are needed for it; or something between. */
export type FixedPointKind = "single-pattern" | "metastable" | "global-average";

/** A state that the update leaves where it is. */
export interface HopfieldFixedPoint {
  readonly state: Float64Array;
  readonly kind: FixedPointKind;
  /** The fewest patterns that hold 90 % of the weight. */
  readonly size: number;
  readonly weights: Float64Array;
  /** The patterns, by index, from which the iteration ends here. */
  readonly patterns: readonly number[];
}

export interface FixedPointsOptions extends RetrieveOptions {
  /** States nearer to each other than this are the same, in units of the largest coordinate. @default 1e-4 */
  resolution?: number;
}

/**
 * Finds the fixed points that the iteration reaches from each stored pattern and from their mean, and labels them by the
 * three kinds of Ramsauer et al. (2021): the average of all patterns, a metastable average of some that are alike, a single
 * pattern.
 *
 * @throws {RangeError} if an option is out of its range.
 *
 * @example
 * ```ts
 * import { fixedPointsOf, modernHopfield } from "@attractors/hopfield";
 *
 * const patterns = { rows: 5, columns: 2, data: Float64Array.of(5, 0.1, 5, -0.1, 0, 5, -5, 0, 0, -5) };
 * fixedPointsOf(modernHopfield(patterns, { beta: 1 })).map(({ kind }) => kind); // → ["metastable", "single-pattern", "single-pattern", "single-pattern"]
 * ```
 */
export function fixedPointsOf(
  network: ModernHopfield,
  { resolution = 1e-4, ...options }: FixedPointsOptions = {},
): HopfieldFixedPoint[] {
  checkPositive("fixedPointsOf: resolution", resolution);
  const { patterns } = network;
  const { rows, columns, data } = patterns;
  const scale = data.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  const found: { point: Omit<HopfieldFixedPoint, "patterns">; patterns: number[] }[] = [];
  for (let i = 0; i <= rows; i++) {
    const start = i < rows ? data.slice(i * columns, (i + 1) * columns) : meanPattern(patterns);
    const { state, weights } = retrieve(network, start, options);
    let known = found.find(({ point }) => distance(point.state, state) <= resolution * scale);
    if (!known) {
      const size = metastableSize(weights);
      known = { point: { state, weights, size, kind: kindOf(size, rows) }, patterns: [] };
      found.push(known);
    }
    if (i < rows) known.patterns.push(i);
  }
  return found.map(({ point, patterns: from }) => ({ ...point, patterns: from }));
}

function kindOf(size: number, count: number): FixedPointKind {
  if (size === 1) return "single-pattern";
  return size > count / 2 ? "global-average" : "metastable";
}

/** What a network does at one β. */
export interface BetaPoint {
  readonly beta: number;
  readonly state: Float64Array;
  readonly size: number;
  readonly kind: FixedPointKind;
}

/**
 * Retrieves from the same state at several β: from averages of all patterns at small ones to a single pattern at large
 * ones.
 *
 * @throws {RangeError} if a β is not positive, or the state does not fit the network.
 *
 * @example
 * ```ts
 * import { betaSweep, modernHopfield } from "@attractors/hopfield";
 *
 * const network = modernHopfield({ rows: 3, columns: 1, data: Float64Array.of(-1, 0, 2) }, { beta: 1 });
 * betaSweep(network, Float64Array.of(2), [0.01, 10]).map(({ size }) => size); // → [3, 1]
 * ```
 */
export function betaSweep(
  network: ModernHopfield,
  state: Float64Array,
  betas: readonly number[],
  options: RetrieveOptions = {},
): BetaPoint[] {
  return betas.map((beta) => {
    checkPositive("betaSweep: beta", beta);
    const { patterns, ...rest } = network;
    const projection = network.projection;
    const found = retrieve(modernHopfield(patterns, { ...rest, projection, beta }), state, options);
    const size = metastableSize(found.weights);
    return { beta, state: found.state, size, kind: kindOf(size, patterns.rows) };
  });
}
