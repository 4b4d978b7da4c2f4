/** A time at which a derivative of the solution jumps: the more delays it has passed through, the higher the derivative. */
export interface BreakingPoint {
  readonly time: number;
  /** Number of delays from the jump that caused it. */
  readonly level: number;
}

/**
 * The breaking points still to come, in their order. A jump at time ξ causes another one in the next derivative at ξ + τ_i
 * for each constant delay, and so on up to the level at which the method does not notice (Bellen and Zennaro, Numerical
 * Methods for Delay Differential Equations, 2003, chapter 2).
 */
export interface BreakingPoints {
  readonly upcoming: BreakingPoint[];
  /** Constant delays; those that are functions are looked after step by step. */
  readonly delays: readonly number[];
  /** Highest level of interest: the order of the method. */
  readonly highest: number;
}

/** Times that differ by less, relative to what they are made from, are one. */
const MERGE: number = 5 * Number.EPSILON;

/** Adds a breaking point, unless there is one at that time already: then the lower level counts. */
export function addBreakingPoint({ upcoming, highest }: BreakingPoints, time: number, level: number): void {
  if (level > highest) return;
  let k = upcoming.length;
  while (k > 0 && upcoming[k - 1].time > time) k--;
  for (const j of [k - 1, k]) {
    const other = upcoming[j];
    if (other && Math.abs(other.time - time) <= MERGE * Math.max(Math.abs(time), Math.abs(other.time))) {
      if (level < other.level) upcoming[j] = { time: other.time, level };
      return;
    }
  }
  upcoming.splice(k, 0, { time, level });
}

/** Adds what a jump at a time causes after `now`. */
export function addSuccessors(points: BreakingPoints, { time, level }: BreakingPoint, now: number): void {
  for (const delay of points.delays) {
    if (delay > 0 && time + delay > now) addBreakingPoint(points, time + delay, level + 1);
  }
}
