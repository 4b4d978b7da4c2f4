import { checkCount } from "@attractors/core";
import type { RecurrenceMatrix } from "./recurrence-matrix.ts";

export interface RecurrenceLinesOptions {
  /** Cells fewer than so many places from the main diagonal are left out. @default 1 if symmetric, which leaves out the diagonal, 0 if not */
  window?: number;
}

/** How many lines of each length a recurrence matrix has: `diagonals[k]` of k cells, and so on; `[0]` is always 0. */
export interface RecurrenceLines {
  readonly diagonals: Float64Array;
  readonly verticals: Float64Array;
  /** Distances in a column between the middles of neighbouring vertical lines: recurrence times of the second kind. */
  readonly recurrenceTimes: Float64Array;
  /** Cells that recur outside of the window. */
  readonly points: number;
  /** Cells that recur, on the diagonals k places away from the main one, both sides together, in the largest square. */
  readonly onDiagonals: Float64Array;
}

/**
 * Counts the lines of a recurrence matrix, in the conventions of the Julia package RecurrenceAnalysis.jl. Columns pass by
 * one after the other; lines that have not ended yet are all that is held.
 *
 * @throws {RangeError} if the window is not a whole number, 0 or more.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { recurrenceLines, recurrenceMatrix } from "@attractors/metrics";
 *
 * const period2 = seriesOf([0, 1, 0, 1, 0]);
 * recurrenceLines(recurrenceMatrix(period2, { radius: 0.1 })).diagonals; // → [0, 2, 0, 2]
 * ```
 */
export function recurrenceLines(
  matrix: RecurrenceMatrix,
  { window = matrix.symmetric ? 1 : 0 }: RecurrenceLinesOptions = {},
): RecurrenceLines {
  checkCount("recurrenceLines: window", window, 0);
  const { rows, columns } = matrix;
  const size = Math.min(rows, columns);
  const diagonals = new Float64Array(size + 1);
  const verticals = new Float64Array(rows + 1);
  const times = new Float64Array(2 * rows + 1);
  const onDiagonals = new Float64Array(size);
  // The line that is under way on the diagonal `row - column + columns - 1`.
  const running = new Int32Array(rows + columns - 1);
  let points = 0;
  // In the present column: half of the line before, -1 if there is none, and where it ended.
  let half = -1;
  let lastEnd = -1;

  function endVertical(length: number, end: number): void {
    verticals[length]++;
    if (half >= 0) times[end - length - lastEnd + half + (length >> 1)]++;
    half = length >> 1;
    lastEnd = end;
  }

  for (let column = 0; column < columns; column++) {
    let run = 0;
    half = -1;
    for (let row = 0; row < rows; row++) {
      const away = Math.abs(row - column);
      const recurs = matrix.recurs(row, column);
      if (recurs && row < size && column < size) onDiagonals[away]++;
      const counts = recurs && away >= window;
      const place = row - column + columns - 1;
      if (counts) {
        points++;
        run++;
        running[place]++;
      } else {
        if (running[place] > 0) {
          diagonals[running[place]]++;
          running[place] = 0;
        }
        if (run > 0) {
          endVertical(run, row - 1);
          run = 0;
        }
      }
    }
    if (run > 0) endVertical(run, rows - 1);
  }
  for (let place = 0; place < running.length; place++) {
    if (running[place] > 0) diagonals[running[place]]++;
  }
  return {
    diagonals: trimmed(diagonals),
    verticals: trimmed(verticals),
    recurrenceTimes: trimmed(times),
    points,
    onDiagonals,
  };
}

/** Without the zeros at its end. */
function trimmed(counts: Float64Array): Float64Array {
  let length = counts.length;
  while (length > 1 && counts[length - 1] === 0) length--;
  return counts.slice(0, length);
}
