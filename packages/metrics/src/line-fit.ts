/** A straight line through some points by least squares. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** Standard error of the slope, from the residuals; 0 for two points. */
  readonly error: number;
  /** Root-mean-square residual. */
  readonly residual: number;
}

/** Fits lines to ranges of a curve, from its point `first` to its point `last`, each in the time of an addition. */
export function lineFitter(x: Float64Array, y: Float64Array): (first: number, last: number) => Line {
  // Sums of the first k points, about the middle of all, so that they lose few digits.
  const length = x.length;
  const x0 = x[length >> 1];
  const y0 = y[length >> 1];
  const sums = Array.from({ length: 5 }, () => new Float64Array(length + 1));
  const [sx, sy, sxx, sxy, syy] = sums;
  for (let k = 0; k < length; k++) {
    const u = x[k] - x0;
    const v = y[k] - y0;
    sx[k + 1] = sx[k] + u;
    sy[k + 1] = sy[k] + v;
    sxx[k + 1] = sxx[k] + u * u;
    sxy[k + 1] = sxy[k] + u * v;
    syy[k + 1] = syy[k] + v * v;
  }
  return (first, last) => {
    const count = last - first + 1;
    const u = (sx[last + 1] - sx[first]) / count;
    const v = (sy[last + 1] - sy[first]) / count;
    const xx = sxx[last + 1] - sxx[first] - count * u * u;
    const xy = sxy[last + 1] - sxy[first] - count * u * v;
    const yy = syy[last + 1] - syy[first] - count * v * v;
    const slope = xx > 0 ? xy / xx : 0;
    const squares = Math.max(0, yy - slope * xy);
    return {
      slope,
      intercept: y0 + v - slope * (x0 + u),
      error: count > 2 ? Math.sqrt(squares / (count - 2) / xx) : 0,
      residual: Math.sqrt(squares / count),
    };
  };
}

/** Fits a line to all points of a curve, by the two-pass formula. */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>): { slope: number; intercept: number } {
  const count = x.length;
  let u = 0;
  let v = 0;
  for (let k = 0; k < count; k++) {
    u += x[k];
    v += y[k];
  }
  u /= count;
  v /= count;
  let xx = 0;
  let xy = 0;
  for (let k = 0; k < count; k++) {
    xx += (x[k] - u) ** 2;
    xy += (x[k] - u) * (y[k] - v);
  }
  const slope = xx > 0 ? xy / xx : 0;
  return { slope, intercept: v - slope * u };
}
