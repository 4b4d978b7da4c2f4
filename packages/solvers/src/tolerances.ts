import { checkAtLeast, checkLength } from "@attractors/core";

/** Relative and absolute tolerance of each component. */
export interface Tolerances {
  readonly relative: Float64Array;
  readonly absolute: Float64Array;
}

/** Below every absolute tolerance, so that a component which stays zero is never divided by zero. */
const TINY = 1e-300;

/** Spreads tolerances over the components. Throws a RangeError if one is negative, or both are zero. */
export function tolerancesOf(
  where: string,
  dimension: number,
  relativeTolerance: number | Float64Array,
  absoluteTolerance: number | Float64Array | undefined,
): Tolerances {
  const relative = spread(`${where}: relativeTolerance`, dimension, relativeTolerance);
  const absolute =
    absoluteTolerance === undefined
      ? relative.map((tolerance) => tolerance / 1000)
      : spread(`${where}: absoluteTolerance`, dimension, absoluteTolerance);
  for (let i = 0; i < dimension; i++) {
    if (relative[i] === 0 && absolute[i] === 0) {
      throw new RangeError(`${where}: relativeTolerance and absoluteTolerance must not both be 0, as at index ${i}`);
    }
    absolute[i] = Math.max(absolute[i], TINY);
  }
  return { relative, absolute };
}

function spread(where: string, dimension: number, tolerance: number | Float64Array): Float64Array {
  const values = typeof tolerance === "number" ? new Float64Array(dimension).fill(tolerance) : tolerance.slice();
  checkLength(where, values, dimension);
  for (const value of values) checkAtLeast(where, value, 0);
  return values;
}
