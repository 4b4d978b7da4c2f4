import { lengthOf, type Rng, seriesOf, standardDeviations, type TimeSeries } from "@attractors/core";
import { kdTree, queryOf, roomFor } from "../kd-tree.ts";
import { maximumNorm } from "../norm.ts";
import { orderOf } from "../ranks.ts";
import { digammas } from "./digamma.ts";

/**
 * The terms of the mutual information between two series by nearest neighbours, whose mean it is: ψ(N) + ψ(k) -
 * ψ(n_x + 1) - ψ(n_y + 1), where n_x and n_y count the other samples that are closer in x, or in y, than the k-th
 * nearest neighbour is in both together, in the maximum norm (the first estimator of Kraskov, Stögbauer, Grassberger,
 * Phys. Rev. E 69, 066138, 2004). Where that neighbour is at distance 0, equal samples are counted.
 */
export function neighborInformation(x: TimeSeries, y: TimeSeries, neighbors: number): Float64Array {
  const length = lengthOf(x);
  const radii = neighborRadii(join(x, y), neighbors);
  const inX = closerThan(x, radii);
  const inY = closerThan(y, radii);
  const psi = digammas(Math.max(length, neighbors));
  return Float64Array.from(inX, (count, i) => psi[length] + psi[neighbors] - psi[count + 1] - psi[inY[i] + 1]);
}

/** The distance of each point to its k-th nearest neighbour, in the maximum norm. */
function neighborRadii(points: TimeSeries, neighbors: number): Float64Array {
  const tree = kdTree(points, { norm: maximumNorm });
  const found = roomFor(neighbors);
  const query = queryOf(points.values, { window: 0 });
  return Float64Array.from({ length: tree.length }, (_, i) => {
    query.start = i * points.dimension;
    query.around = i;
    tree.nearestInto(query, found);
    return found.distances[neighbors - 1];
  });
}

/** How many other points are closer to each than its radius. */
function closerThan(points: TimeSeries, radii: Float64Array): Uint32Array {
  if (points.dimension === 1) return closerOnLine(points.values, radii);
  const tree = kdTree(points, { norm: maximumNorm });
  const query = queryOf(points.values, { window: 0 });
  return Uint32Array.from(radii, (radius, i) => {
    query.start = i * points.dimension;
    query.around = i;
    return tree.countWithin(query, radius, radius > 0);
  });
}

/** The same for numbers, by bisection of their order: differences of sorted numbers grow outwards, rounded too. */
function closerOnLine(values: Float64Array, radii: Float64Array): Uint32Array {
  const length = values.length;
  const order = orderOf(values);
  const sorted = Float64Array.from(order, (i) => values[i]);
  const counts = new Uint32Array(length);
  for (let place = 0; place < length; place++) {
    const i = order[place];
    const value = sorted[place];
    const radius = radii[i] > 0 ? radii[i] : Number.MIN_VALUE;
    let low = -1; // outside
    let inside = place;
    while (inside - low > 1) {
      const middle = (low + inside) >> 1;
      if (value - sorted[middle] < radius) inside = middle;
      else low = middle;
    }
    const first = inside;
    let high = length;
    inside = place;
    while (high - inside > 1) {
      const middle = (high + inside) >> 1;
      if (sorted[middle] - value < radius) inside = middle;
      else high = middle;
    }
    counts[i] = inside - first;
  }
  return counts;
}

/** The components of two series side by side. */
function join(x: TimeSeries, y: TimeSeries): TimeSeries {
  const dimension = x.dimension + y.dimension;
  const values = new Float64Array(x.values.length + y.values.length);
  for (let k = 0; k < lengthOf(x); k++) {
    for (let i = 0; i < x.dimension; i++) values[k * dimension + i] = x.values[k * x.dimension + i];
    for (let i = 0; i < y.dimension; i++) values[k * dimension + x.dimension + i] = y.values[k * y.dimension + i];
  }
  return seriesOf(values, { dimension, interval: x.interval });
}

/**
 * Divides each component by its standard deviation, and adds noise of 1e-10 of its mean size if there is an rng, so that
 * equal values are told apart, as scikit-learn does. A component that does not vary stays as it is.
 */
export function standardized(series: TimeSeries, rng?: Rng): TimeSeries {
  const { dimension, values, interval } = series;
  const scales = standardDeviations(series).map((deviation) => (deviation > 0 ? deviation : 1));
  const scaled = values.map((value, k) => value / scales[k % dimension]);
  if (rng) {
    for (let i = 0; i < dimension; i++) {
      let size = 0;
      for (let k = i; k < scaled.length; k += dimension) size += Math.abs(scaled[k]) / lengthOf(series);
      for (let k = i; k < scaled.length; k += dimension) scaled[k] += 1e-10 * Math.max(1, size) * rng.normal();
    }
  }
  return { dimension, interval, values: scaled };
}
