import { lengthOf, type TimeSeries } from "@attractors/core";
import { decorrelationLag, mutualInformationLag } from "@attractors/metrics";
import { InputError } from "../input-error.ts";

/** Largest lag that is looked at, in samples, and bins of the histograms (as in the code of Brenner et al., ICML 2022). */
const MOST = 100;
const BINS = 64;

/**
 * Chooses the interval of sparse teacher forcing from the data: where the autocorrelation has fallen to 1/e or the mutual
 * information has its first minimum, whichever is earlier; the median over the components.
 */
export function forcingIntervalOf(training: TimeSeries): number {
  const { dimension, values, interval } = training;
  const maxLag = Math.min(MOST, Math.floor(lengthOf(training) / 4));
  const lags = Array.from({ length: dimension }, (_, i) => {
    const component = { dimension: 1, interval, values: values.filter((_, k) => k % dimension === i) };
    return Math.min(decorrelationLag(component, { maxLag }), mutualInformationLag(component, { maxLag, bins: BINS }));
  })
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (lags.length === 0) {
    throw new InputError(
      `--forcing-interval auto found none up to ${maxLag} samples: the data change too slowly; give a number, or take every few samples only`,
    );
  }
  return Math.max(1, lags[lags.length >> 1]);
}
