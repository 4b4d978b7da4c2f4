import { checkCount, checkFinite, NumericalError } from "@attractors/core";
import { cycleBifurcation, type MapFamily } from "./cycle-bifurcation.ts";
import { differentiableMap, powerOf } from "./discrete-dynamics.ts";
import { feigenbaumConstants } from "./feigenbaum-constants.ts";
import { polish } from "./periodic-orbits.ts";

export interface PeriodDoublingCascadeOptions {
  /** The critical point of the maps, where their derivative is 0. */
  critical: number;
  /** Parameters between which the cascade lies. It is entered at the end `from`. */
  range: readonly [from: number, to: number];
  /** Number of superstable cycles. @default 11, fewer for larger powers: as many as doubles tell apart */
  count?: number;
  /** The power of |x - critical| in the maps' maximum. @default 2 */
  power?: number;
}

export interface PeriodDoublingCascade {
  /** 1, 2, 4, …; from 2 on where no fixed point is superstable. */
  readonly periods: Int32Array;
  /** Where cycles of these periods are superstable: they contain the critical point. */
  readonly superstable: Float64Array;
  /** Where they lose their stability to a cycle of twice the period; one fewer. */
  readonly doublings: Float64Array;
  /** (R_k - R_{k-1}) / (R_{k+1} - R_k) of the superstable parameters: they tend to Feigenbaum's δ. */
  readonly ratios: Float64Array;
  /** Where the cascade ends. */
  readonly limit: number;
}

/**
 * Follows the period-doubling cascade of a family of maps of an interval with one critical point: the superstable
 * parameters one after the other, the doublings between them, and the parameter where they accumulate, extrapolated with
 * Feigenbaum's δ and the next eigenvalues (Feigenbaum, J. Stat. Phys. 19, 25, 1978).
 *
 * @throws {RangeError} if an option is out of range, or the maps are not of one dimension.
 * @throws {NumericalError} `"not-converged"` if no cascade begins in the range.
 *
 * @example
 * ```ts
 * import { periodDoublingCascade } from "@attractors/metrics";
 *
 * const logistic = (r: number) => ({
 *   dimension: 1,
 *   initialState: Float64Array.of(0.3),
 *   map: (y: Float64Array, out: Float64Array) => void (out[0] = r * y[0] * (1 - y[0])),
 *   jacobian: (y: Float64Array, out: Float64Array) => void (out[0] = r * (1 - 2 * y[0])),
 * });
 * const { superstable, limit } = periodDoublingCascade(logistic, { critical: 0.5, range: [1, 3.6] });
 * superstable[1]; // ≈ 3.2360679775
 * limit; // ≈ 3.5699456719
 * ```
 */
export function periodDoublingCascade(family: MapFamily, options: PeriodDoublingCascadeOptions): PeriodDoublingCascade {
  const where = "periodDoublingCascade";
  const { critical, range, power = 2 } = options;
  const { delta, alpha } = feigenbaumConstants({ power });
  const { count = Math.floor(17 / Math.log(delta)) } = options;
  checkCount(`${where}: count`, count, 4);
  checkFinite(`${where}: critical and range`, [critical, ...range]);
  if (family(range[0]).dimension !== 1) throw new RangeError(`${where}: the maps must be of one dimension`);
  const point = new Float64Array(1);
  const next = new Float64Array(1);
  /** How far from the critical point its orbit ends after `period` steps. */
  const miss = (parameter: number, period: number): number => {
    const { map } = family(parameter);
    point[0] = critical;
    for (let k = 0; k < period; k++) {
      map(point, next);
      point[0] = next[0];
    }
    return point[0] - critical;
  };

  // Families such as 1 - a x² have no superstable fixed point: their cascade is taken from period 2 on.
  const beyond = (r: number): [from: number, to: number] => [r + 1e-6 * (range[1] - range[0]), range[1]];
  const fixed = scan((r) => miss(r, 1), range);
  const start = fixed === undefined ? 2 : 1;
  const first = fixed ?? scan((r) => miss(r, 2), range);
  const second = first === undefined ? undefined : scan((r) => miss(r, 2 * start), beyond(first));
  if (first === undefined || second === undefined) {
    throw new NumericalError("not-converged", `${where}: no cascade begins in the range ${range[0]} to ${range[1]}`);
  }
  const superstable = [first, second];
  while (superstable.length < count) {
    const [before, last] = superstable.slice(-2);
    const period = start * 2 ** superstable.length;
    superstable.push(secant((r) => miss(r, period), last + (last - before) / delta, (last - before) / delta));
  }

  const doublings = superstable.slice(0, -1).map((from, k) => {
    const near = passDoubling(family, [from, superstable[k + 1]], start * 2 ** k, critical);
    return cycleBifurcation(family, { ...near, multiplier: -1 }).parameter;
  });
  const steps = superstable.slice(1).map((r, k) => r - superstable[k]);
  return {
    periods: Int32Array.from(superstable, (_, k) => start * 2 ** k),
    superstable: Float64Array.from(superstable),
    doublings: Float64Array.from(doublings),
    ratios: Float64Array.from({ length: steps.length - 1 }, (_, k) => steps[k] / steps[k + 1]),
    limit: limitOf(superstable, [delta, delta * delta, delta * alpha ** power]),
  };
}

/** Follows a cycle from where it is superstable until its multiplier has passed -1. */
function passDoubling(
  family: MapFamily,
  [from, to]: readonly [from: number, to: number],
  period: number,
  critical: number,
): { parameter: number; state: Float64Array; period: number } {
  const state = Float64Array.of(critical);
  const image = new Float64Array(1);
  const slope = new Float64Array(1);
  const parts = 24;
  for (let k = 1; k < parts; k++) {
    const parameter = from + (k / parts) * (to - from);
    const power = powerOf(differentiableMap("periodDoublingCascade", family(parameter)), period);
    polish(power, state);
    power.derivative(state, image, slope);
    if (slope[0] < -1) return { parameter, state, period };
  }
  return { parameter: from + 0.6 * (to - from), state, period };
}

/** The first sign change of a function over a range, narrowed by secants. */
function scan(value: (r: number) => number, [from, to]: readonly [number, number]): number | undefined {
  const parts = 400;
  let before = value(from);
  for (let k = 1; k <= parts; k++) {
    const r = from + (k / parts) * (to - from);
    const now = value(r);
    if (before === 0) return from + ((k - 1) / parts) * (to - from);
    if (now * before < 0 && Math.abs(now - before) < 1e6) {
      return bisect(value, r - (to - from) / parts, r);
    }
    before = now;
  }
  return undefined;
}

function bisect(value: (r: number) => number, left: number, right: number): number {
  let a = left;
  let b = right;
  const sign = Math.sign(value(a));
  for (let k = 0; k < 200; k++) {
    const middle = a + (b - a) / 2;
    if (middle === a || middle === b) break;
    const found = value(middle);
    if (found === 0) return middle;
    if (Math.sign(found) === sign) a = middle;
    else b = middle;
  }
  return Math.abs(value(a)) < Math.abs(value(b)) ? a : b;
}

function secant(value: (r: number) => number, near: number, scale: number): number {
  let a = near;
  let b = near + 1e-3 * scale;
  let atA = value(a);
  let atB = value(b);
  for (let k = 0; k < 60 && atB !== atA; k++) {
    const next = b - (atB * (b - a)) / (atB - atA);
    if (!(Math.abs(next - near) < Math.abs(scale))) break;
    a = b;
    atA = atB;
    b = next;
    atB = value(b);
    if (Math.abs(b - a) <= 2 * Number.EPSILON * Math.abs(b)) break;
  }
  return b;
}

/** Takes terms c δ_i^-k out of a sequence, one after the other; the column that changes least at its end gives the limit. */
function limitOf(sequence: readonly number[], rates: readonly number[]): number {
  let column = [...sequence];
  let best = column[column.length - 1];
  let least = Infinity;
  for (const rate of rates) {
    column = column.slice(1).map((value, k) => value + (value - column[k]) / (rate - 1));
    const change = Math.abs(column[column.length - 1] - column[column.length - 2]);
    if (change < least) {
      least = change;
      best = column[column.length - 1];
    }
  }
  return best;
}
