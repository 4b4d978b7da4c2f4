import { createRng, seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { meanAbsoluteError, meanScaledIntervalScore, quantileLoss, rankedProbabilityScore } from "../../src/index.ts";

const rng = createRng(5);
const noise = (length: number) => seriesOf(Array.from({ length }, () => rng.normal()));

describe("rankedProbabilityScore", () => {
  const truth = noise(50);
  const members = Array.from({ length: 7 }, () => noise(50));

  test("equals the sums over all pairs of members", () => {
    let plain = 0;
    let fair = 0;
    truth.values.forEach((y, k) => {
      const x = members.map(({ values }) => values[k]);
      const error = x.reduce((sum, one) => sum + Math.abs(one - y), 0) / 7;
      const spread = x.reduce((sum, one) => sum + x.reduce((s, other) => s + Math.abs(one - other), 0), 0);
      plain += (error - spread / 2 / 49) / 50;
      fair += (error - spread / 2 / 42) / 50;
    });
    expect(rankedProbabilityScore(truth, members)).toBeCloseTo(plain, 12);
    expect(rankedProbabilityScore(truth, members, { fair: true })).toBeCloseTo(fair, 12);
  });

  test("of one member is its mean absolute error", () => {
    expect(rankedProbabilityScore(truth, members.slice(0, 1))).toBeCloseTo(meanAbsoluteError(truth, members[0]), 12);
  });

  test("of a Gaussian ensemble about 0, at 0, approaches (sqrt 2 - 1) / sqrt π", () => {
    const many = Array.from({ length: 4000 }, () => noise(4));
    const zero = seriesOf([0, 0, 0, 0]);
    expect(rankedProbabilityScore(zero, many, { fair: true })).toBeCloseTo((Math.SQRT2 - 1) / Math.sqrt(Math.PI), 1);
  });

  test("refuses no members, and one if it should be fair; is Infinity where a member is not finite", () => {
    expect(() => rankedProbabilityScore(truth, [])).toThrow(/members.length must be a whole number, at least 1/);
    expect(() => rankedProbabilityScore(truth, members.slice(0, 1), { fair: true })).toThrow(/at least 2/);
    expect(rankedProbabilityScore(seriesOf([1]), [seriesOf([1]), seriesOf([Number.NaN])])).toBe(Infinity);
  });
});

describe("quantileLoss", () => {
  test("is least at the quantile", () => {
    const truth = seriesOf(Array.from({ length: 101 }, (_, k) => k));
    const lossAt = (value: number) => quantileLoss(truth, seriesOf(Array(101).fill(value)), { quantile: 0.9 });
    for (const value of [50, 80, 88, 92, 100]) expect(lossAt(value)).toBeGreaterThan(lossAt(90));
  });

  test("of the median is half the mean absolute error", () => {
    const [truth, forecast] = [noise(30), noise(30)];
    expect(quantileLoss(truth, forecast, { quantile: 0.5 })).toBeCloseTo(meanAbsoluteError(truth, forecast) / 2, 12);
    expect(() => quantileLoss(truth, forecast, { quantile: 1 })).toThrow(/quantile must be between 0 and 1, got 1/);
  });
});

describe("meanScaledIntervalScore", () => {
  const truth = seriesOf([0, 1, 2, 3]);
  const interval = { lower: seriesOf([-1, 0, 1, 2]), upper: seriesOf([1, 2, 3, 4]) };

  test("adds 2 / level times what lies outside", () => {
    const missed = { ...interval, upper: seriesOf([1, 2, 3, 2.5]) }; // narrower by 1.5, and 0.5 too low
    expect(meanScaledIntervalScore(truth, missed, { epsilon: 0 })).toBeCloseTo((8 - 1.5 + 40 * 0.5) / 4, 12);
  });

  test("refuses a level that is no share", () => {
    expect(() => meanScaledIntervalScore(truth, interval, { level: 0 })).toThrow(
      /level must be between 0 and 1, got 0/,
    );
  });
});
