import { checkCount, checkFinite, lengthOf, type TimeSeries } from "@attractors/core";
import { pseudoInverse } from "@attractors/core/ml-matrix";
import { strengthFor } from "./forcing.ts";
import { type GrowthEstimate, productUpperBound } from "./growth-estimate.ts";

export interface SuggestAlphaOptions {
  /** How the growth of errors is estimated; `jacobianUpperBound` has no meaning here. @default productUpperBound */
  estimate?: GrowthEstimate;
  /** Places along the series at which the dynamics is estimated. @default 200 */
  places?: number;
  /** Neighbours of such a place. @default four for each component, and 20 more */
  neighbors?: number;
}

/** Directions in which the neighbours spread less than this share of the widest one are left out. */
const FLAT = 1e-3;

/**
 * Suggests a strength for `constantForcing` from data alone, 1 - 1/kappa: the growth kappa of errors in a step is estimated
 * from Jacobians, which are fitted by least squares to the neighbours of some places along the series (local linear maps,
 * as Eckmann and Ruelle do; kappa as in Hess et al., ICML 2023). Noise in the data makes it somewhat too small or large: it
 * is a place to begin a search at, on a series that shows its whole state.
 *
 * @throws {RangeError} if an option is out of range, a value is not finite, or the series has no more than `neighbors`
 * samples.
 *
 * @example
 * ```ts
 * import { suggestAlpha } from "@attractors/plrnn";
 *
 * const values = new Float64Array(3000).fill(0.3);
 * for (let k = 1; k < 3000; k++) values[k] = 1 - 1.999 * Math.abs(values[k - 1] - 0.5); // errors double
 * suggestAlpha({ dimension: 1, interval: 1, values }).toFixed(1); // → "0.5"
 * ```
 */
export function suggestAlpha(
  data: TimeSeries,
  { estimate = productUpperBound, places = 200, neighbors = 20 + 4 * data.dimension }: SuggestAlphaOptions = {},
): number {
  checkCount("suggestAlpha: samples in data", lengthOf(data));
  checkCount("suggestAlpha: places", places);
  checkCount("suggestAlpha: neighbors", neighbors, data.dimension + 1);
  checkFinite("suggestAlpha: data.values", data.values);
  const possible = lengthOf(data) - 1;
  if (possible < neighbors) {
    throw new RangeError(`suggestAlpha: data must have more than ${neighbors} samples, got ${lengthOf(data)}`);
  }
  const length = Math.min(places, possible);
  const kappa = estimate({
    dimension: data.dimension,
    sequences: 1,
    length,
    bound: () => Number.NaN,
    write(_, k, out) {
      writeJacobian(data, Math.floor(((k + 0.5) * possible) / length), neighbors, out);
      return true;
    },
  });
  if (Number.isNaN(kappa))
    throw new RangeError("suggestAlpha: estimate must look at Jacobians, take productUpperBound");
  return strengthFor(kappa);
}

/** Fits x_{s+1} - x_{t+1} = J (x_s - x_t) + c to the nearest neighbours x_s of x_t. */
function writeJacobian({ dimension: N, values }: TimeSeries, t: number, count: number, out: Float64Array): void {
  const nearest = nearestTo(values, N, t, count);
  const columns = N + 1;
  const before = new Float64Array(count * columns);
  const scale = reach(values, N, t, nearest[count - 1]);
  nearest.forEach((s, row) => {
    for (let n = 0; n < N; n++) before[row * columns + n] = values[s * N + n] - values[t * N + n];
    before[row * columns + N] = scale;
  });
  const inverse = thresholded(before, count, columns);
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      let sum = 0;
      for (let row = 0; row < count; row++) {
        const after = values[(nearest[row] + 1) * N + i] - values[(t + 1) * N + i];
        sum += inverse[j * count + row] * after;
      }
      out[i * N + j] = sum;
    }
  }
}

/** The samples that are nearest to that at `t`, but the last one, in the order of their distance. */
function nearestTo(values: Float64Array, N: number, t: number, count: number): Int32Array {
  const length = values.length / N - 1;
  const distances = new Float64Array(length);
  for (let s = 0; s < length; s++) distances[s] = reach(values, N, t, s);
  const sorted = distances.slice().sort();
  const found = new Int32Array(count);
  let k = 0;
  for (let s = 0; s < length && k < count; s++) if (distances[s] < sorted[count - 1]) found[k++] = s;
  for (let s = 0; s < length && k < count; s++) if (distances[s] === sorted[count - 1]) found[k++] = s;
  return found.sort((a, b) => distances[a] - distances[b]);
}

function reach(values: Float64Array, N: number, t: number, s: number): number {
  let square = 0;
  for (let n = 0; n < N; n++) square += (values[t * N + n] - values[s * N + n]) ** 2;
  return Math.sqrt(square);
}

/** The pseudo-inverse of a matrix without its flat directions: by ridge regression with a small penalty. */
function thresholded(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const gram = new Float64Array(columns * columns);
  let trace = 0;
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) {
      for (let row = 0; row < rows; row++)
        gram[i * columns + j] += matrix[row * columns + i] * matrix[row * columns + j];
    }
    trace += gram[i * (columns + 1)];
  }
  for (let i = 0; i < columns; i++) gram[i * (columns + 1)] += FLAT ** 2 * trace;
  const inverse = pseudoInverse({ rows: columns, columns, data: gram }).data;
  const out = new Float64Array(columns * rows);
  for (let i = 0; i < columns; i++) {
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < columns; j++) out[i * rows + row] += inverse[i * columns + j] * matrix[row * columns + j];
    }
  }
  return out;
}
