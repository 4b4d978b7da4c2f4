/** A matrix over a flat array, row-major: `data[i * columns + j]`. */
export interface MatrixView {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}
