import type { TimeSeries } from "@attractors/core";
import { freeRunDivergence } from "@attractors/metrics";
import { generateEnsemble, type Plrnn } from "@attractors/plrnn";

const FEW = 3;

/** Whether D_stsp looks at all components: in more than five, cells would hold a point each, or none. */
export function measuresAll(dimension: number): boolean {
  return dimension <= 5;
}

/** The part of a series in which D_stsp is measured: all components, or the first three of more than five. */
export function measuredPart(series: TimeSeries): TimeSeries {
  const { dimension, values, interval } = series;
  if (measuresAll(dimension)) return series;
  const part = new Float64Array((values.length / dimension) * FEW);
  for (let k = 0, j = 0; k < values.length; k += dimension) {
    for (let i = 0; i < FEW; i++) part[j++] = values[k + i];
  }
  return { dimension: FEW, values: part, interval };
}

/**
 * Judges a network while it is trained, by many free runs against the training data (`freeRunDivergence`). As the data
 * are noisy, it prefers slightly blurred networks.
 */
export function scoreAgainst(training: TimeSeries): (model: Plrnn) => number {
  return (model) =>
    freeRunDivergence(training, (starts, length) => generateEnsemble(model, starts, { length }), {
      view: measuredPart,
    });
}
