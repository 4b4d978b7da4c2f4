import { checkCount, checkFinite, type Rng, type Task, type TimeSeries } from "@attractors/core";
import type { SurrogateMethod } from "./surrogate.ts";

/** What counts as more extreme than the surrogates, given the shares of them at least, and at most, as large. */
export type Tail = (atLeast: number, atMost: number) => number;

/** Small if the series' statistic is larger than those of surrogates. */
export const rightTail: Tail = (atLeast) => atLeast;

/** Small if it is smaller. */
export const leftTail: Tail = (_atLeast, atMost) => atMost;

/** Small if it is either. */
export const bothTails: Tail = (atLeast, atMost) => Math.min(1, 2 * Math.min(atLeast, atMost));

/**
 * The probability to see a value as extreme as the observed one if it were drawn like the others: ranks of it among them,
 * (1 + number as extreme) / (n + 1), with ties counted as extreme.
 *
 * @throws {RangeError} if there are no surrogates, or a value is not finite.
 *
 * @example
 * ```ts
 * import { rankProbability, rightTail } from "@attractors/metrics";
 *
 * rankProbability(10, [1, 2, 3, 4], rightTail); // → 0.2
 * ```
 */
export function rankProbability(observed: number, surrogates: ArrayLike<number>, tail: Tail = bothTails): number {
  checkCount("rankProbability: surrogates.length", surrogates.length);
  checkFinite("rankProbability: surrogates", surrogates);
  checkFinite("rankProbability: observed", [observed]);
  let atLeast = 1;
  let atMost = 1;
  for (let k = 0; k < surrogates.length; k++) {
    if (surrogates[k] >= observed) atLeast++;
    if (surrogates[k] <= observed) atMost++;
  }
  return tail(atLeast / (surrogates.length + 1), atMost / (surrogates.length + 1));
}

export interface SurrogateTestOptions {
  rng: Rng;
  /** What the surrogates keep: the hypothesis. */
  method: SurrogateMethod;
  /** What is compared. */
  statistic: (series: TimeSeries) => number;
  /** Number of surrogates: 1 / (count + 1) is the smallest probability. @default 99 */
  count?: number;
  /** @default bothTails */
  tail?: Tail;
}

export interface SurrogateTest {
  /** The statistic of the series. */
  readonly observed: number;
  /** Those of its surrogates. */
  readonly surrogates: Float64Array;
  /** The probability of a value as extreme, under the hypothesis: reject it where this is small. */
  readonly probability: number;
}

/**
 * Tests a series against its surrogates: whether a statistic of it lies among those of random series that keep only what
 * the hypothesis says (Theiler et al., Physica D 58, 77, 1992). A Task: it yields the number of surrogates done.
 *
 * @throws {RangeError} as the method and the statistic do, or if a statistic is not finite.
 *
 * @example
 * ```ts
 * import { createRng, runNow, seriesOf } from "@attractors/core";
 * import { amplitudeAdjusted, neighborPredictionError, surrogateTest } from "@attractors/metrics";
 *
 * const logistic = [0.4];
 * for (let k = 0; k < 299; k++) logistic.push(4 * logistic[k] * (1 - logistic[k]));
 * const options = { rng: createRng(1), method: amplitudeAdjusted, statistic: neighborPredictionError, count: 39 };
 * runNow(surrogateTest(seriesOf(logistic), options)).probability; // → 0.05
 * ```
 */
export function* surrogateTest(
  series: TimeSeries,
  { rng, method, statistic, count = 99, tail = bothTails }: SurrogateTestOptions,
): Task<number, SurrogateTest> {
  checkCount("surrogateTest: count", count);
  const observed = statistic(series);
  checkFinite("surrogateTest: statistic of the series", [observed]);
  const draw = method(series);
  const surrogates = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    surrogates[k] = statistic(draw(rng));
    yield k + 1;
  }
  checkFinite("surrogateTest: statistics of the surrogates", surrogates);
  return { observed, surrogates, probability: rankProbability(observed, surrogates, tail) };
}
