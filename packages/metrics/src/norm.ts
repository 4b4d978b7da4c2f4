/** How the distance between two points is measured: one of `euclideanNorm` and `maximumNorm`. */
export interface Norm {
  readonly name: "euclidean" | "maximum";
}

/** The distance sqrt(Σ (x_i - y_i)²). */
export const euclideanNorm: Norm = { name: "euclidean" };

/** The distance max |x_i - y_i|, also called Chebyshev's. */
export const maximumNorm: Norm = { name: "maximum" };

/**
 * The largest power of a distance, its square in the Euclidean norm and itself in the maximum norm, that still belongs
 * to a distance `< radius` (if `strict`) or `<= radius`. Comparing squares with it gives what comparing roots gives, to
 * the last bit.
 */
export function largestPower(norm: Norm, radius: number, strict: boolean): number {
  const belongs = (distance: number) => (strict ? distance < radius : distance <= radius);
  if (norm === maximumNorm) return strict ? below(radius) : radius;
  let power = radius * radius;
  if (!(power < Infinity)) return power;
  while (power > 0 && !belongs(Math.sqrt(power))) power = below(power);
  for (let next = above(power); power > 0 && belongs(Math.sqrt(next)); next = above(power)) power = next;
  return belongs(Math.sqrt(power)) ? power : -1;
}

/** Neighbouring double-precision numbers of a positive one. */
const below = (x: number): number => (x > 0 ? x - x * 2 ** -53 : -1);
const above = (x: number): number => x + x * (1.0000001 * 2 ** -53);
