/** 2 / √π. */
const SCALE = 1.1283791670955126;

/** erf(x), to nearly double precision, relative near zero. */
export function errorFunction(x: number): number {
  return Math.abs(x) < 2.5 ? bySeries(x) : 1 - complementaryErrorFunction(x);
}

/** erfc(x), relative for large x. */
export function complementaryErrorFunction(x: number): number {
  if (x < 0) return 2 - complementaryErrorFunction(-x);
  return x < 2.5 ? 1 - bySeries(x) : Math.exp(-x * x) * fraction(x);
}

/** exp(x²) erfc(x), which neither overflows nor vanishes for x ≥ 0. */
export function scaledErrorFunction(x: number): number {
  return x < 2.5 ? Math.exp(x * x) * complementaryErrorFunction(x) : fraction(x);
}

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return (SCALE / (2 * Math.SQRT2)) * Math.exp(-0.5 * z * z);
}

/** erf(x) = 2/√π exp(-x²) Σ 2^k x^(2k+1) / (2k+1)!!, whose terms are all positive. */
function bySeries(x: number): number {
  const square = x * x;
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
    term *= (2 * square) / (2 * k + 1);
    sum += term;
  }
  return SCALE * Math.exp(-square) * sum;
}

/** exp(x²) erfc(x) = 1/√π / (x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), from the inside out. */
function fraction(x: number): number {
  let tail = x;
  for (let k = Math.min(60, Math.ceil(20 + 250 / (x * x))); k >= 1; k--) tail = x + k / 2 / tail;
  return SCALE / 2 / tail;
}
