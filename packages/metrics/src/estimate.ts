/** A number estimated from data. */
export interface Estimate {
  readonly value: number;
  /** Where the true value lies, with 95 %; each measure says how it knows. */
  readonly interval: readonly [low: number, high: number];
}

/** An estimate read off the slope of a curve where it is straight. */
export interface ScalingEstimate extends Estimate {
  /** The abscissae between which the slope was taken. */
  readonly range: readonly [from: number, to: number];
  /** Whether the curve is straight somewhere. If it is not, `value` is still the best slope found. */
  readonly status: "scaling" | "no-scaling-region";
  readonly curve: { readonly x: Float64Array; readonly y: Float64Array };
}
