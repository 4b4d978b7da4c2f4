import { checkCount, checkLength, type TimeSeries } from "@attractors/core";
import { type Counting, exactCounting, lookup, type Occupation, occupy } from "./cell-counts.ts";
import { checkSameDimension, checkShape, checkTruth, staysFinite } from "./check-series.ts";
import { halves } from "./halves.ts";
import { boxAround, type StateSpaceBox } from "./state-space-box.ts";

export interface StateSpaceDivergenceOptions {
  /** Cells per axis. @default 30 */
  bins?: number;
  /** The part of state space that is divided into cells; points outside are left out. @default boxAround(truth) */
  box?: StateSpaceBox;
  /** How points are counted: `juliaCounting` and `pythonCounting` do as the published programs do. @default exactCounting */
  counting?: Counting;
}

/** Pseudo-count of every cell (Laplace smoothing). */
const ALPHA = 1e-5;

/**
 * Measures how differently two series fill state space: the Kullback-Leibler divergence of the generated points from
 * the true ones, D_stsp, in nats. 0 means that the attractors have the same geometry at the resolution of the cells.
 *
 * A box is divided into `bins` cells per axis. With `n` points in a cell, its probability is
 * `p = (n + 1e-5) / (sum of n + 1e-5 × number of cells)`, and D = Σ p_true ln(p_true / p_generated)
 * (Koppe et al., PLoS Comput. Biol. 15, e1007263, 2019; in this form Hess et al., ICML 2023, arXiv 2306.04406). Only occupied
 * cells are stored; the empty ones enter by a closed formula. The series may differ in length.
 *
 * The value depends on how many points there are: compare it with `stateSpaceDivergenceFloor` or with the measure
 * between two true series, for it is not 0 there either. Cells that truth does not visit hardly count, so that a noisy
 * truth prefers a blurred model.
 *
 * Points outside the box are left out: a model that leaves it soon is judged by the points from before, and may look
 * better than it is. A generated series with numbers that are not finite, or without a point inside the box, is infinitely far: Infinity.
 *
 * @throws {RangeError} if the series differ in dimension, if truth is not finite or constant in a component, or if
 * there are more than 2^53 cells (from 11 components on, at 30 bins).
 *
 * @example
 * ```ts
 * import { stateSpaceDivergence } from "@attractors/metrics";
 *
 * const truth = { dimension: 1, values: Float64Array.of(0, 0, 1, 1), interval: 1 };
 * const generated = { dimension: 1, values: Float64Array.of(0, 0, 0, 1), interval: 1 };
 * stateSpaceDivergence(truth, generated, { bins: 2 }); // ≈ 0.1438
 * Math.log(2) / 2 + Math.log(2 / 3) / 2; // ≈ 0.1438
 * ```
 */
export function stateSpaceDivergence(
  truth: TimeSeries,
  generated: TimeSeries,
  options: StateSpaceDivergenceOptions = {},
): number {
  return divergenceFrom("stateSpaceDivergence", truth, options)(generated);
}

/** Sorts truth into its cells, to measure any number of generated series against it. */
export function divergenceFrom(
  where: string,
  truth: TimeSeries,
  { bins = 30, box = boxAround(truth), counting = exactCounting }: StateSpaceDivergenceOptions,
): (generated: TimeSeries) => number {
  checkTruth(`${where}: truth`, truth, 2);
  checkCells(where, truth.dimension, bins, box);
  const reference = occupy(truth, box, bins, counting);
  if (reference.total === 0) throw new RangeError(`${where}: no point of truth lies inside the box`);
  const divergence = divergenceFromCells(reference, bins ** truth.dimension);

  return (generated) => {
    checkShape(`${where}: generated`, generated);
    checkSameDimension(where, truth, generated);
    if (!staysFinite(generated)) return Infinity;
    const found = occupy(generated, box, bins, counting);
    return found.total === 0 ? Infinity : divergence(found);
  };
}

/**
 * Measures what `stateSpaceDivergence` is between a series and itself continued: the first half of `truth` as reference
 * against the second. No model can be told from the truth below it. As the halves are shorter than the series, and
 * fewer points fill the cells worse, it lies somewhat above the floor for the whole series.
 *
 * @throws {RangeError} as `stateSpaceDivergence` does.
 *
 * @example
 * ```ts
 * import { stateSpaceDivergenceFloor } from "@attractors/metrics";
 *
 * const values = Float64Array.from({ length: 4000 }, (_, k) => Math.sin(k));
 * stateSpaceDivergenceFloor({ dimension: 1, values, interval: 1 }) < 0.001; // → true
 * ```
 */
export function stateSpaceDivergenceFloor(truth: TimeSeries, options: StateSpaceDivergenceOptions = {}): number {
  checkTruth("stateSpaceDivergenceFloor: truth", truth, 4);
  const [first, second] = halves(truth);
  return stateSpaceDivergence(first, second, options);
}

/**
 * With n true and m generated points in a cell, p = (n + α) / Z and q = (m + α) / Y: so D = Σ p ln(p / q) is
 * ln(Y / Z) + Σ p ln(n / α + 1) - Σ p ln(m / α + 1). Empty cells do not count in the sums; the first depends on truth alone.
 */
function divergenceFromCells(truth: Occupation, cells: number): (generated: Occupation) => number {
  const pointsIn = lookup(truth);
  const Z = truth.total + ALPHA * cells;
  const ofTruth = truth.counts.reduce((sum, n) => sum + ((n + ALPHA) / Z) * Math.log(n / ALPHA + 1), 0);

  return (generated) => {
    const Y = generated.total + ALPHA * cells;
    let ofGenerated = 0;
    for (let k = 0; k < generated.cells.length; k++) {
      const p = (pointsIn(generated.cells[k]) + ALPHA) / Z;
      ofGenerated += p * Math.log(generated.counts[k] / ALPHA + 1);
    }
    return Math.max(0, Math.log(Y / Z) + ofTruth - ofGenerated); // not negative, except for rounding
  };
}

function checkCells(where: string, dimension: number, bins: number, { lower, upper }: StateSpaceBox): void {
  checkCount(`${where}: bins`, bins);
  checkLength(`${where}: box.lower`, lower, dimension);
  checkLength(`${where}: box.upper`, upper, dimension);
  for (let i = 0; i < dimension; i++) {
    if (!(upper[i] > lower[i])) {
      throw new RangeError(
        `${where}: the box has no width in component ${i}, from ${lower[i]} to ${upper[i]}; leave out components in which truth is constant`,
      );
    }
  }
  if (bins ** dimension > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(
      `${where}: ${bins} bins along ${dimension} axes make too many cells to number; take fewer bins or components`,
    );
  }
}
