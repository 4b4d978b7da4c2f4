/** What a file holds: rows of numbers with named columns. */
export interface Table {
  readonly columns: readonly string[];
  /** `values[row * columns.length + column]` */
  readonly values: Float64Array;
}
