import type { TimeSeries } from "@attractors/core";

/** Points in the order of a balanced tree: the halves of a range stand on either side of where it is cut. */
export interface TreeOrder {
  /** The index of the point at each place. */
  readonly order: Int32Array;
  /** The axis along which the range that is cut at this place was cut. */
  readonly axes: Int32Array;
  /** Where it was cut: the points of the first half do not lie beyond, those of the second not before. */
  readonly cuts: Float64Array;
  /** The points, in this order. */
  readonly sorted: Float64Array;
}

/** Where a range is cut: in the middle, so that its first half fills whole leaves. */
export function middleOf(low: number, high: number, leaf: number): number {
  return low + leaf * Math.ceil((high - low) / (2 * leaf));
}

/** Cuts ranges of more than `leaf` points in half, each along the axis in which it is widest. */
export function sortIntoTree({ dimension: n, values }: TimeSeries, leaf: number): TreeOrder {
  const length = values.length / n;
  const order = new Int32Array(length);
  for (let k = 0; k < length; k++) order[k] = k;
  const axes = new Int32Array(length);
  const cuts = new Float64Array(length);

  const cut = (low: number, high: number): void => {
    if (high - low <= leaf) return;
    const middle = middleOf(low, high, leaf);
    const axis = widestAxis(values, order, n, low, high);
    axes[middle] = axis;
    select(order, middle, low, high - 1, values, n, axis);
    cuts[middle] = values[order[middle] * n + axis];
    cut(low, middle);
    cut(middle, high);
  };
  cut(0, length);

  const sorted = new Float64Array(values.length);
  for (let k = 0, p = 0; k < length; k++) {
    for (let i = 0, v = order[k] * n; i < n; i++) sorted[p++] = values[v++];
  }
  return { order, axes, cuts, sorted };
}

function widestAxis(values: Float64Array, order: Int32Array, n: number, low: number, high: number): number {
  let widest = 0;
  let width = -1;
  for (let i = 0; i < n; i++) {
    let least = Infinity;
    let most = -Infinity;
    for (let k = low; k < high; k++) {
      const x = values[order[k] * n + i];
      if (x < least) least = x;
      if (x > most) most = x;
    }
    if (most - least > width) {
      width = most - least;
      widest = i;
    }
  }
  return widest;
}

/** Hoare's selection: afterwards no point before `middle` lies beyond it along the axis, and none behind it before. */
function select(
  order: Int32Array,
  middle: number,
  from: number,
  to: number,
  values: Float64Array,
  n: number,
  axis: number,
): void {
  let low = from;
  let high = to;
  while (low < high) {
    const pivot = medianOfThree(
      values[order[low] * n + axis],
      values[order[(low + high) >> 1] * n + axis],
      values[order[high] * n + axis],
    );
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[order[i] * n + axis] < pivot) i++;
      while (values[order[j] * n + axis] > pivot) j--;
      if (i <= j) {
        const swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
        i++;
        j--;
      }
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}

const medianOfThree = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
