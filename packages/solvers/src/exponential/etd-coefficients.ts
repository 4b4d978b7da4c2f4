/**
 * The coefficients of ETDRK4 for each λ, in complex form (real part, imaginary part): e^(z/2), e^z, and h times
 * (e^(z/2) - 1) / z, (-4 - z + e^z (4 - 3z + z²)) / z³, (2 + z + e^z (z - 2)) / z³ and (-4 - 3z - z² + e^z (4 - z)) / z³, where
 * z = hλ.
 */
export interface EtdCoefficients {
  readonly half: Float64Array;
  readonly full: Float64Array;
  readonly q: Float64Array;
  readonly f1: Float64Array;
  readonly f2: Float64Array;
  readonly f3: Float64Array;
}

/** Points on the circle, and its radius. */
const POINTS = 64;
const RADIUS = 2;

/**
 * Computes the coefficients of ETDRK4. Near z = 0 the formulas cancel; there the mean over a circle around z takes their
 * place, which for entire functions is the value in the middle (Kassam and Trefethen, SIAM J. Sci. Comput. 26, 1214, 2005).
 *
 * @param linear - λ, as real and imaginary parts in turn.
 */
export function etdCoefficients(linear: Float64Array, h: number): EtdCoefficients {
  const memory = (): Float64Array => new Float64Array(linear.length);
  const out = { half: memory(), full: memory(), q: memory(), f1: memory(), f2: memory(), f3: memory() };
  for (let k = 0; k < linear.length; k += 2) {
    const x = h * linear[k];
    const y = h * linear[k + 1];
    writeExponential(x / 2, y / 2, out.half, k);
    writeExponential(x, y, out.full, k);
    if (Math.hypot(x, y) > 1) {
      addFormulas(x, y, h, out, k);
      continue;
    }
    for (let j = 0; j < POINTS; j++) {
      const angle = (2 * Math.PI * (j + 0.5)) / POINTS;
      addFormulas(x + RADIUS * Math.cos(angle), y + RADIUS * Math.sin(angle), h / POINTS, out, k);
    }
  }
  return out;
}

function writeExponential(x: number, y: number, out: Float64Array, k: number): void {
  const size = Math.exp(x);
  out[k] = size * Math.cos(y);
  out[k + 1] = size * Math.sin(y);
}

/** Adds `weight` times the formulas at z = x + iy. */
function addFormulas(x: number, y: number, weight: number, out: EtdCoefficients, k: number): void {
  const size = Math.exp(x);
  const ex = size * Math.cos(y);
  const ey = size * Math.sin(y);
  const sx = x * x - y * y;
  const sy = 2 * x * y;

  const rootSize = Math.exp(x / 2);
  addQuotient(rootSize * Math.cos(y / 2) - 1, rootSize * Math.sin(y / 2), x, y, weight, out.q, k);
  // z³, and e^z times (4 - 3z + z²), (z - 2) and (4 - z).
  const cx = sx * x - sy * y;
  const cy = sx * y + sy * x;
  const ax = 4 - 3 * x + sx;
  const ay = -3 * y + sy;
  addQuotient(-4 - x + ex * ax - ey * ay, -y + ex * ay + ey * ax, cx, cy, weight, out.f1, k);
  addQuotient(2 + x + ex * (x - 2) - ey * y, y + ex * y + ey * (x - 2), cx, cy, weight, out.f2, k);
  addQuotient(-4 - 3 * x - sx + ex * (4 - x) + ey * y, -3 * y - sy - ex * y + ey * (4 - x), cx, cy, weight, out.f3, k);
}

/** Adds weight × (a + ib) / (c + id). */
function addQuotient(a: number, b: number, c: number, d: number, weight: number, out: Float64Array, k: number): void {
  const square = c * c + d * d;
  out[k] += (weight * (a * c + b * d)) / square;
  out[k + 1] += (weight * (b * c - a * d)) / square;
}
