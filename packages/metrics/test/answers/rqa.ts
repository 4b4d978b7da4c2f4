import {
  type RecurrenceMatrix,
  recurrenceLines,
  recurrenceMatrix,
  recurrenceNetwork,
  recurrencePaths,
  recurrenceQuantification,
  recurrenceRadius,
} from "../../src/index.ts";
import { normOf, pointsFor } from "./dimension.ts";
import type { Answers, Problem } from "./problem.ts";

/** How the metrics of metrics_rqa.json are answered. */
export const rqaAnswers: Answers = {
  rqa_matrix: ({ input, params }) => quantities(matrixOf(input), params),
  rqa_histograms: ({ input, params }) => {
    const lines = recurrenceLines(matrixOf(input), { window: params.theiler });
    return {
      diagonal: lines.diagonals.slice(1),
      vertical: lines.verticals.slice(1),
      recurrencetimes: lines.recurrenceTimes.slice(1),
    };
  },
  recurrence_network: ({ input }) => {
    const { density, transitivity } = recurrenceNetwork(matrixOf(input));
    const { pathLength } = recurrencePaths(matrixOf(input));
    return { density, transitivity, path_length: pathLength, average_path_length: pathLength };
  },
  rqa: ({ input, params }, data) => {
    const matrix = recurrenceMatrix(pointsFor(input, data), {
      radius: params.eps,
      norm: normOf(params.norm),
      strict: params.compare === "<",
    });
    return quantities(matrix, params);
  },
  recurrence_threshold_fixed_rate: ({ input, params }, data) =>
    recurrenceRadius(pointsFor(input, data), params.rate, { norm: normOf(params.norm) }),
};

/** The measures under the names of the files. */
function quantities(matrix: RecurrenceMatrix, { theiler, lmin, border }: Problem["params"]): Record<string, number> {
  const measures = recurrenceQuantification(matrix, { window: theiler, diagonal: lmin, vertical: lmin, border });
  const { diagonalEntropy, recurrenceTimeEntropy, trend } = measures;
  return {
    RR: measures.recurrenceRate,
    DET: measures.determinism,
    L: measures.meanDiagonal,
    Lmax: measures.longestDiagonal,
    DIV: measures.divergence,
    ENTR: diagonalEntropy,
    LAM: measures.laminarity,
    TT: measures.trappingTime,
    Vmax: measures.longestVertical,
    VENTR: measures.verticalEntropy,
    TREND: trend,
    MRT: measures.meanRecurrenceTime,
    RTE: recurrenceTimeEntropy,
    NMPRT: measures.mostFrequentRecurrences,
    n_recurrences: measures.points,
    ENTR_3dec: Number(diagonalEntropy.toFixed(3)),
    RTE_3dec: Number(recurrenceTimeEntropy.toFixed(3)),
    TREND_1dec: Number(trend.toFixed(1)),
  };
}

/** A matrix that is given cell by cell. */
function matrixOf(input: Problem["input"]): RecurrenceMatrix {
  if (input.adjacency) {
    const rows: number[][] = input.adjacency;
    return {
      rows: rows.length,
      columns: rows[0].length,
      symmetric: true,
      recurs: (row, column) => rows[row][column] !== 0,
    };
  }
  const cells: [number, number][] = input.cells_row_col_1based;
  const [rows, columns] =
    input.shape ?? input.size ?? [0, 1].map((axis) => Math.max(...cells.map((cell) => cell[axis])));
  const places = new Set(cells.map(([row, column]) => (row - 1) * columns + column - 1));
  return { rows, columns, symmetric: false, recurs: (row, column) => places.has(row * columns + column) };
}
