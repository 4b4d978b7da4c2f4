/** Whether all values are equal. By comparison: the deviation of equal values may differ from 0 by rounding. */
export function isConstant(values: Float64Array): boolean {
  for (let k = 1; k < values.length; k++) {
    if (values[k] !== values[0]) return false;
  }
  return true;
}

/** The variance about the mean, with the number of values as the denominator, by the two-pass formula. */
export function varianceOf(values: Float64Array): number {
  let mean = 0;
  for (const value of values) mean += value;
  mean /= values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return squares / values.length;
}

/** The middle value, or the mean of the two in the middle. */
export function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
