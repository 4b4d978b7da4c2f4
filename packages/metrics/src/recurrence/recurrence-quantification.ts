import { checkCount } from "@attractors/core";
import { type RecurrenceLinesOptions, recurrenceLines } from "./recurrence-lines.ts";
import type { RecurrenceMatrix } from "./recurrence-matrix.ts";

export interface RecurrenceQuantificationOptions extends RecurrenceLinesOptions {
  /** Fewest cells of a diagonal line that count. @default 2 */
  diagonal?: number;
  /** Fewest cells of a vertical line that count. @default 2 */
  vertical?: number;
  /** Outermost diagonals that are left out of the trend. @default 10 */
  border?: number;
}

/** Measures of recurrence. Means and longest lines are 0 where there is no line, entropies of lines are NaN there. */
export interface RecurrenceQuantification {
  /** Cells that recur outside of the window. */
  readonly points: number;
  /** RR: their share. */
  readonly recurrenceRate: number;
  /** DET: the share of them on diagonal lines. */
  readonly determinism: number;
  /** L, Lmax: mean and longest diagonal line. */
  readonly meanDiagonal: number;
  readonly longestDiagonal: number;
  /** DIV: one over Lmax; Infinity if there is no line. */
  readonly divergence: number;
  /** ENTR: entropy of the lengths of diagonal lines, in nats. */
  readonly diagonalEntropy: number;
  /** TREND: how the share of recurrent cells changes with the distance from the main diagonal, per 1000 samples. NaN if fewer than two diagonals are left. */
  readonly trend: number;
  /** LAM: the share of cells on vertical lines. */
  readonly laminarity: number;
  /** TT, Vmax: mean and longest vertical line. */
  readonly trappingTime: number;
  readonly longestVertical: number;
  /** VENTR: entropy of the lengths of vertical lines, in nats. */
  readonly verticalEntropy: number;
  /** MRT: mean recurrence time, between the middles of neighbouring vertical lines, in samples. */
  readonly meanRecurrenceTime: number;
  /** RTE: entropy of the recurrence times, in nats. */
  readonly recurrenceTimeEntropy: number;
  /** NMPRT: how often the most frequent recurrence time occurs. */
  readonly mostFrequentRecurrences: number;
}

/**
 * Quantifies a recurrence matrix (Marwan, Romano, Thiel, Kurths, Phys. Rep. 438, 237, 2007), in the conventions of the
 * Julia package RecurrenceAnalysis.jl: of a matrix of one series, the rate is taken over the cells outside of the window,
 * of a cross recurrence matrix over all. In time of order N², in memory of order N.
 *
 * @throws {RangeError} if an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { recurrenceMatrix, recurrenceQuantification } from "@attractors/metrics";
 *
 * const wave = seriesOf(Float64Array.from({ length: 200 }, (_, k) => [0, 1, 3, 1][k % 4]));
 * recurrenceQuantification(recurrenceMatrix(wave, { radius: 0.5 })).determinism > 0.6; // → true
 * ```
 */
export function recurrenceQuantification(
  matrix: RecurrenceMatrix,
  { window = matrix.symmetric ? 1 : 0, diagonal = 2, vertical = 2, border = 10 }: RecurrenceQuantificationOptions = {},
): RecurrenceQuantification {
  checkCount("recurrenceQuantification: diagonal", diagonal);
  checkCount("recurrenceQuantification: vertical", vertical);
  checkCount("recurrenceQuantification: border", border, 0);
  const { diagonals, verticals, recurrenceTimes, points, onDiagonals } = recurrenceLines(matrix, { window });
  const slanting = momentsOf(diagonals, diagonal);
  const upright = momentsOf(verticals, vertical);
  const times = momentsOf(recurrenceTimes, 1);
  const rest = matrix.rows - window;
  const cells = matrix.symmetric && window > 0 ? Math.max(0, rest) * (rest + 1) : matrix.rows * matrix.columns;
  return {
    points,
    recurrenceRate: cells > 0 ? points / cells : 0,
    determinism: points > 0 ? slanting.cells / points : 0,
    meanDiagonal: slanting.mean,
    longestDiagonal: slanting.longest,
    divergence: 1 / slanting.longest,
    diagonalEntropy: slanting.entropy,
    trend: trendOf(onDiagonals, window, border),
    laminarity: points > 0 ? upright.cells / points : 0,
    trappingTime: upright.mean,
    longestVertical: upright.longest,
    verticalEntropy: upright.entropy,
    meanRecurrenceTime: times.mean,
    recurrenceTimeEntropy: times.entropy,
    mostFrequentRecurrences: recurrenceTimes.reduce((most, count) => Math.max(most, count), 0),
  };
}

/** Of lines of at least so many cells: the cells on them, their mean and largest length, and its entropy. */
function momentsOf(
  counts: Float64Array,
  least: number,
): { cells: number; mean: number; longest: number; entropy: number } {
  let lines = 0;
  let cells = 0;
  let longest = 0;
  for (let length = least; length < counts.length; length++) {
    if (counts[length] === 0) continue;
    lines += counts[length];
    cells += length * counts[length];
    longest = length;
  }
  let entropy = lines > 0 ? 0 : Number.NaN;
  for (let length = least; length < counts.length; length++) {
    if (counts[length] > 0) entropy -= (counts[length] / lines) * Math.log(counts[length] / lines);
  }
  return { cells, mean: lines > 0 ? cells / lines : 0, longest, entropy };
}

/** The slope of the density of diagonals over their distance, from the window to the border (Webber, Zbilut, 2005). */
function trendOf(onDiagonals: Float64Array, window: number, border: number): number {
  const size = onDiagonals.length;
  const end = size - border;
  if (end - window < 2) return Number.NaN;
  const density = (k: number) => (onDiagonals[k] * (k === 0 ? 1 : 0.5)) / (size - k);
  let mean = 0;
  for (let k = window; k < end; k++) mean += density(k) / (end - window);
  let product = 0;
  let square = 0;
  for (let k = window; k < end; k++) {
    const distance = k + 1 - (end + window) / 2;
    product += distance * (density(k) - mean);
    square += distance * distance;
  }
  return (1000 * product) / square;
}
