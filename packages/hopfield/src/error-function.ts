/** 2 / √π. */
const SCALE = 1.1283791670955126;

/**
 * erfc(x) to nearly double precision: the power series of erf near zero, the continued fraction of erfc (Lentz) beyond.
 */
export function complementaryErrorFunction(x: number): number {
  if (x < 0) return 2 - complementaryErrorFunction(-x);
  return x < 2.5 ? 1 - bySeries(x) : byFraction(x);
}

/** erf(x), with the relative precision of the series near zero. */
export function errorFunction(x: number): number {
  return Math.abs(x) < 2.5 ? bySeries(x) : 1 - complementaryErrorFunction(x);
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

/** erfc(x) = exp(-x²)/√π / (x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), from the inside out. */
function byFraction(x: number): number {
  let tail = x;
  for (let k = 60; k >= 1; k--) tail = x + k / 2 / tail;
  return (SCALE / 2) * (Math.exp(-x * x) / tail);
}
