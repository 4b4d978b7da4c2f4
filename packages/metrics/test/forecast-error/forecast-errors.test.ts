import { createRng, seriesOf } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  forecastErrors,
  forecastInformation,
  kendallCorrelation,
  meanAbsoluteScaledError,
  mutualInformation,
  symmetricPercentageError,
} from "../../src/index.ts";

const rng = createRng(1);
const truth = seriesOf(
  Array.from({ length: 300 }, () => rng.normal()),
  { dimension: 3 },
);
const forecast = { ...truth, values: truth.values.map((value) => value + 0.3 * rng.normal()) };

describe("forecastErrors", () => {
  test("are the 17 measures, each as its own function gives it", () => {
    const errors = forecastErrors(truth, forecast, { scale: 100, period: 2 });
    expect(Object.keys(errors)).toHaveLength(17);
    expect(errors.symmetricPercentageError).toBe(symmetricPercentageError(truth, forecast, { scale: 100 }));
    expect(errors.meanAbsoluteScaledError).toBe(meanAbsoluteScaledError(truth, forecast, { period: 2 }));
    expect(errors.kendallCorrelation).toBe(kendallCorrelation(truth, forecast));
    expect(errors.forecastInformation).toBe(forecastInformation(truth, forecast));
  });

  test("of a forecast that is not finite are never NaN", () => {
    const diverged = { ...truth, values: truth.values.map((value, k) => (k > 100 ? Number.NaN : value)) };
    for (const [name, value] of Object.entries(forecastErrors(truth, diverged))) {
      expect(value, name).not.toBeNaN();
    }
  });
});

describe("forecastInformation", () => {
  test("is the mean over the components of the mutual information, none below 0", () => {
    const column = (series: typeof truth, i: number) => seriesOf(series.values.filter((_, k) => k % 3 === i));
    const parts = [0, 1, 2].map((i) => mutualInformation(column(truth, i), column(forecast, i)).value);
    expect(forecastInformation(truth, forecast)).toBeCloseTo((parts[0] + parts[1] + parts[2]) / 3, 12);
  });

  test("hardly changes by the noise that separates equal values", () => {
    const withNoise = forecastInformation(truth, forecast, { rng: createRng(2) });
    expect(withNoise).toBeCloseTo(forecastInformation(truth, forecast), 6);
  });
});
