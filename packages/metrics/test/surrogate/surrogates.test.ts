import { createRng, runNow, seriesOf, type TimeSeries } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  amplitudeAdjusted,
  autocorrelation,
  blockShuffled,
  bothTails,
  cycleShuffled,
  highPhasesRandomized,
  iteratedAmplitudeAdjusted,
  keepTrend,
  leftTail,
  neighborPredictionError,
  periodogram,
  phaseRandomized,
  rankProbability,
  rightTail,
  type SurrogateMethod,
  shifted,
  shuffled,
  surrogateTest,
  thirdOrderCovariance,
  timeReversalAsymmetry,
  twinSurrogates,
} from "../../src/index.ts";

/** A map whose orbits are irreversible in time. */
function logistic(length: number): TimeSeries {
  const x = [0.3];
  for (let k = 1; k < length; k++) x.push(3.97 * x[k - 1] * (1 - x[k - 1]));
  return seriesOf(x);
}

/** A linear Gaussian process. */
function linear(length: number, seed: number): TimeSeries {
  const rng = createRng(seed);
  const x = [rng.normal()];
  for (let k = 1; k < length; k++) x.push(0.8 * x[k - 1] + rng.normal());
  return seriesOf(x);
}

const series = logistic(501);
const powers = (one: TimeSeries) => periodogram(one, { detrend: keepTrend }).densities;
const sorted = ({ values }: TimeSeries) => [...values].sort((a, b) => a - b);

/** The squared error of the amplitudes, relative to all of the power but that of the mean. */
function spectrumError(one: TimeSeries, other: TimeSeries): number {
  const [p, q] = [powers(one), powers(other)];
  let error = 0;
  let total = 0;
  for (let k = 1; k < p.length; k++) {
    error += (Math.sqrt(p[k]) - Math.sqrt(q[k])) ** 2;
    total += p[k];
  }
  return error / total;
}

describe("surrogates that keep the values", () => {
  const methods: [string, SurrogateMethod][] = [
    ["shuffled", shuffled],
    ["shifted", shifted],
    ["blockShuffled", blockShuffled(7)],
    ["cycleShuffled", cycleShuffled],
    ["amplitudeAdjusted", amplitudeAdjusted],
    ["iteratedAmplitudeAdjusted", iteratedAmplitudeAdjusted()],
  ];

  test.each(methods)("%s: the same values in another order, the same for the same seed", (_, method) => {
    const draw = method(series);
    const one = draw(createRng(1));
    expect(sorted(one)).toEqual(sorted(series));
    expect(one.values).not.toEqual(series.values);
    expect(draw(createRng(1)).values).toEqual(one.values);
    expect(draw(createRng(2)).values).not.toEqual(one.values);
  });
});

describe("surrogates that keep the spectrum", () => {
  test("phaseRandomized: exactly, for even and odd lengths", () => {
    for (const one of [series, logistic(500), logistic(499)]) {
      expect(spectrumError(one, phaseRandomized(one)(createRng(3)))).toBeLessThan(1e-20);
    }
  });

  test("iteratedAmplitudeAdjusted: amplitudes to 5e-3 of their norm, much closer than amplitudeAdjusted", () => {
    for (const one of [linear(1000, 5), seriesOf(linear(1000, 6).values.map((x) => x + 0.1 * x ** 2))]) {
      const iterated = Math.sqrt(spectrumError(one, iteratedAmplitudeAdjusted()(one)(createRng(4))));
      expect(iterated).toBeLessThan(5e-3);
      expect(iterated).toBeLessThan(Math.sqrt(spectrumError(one, amplitudeAdjusted(one)(createRng(4)))) / 5);
    }
  });

  test("highPhasesRandomized: a slow trend stays where it is", () => {
    const trend = seriesOf(series.values.map((x, k) => x + 20 * Math.sin((2 * Math.PI * k) / 501)));
    const { values } = highPhasesRandomized(0.05)(trend)(createRng(5));
    expect(spectrumError(trend, seriesOf(values))).toBeLessThan(1e-20);
    const far = values.map((value, k) => Math.abs(value - 20 * Math.sin((2 * Math.PI * k) / 501)));
    expect(Math.max(...far)).toBeLessThan(2.5);
  });
});

describe("cycleShuffled and blockShuffled", () => {
  test("keep what is shorter than a cycle or a block", () => {
    const rng = createRng(6);
    const wave = seriesOf(Array.from({ length: 2000 }, (_, k) => (1 + 0.1 * rng.normal()) * Math.sin(k / 5)));
    for (const method of [cycleShuffled, blockShuffled(10)]) {
      const one = method(wave)(createRng(1));
      expect(autocorrelation(one, { maxLag: 5 })[5]).toBeCloseTo(autocorrelation(wave, { maxLag: 5 })[5], 1);
    }
  });

  test("refuse too few cycles or samples", () => {
    expect(() => cycleShuffled(seriesOf([1, 2, 3, 4, 5]))).toThrow(/must cross its median upwards 3 times, got 1/);
    expect(() => blockShuffled(6)(seriesOf([1, 2, 3, 4, 5]))).toThrow(/at least 6 whole samples/);
  });
});

describe("twinSurrogates", () => {
  test("only make steps that the series has made", () => {
    const rng = createRng(8);
    const states = seriesOf(Array.from({ length: 400 }, () => rng.integer(4)));
    const steps = new Set(Array.from({ length: 399 }, (_, k) => `${states.values[k]} ${states.values[k + 1]}`));
    const { values } = twinSurrogates({ radius: 0.5 })(states)(createRng(1));
    for (let k = 1; k < values.length; k++) expect(steps).toContain(`${values[k - 1]} ${values[k]}`);
    expect(values).not.toEqual(states.values);
  });
});

describe("statistics", () => {
  test("timeReversalAsymmetry and its sign turn with time", () => {
    const backwards = seriesOf(series.values.slice().reverse());
    expect(timeReversalAsymmetry(backwards)).toBeCloseTo(-timeReversalAsymmetry(series), 12);
    expect(thirdOrderCovariance(backwards, { lag: 2 })).toBeCloseTo(thirdOrderCovariance(series, { lag: 2 }), 12);
  });

  test("neighborPredictionError is small for a map, about 1 or more for noise, and does not change with the unit", () => {
    expect(neighborPredictionError(series)).toBeLessThan(0.1);
    const rng = createRng(9);
    const noise = seriesOf(Array.from({ length: 1000 }, () => rng.normal()));
    expect(neighborPredictionError(noise)).toBeGreaterThan(0.95);
    const moved = seriesOf(noise.values.map((x) => 4 * x + 16));
    expect(neighborPredictionError(moved)).toBeCloseTo(neighborPredictionError(noise), 9);
  });
});

describe("rankProbability", () => {
  test("counts ranks, with ties as extreme", () => {
    const others = [1, 2, 2, 3];
    expect(rankProbability(4, others, rightTail)).toBe(1 / 5);
    expect(rankProbability(2, others, rightTail)).toBe(4 / 5);
    expect(rankProbability(2, others, leftTail)).toBe(4 / 5);
    expect(rankProbability(0, others, bothTails)).toBe(2 / 5);
    expect(rankProbability(2, others)).toBe(1);
    expect(() => rankProbability(Number.NaN, others)).toThrow(/observed must be finite/);
  });
});

describe("surrogateTest", () => {
  test("finds chaos in a map, against linear processes", () => {
    const options = { rng: createRng(1), method: iteratedAmplitudeAdjusted(), statistic: neighborPredictionError };
    const { probability, observed, surrogates } = runNow(
      surrogateTest(logistic(300), { ...options, count: 39, tail: leftTail }),
    );
    expect(probability).toBe(1 / 40);
    expect(observed).toBeLessThan(Math.min(...surrogates) / 2);
  });

  test("rejects a true hypothesis as seldom as it says", () => {
    let rejected = 0;
    for (let seed = 0; seed < 100; seed++) {
      const options = { rng: createRng(seed), method: phaseRandomized, statistic: timeReversalAsymmetry, count: 19 };
      const { probability } = runNow(surrogateTest(linear(200, 1000 + seed), options));
      if (probability <= 0.1) rejected++;
    }
    expect(rejected).toBeLessThan(20);
  });
});
