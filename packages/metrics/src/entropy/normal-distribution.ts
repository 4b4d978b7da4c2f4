/**
 * The distribution function Φ of the standard normal distribution, by the series 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …)
 * (Marsaglia, J. Stat. Softw. 11, 4, 2004), whose terms have one sign.
 */
export function normalCumulative(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
