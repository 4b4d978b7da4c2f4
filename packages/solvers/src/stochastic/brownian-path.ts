import { checkAtLeast, checkCount, checkLength, checkPositive, type Rng } from "@attractors/core";

/**
 * A path of m independent Wiener processes on an equidistant grid. Solutions with different steps, all of them multiples of
 * `step`, can share it.
 */
export interface BrownianPath {
  /** m. */
  readonly noises: number;
  /** Time between two points of the grid. */
  readonly step: number;
  /** `increments[k * m + j]`: W_j at point k + 1 minus W_j at point k. */
  readonly increments: Float64Array;
  /**
   * `areas[k * m + j]`: the integral of W_j minus its value at point k, from point k to point k + 1. Methods of strong order
   * above 1 need it.
   */
  readonly areas?: Float64Array;
}

export interface BrownianPathOptions {
  /** Length of the path, in the unit of time. */
  duration: number;
  /** Time between two points; shortened so that a whole number of steps fills the duration. */
  step: number;
  /** Number of independent processes. @default 1 */
  noises?: number;
}

/**
 * Draws a path of Wiener processes, with the integrals over each step that methods of strong order 1.5 need.
 *
 * @throws {RangeError} if an option is out of its range.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { brownianPath, coarsenPath } from "@attractors/solvers";
 *
 * const fine = brownianPath(createRng(1), { duration: 1, step: 1 / 256 });
 * const coarse = coarsenPath(fine, 16);
 * coarse.increments.length; // → 16
 * ```
 */
export function brownianPath(rng: Rng, { duration, step, noises = 1 }: BrownianPathOptions): BrownianPath {
  checkAtLeast("brownianPath: duration", duration, 0);
  checkPositive("brownianPath: step", step);
  checkCount("brownianPath: noises", noises);
  const length = Math.ceil((duration / step) * (1 - 16 * Number.EPSILON));
  const h = length > 0 ? duration / length : step;
  const increments = new Float64Array(length * noises);
  const areas = new Float64Array(length * noises);
  for (let k = 0; k < increments.length; k += noises) {
    drawIncrements(rng, h, increments, areas, k, noises);
  }
  return { noises, step: h, increments, areas };
}

/** Draws ΔW ~ N(0, h), and the area ΔZ ~ N(0, h³/3) with covariance h²/2, of `count` processes, from index `at` on. */
export function drawIncrements(
  rng: Rng,
  h: number,
  increments: Float64Array,
  areas: Float64Array,
  at: number,
  count: number,
): void {
  const root = Math.sqrt(h);
  const spread = root / Math.sqrt(3);
  for (let j = at; j < at + count; j++) {
    const w = root * rng.normal();
    increments[j] = w;
    areas[j] = 0.5 * h * (w + spread * rng.normal());
  }
}

/**
 * Draws the points half-way between those of a path, by the Brownian bridge: the path itself does not change. The joint
 * law of W and its integral given both ends of a step has as mean the cubic that interpolates the integral and its slope W,
 * and independent variances h/16 and h³/192. Where areas are unknown, W alone is bridged, with variance h/4.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { brownianPath, coarsenPath, refinePath } from "@attractors/solvers";
 *
 * const rng = createRng(1);
 * const path = brownianPath(rng, { duration: 1, step: 1 / 4 });
 * const fine = refinePath(path, rng);
 * fine.step; // → 0.125
 * Math.abs(coarsenPath(fine, 2).increments[3] - path.increments[3]) < 1e-15; // → true
 * ```
 */
export function refinePath(path: BrownianPath, rng: Rng): BrownianPath {
  const { noises: m, step: h, increments, areas } = checkedPath("refinePath", path);
  const finer = new Float64Array(2 * increments.length);
  const finerAreas = areas && new Float64Array(2 * areas.length);
  const spread = Math.sqrt(h / (areas ? 16 : 4));
  const areaSpread = Math.sqrt(h ** 3 / 192);

  for (let k = 0, first = 0; k < increments.length; first += 2 * m) {
    for (let j = 0; j < m; j++, k++) {
      const w = increments[k];
      const mean = areas ? (1.5 * areas[k]) / h - 0.25 * w : 0.5 * w;
      const middle = mean + spread * rng.normal();
      finer[first + j] = middle;
      finer[first + m + j] = w - middle;
      if (areas && finerAreas) {
        const area = 0.5 * areas[k] - 0.125 * h * w + areaSpread * rng.normal();
        finerAreas[first + j] = area;
        finerAreas[first + m + j] = areas[k] - area - 0.5 * h * middle;
      }
    }
  }
  return { noises: m, step: h / 2, increments: finer, ...(finerAreas && { areas: finerAreas }) };
}

/**
 * Joins each `factor` steps of a path to one.
 *
 * @throws {RangeError} if the factor does not divide the number of steps.
 *
 * @example
 * ```ts
 * import { coarsenPath } from "@attractors/solvers";
 *
 * coarsenPath({ noises: 1, step: 0.5, increments: Float64Array.of(1, 2, -3, 1) }, 2).increments; // → [3, -2]
 * ```
 */
export function coarsenPath(path: BrownianPath, factor: number): BrownianPath {
  checkCount("coarsenPath: factor", factor);
  const { noises: m, step: h, increments, areas } = checkedPath("coarsenPath", path);
  const length = increments.length / m;
  if (length % factor !== 0) {
    throw new RangeError(`coarsenPath: factor must divide the ${length} steps of the path, got ${factor}`);
  }
  const sums = new Float64Array(increments.length / factor);
  const sumsOfAreas = areas && new Float64Array(sums.length);
  for (let k = 0; k < length; k++) {
    const into = Math.floor(k / factor) * m;
    for (let j = 0; j < m; j++) {
      if (areas && sumsOfAreas) sumsOfAreas[into + j] += areas[k * m + j] + h * sums[into + j];
      sums[into + j] += increments[k * m + j];
    }
  }
  return { noises: m, step: h * factor, increments: sums, ...(sumsOfAreas && { areas: sumsOfAreas }) };
}

function checkedPath(where: string, path: BrownianPath): BrownianPath {
  const { noises, step, increments, areas } = path;
  checkCount(`${where}: path.noises`, noises);
  checkPositive(`${where}: path.step`, step);
  if (increments.length % noises !== 0) {
    throw new RangeError(
      `${where}: path.increments must be rows of ${noises} numbers, got ${increments.length} in all`,
    );
  }
  if (areas) checkLength(`${where}: path.areas`, areas, increments.length);
  return path;
}
