/** A function of time that has opposite signs at the two ends of an interval. */
export interface Bracket {
  /** Ends of the interval, in either order, and values of opposite signs there. */
  left: number;
  right: number;
  leftValue: number;
  rightValue: number;
}

/**
 * Narrows a bracket to two neighbouring numbers or a zero, by the ITP method (interpolate, truncate, project; Oliveira
 * and Takahashi, ACM TOMS 47, 5, 2020): superlinear as the secant method, and never slower than bisection by more than
 * one step. The bracket is changed in place; the root is its end with the smaller value.
 */
export function narrow(value: (t: number) => number, bracket: Bracket): void {
  const tolerance = 2 * Number.EPSILON * Math.max(Math.abs(bracket.left), Math.abs(bracket.right)) + 1e-300;
  const width = Math.abs(bracket.right - bracket.left);
  const most = Math.ceil(Math.log2(Math.max(width / tolerance, 1))) + 1;

  for (let k = 0; k <= most; k++) {
    const { left, right, leftValue, rightValue } = bracket;
    const span = right - left;
    if (Math.abs(span) <= tolerance || leftValue === 0 || rightValue === 0) return;
    const middle = left + span / 2;
    const secant = left + (leftValue / (leftValue - rightValue)) * span;
    // Truncate: towards the middle, by a part that shrinks faster than the interval.
    const towards = Math.sign(middle - secant);
    const shift = (0.2 * span * span) / width;
    const truncated = shift <= Math.abs(middle - secant) ? secant + towards * shift : middle;
    // Project: not further from the middle than bisection could make good.
    const radius = Math.max(tolerance * 2 ** (most - k - 1) - Math.abs(span) / 2, 0);
    const distance = Math.abs(truncated - middle);
    const t = distance <= radius ? truncated : middle - towards * radius;
    if (t === left || t === right) return;
    const found = value(t);
    if (found === 0) {
      bracket.left = t;
      bracket.right = t;
      bracket.leftValue = 0;
      bracket.rightValue = 0;
    } else if (found > 0 === leftValue > 0) {
      bracket.left = t;
      bracket.leftValue = found;
    } else {
      bracket.right = t;
      bracket.rightValue = found;
    }
  }
}

/**
 * Looks for a place between `left` and `right` where a function that is positive at both ends is not: walks down to its
 * least value by golden sections. Returns NaN if it stays positive.
 */
export function findDip(value: (t: number) => number, left: number, right: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let a = left;
  let b = right;
  let c = b - golden * (b - a);
  let d = a + golden * (b - a);
  let atC = value(c);
  let atD = value(d);
  for (let k = 0; k < 40; k++) {
    if (atC <= 0) return c;
    if (atD <= 0) return d;
    if (atC < atD) {
      b = d;
      d = c;
      atD = atC;
      c = b - golden * (b - a);
      atC = value(c);
    } else {
      a = c;
      c = d;
      atC = atD;
      d = a + golden * (b - a);
      atD = value(d);
    }
  }
  return Number.NaN;
}
