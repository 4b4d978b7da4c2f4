import { checkAtLeast, type TimeSeries } from "@attractors/core";
import { leastSquares } from "../least-squares.ts";
import { forecastOf, type LibraryForecast, type LibraryForecastOptions, libraryOf } from "./library-forecast.ts";

export interface SMapOptions extends LibraryForecastOptions {
  /** How local the linear maps are, θ: 0 fits one map to all samples. @default 2 */
  locality?: number;
}

/**
 * Predicts the second half of a scalar series from the first by linear maps fitted at each sample, with weights
 * exp(-θ d / mean d) (Sugihara, Phil. Trans. R. Soc. A 348, 477, 1994). Where skill grows with θ, the dynamics are
 * nonlinear.
 *
 * @throws {RangeError} if the series is not scalar, not finite or too short, or an option is out of range.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { sMap } from "@attractors/metrics";
 *
 * const logistic = [0.3];
 * for (let k = 1; k < 500; k++) logistic.push(3.9 * logistic[k - 1] * (1 - logistic[k - 1]));
 * const skill = (locality: number) => sMap(seriesOf(logistic), { dimension: 2, locality }).correlation;
 * skill(4) > skill(0) + 0.1; // → true
 * ```
 */
export function sMap(series: TimeSeries, { locality = 2, ...options }: SMapOptions = {}): LibraryForecast {
  checkAtLeast("sMap: locality", locality, 0);
  const { dimension, points, length, size, future } = libraryOf("sMap", series, options);
  const predicted = new Float64Array(length - size);
  const distances = new Float64Array(size);
  const row = new Float64Array(dimension + 1);
  row[dimension] = 1;
  const fit = leastSquares(dimension + 1);
  for (let i = size; i < length; i++) {
    let mean = 0;
    for (let j = 0; j < size; j++) {
      let square = 0;
      for (let c = 0; c < dimension; c++) square += (points[j * dimension + c] - points[i * dimension + c]) ** 2;
      distances[j] = Math.sqrt(square);
      mean += distances[j] / size;
    }
    fit.begin();
    for (let j = 0; j < size; j++) {
      for (let c = 0; c < dimension; c++) row[c] = points[j * dimension + c];
      fit.add(row, future[j], mean > 0 ? Math.exp((-locality * distances[j]) / mean) : 1);
    }
    const coefficients = fit.solve();
    let value = coefficients[dimension];
    for (let c = 0; c < dimension; c++) value += coefficients[c] * points[i * dimension + c];
    predicted[i - size] = value;
  }
  return forecastOf(predicted, future.slice(size));
}
