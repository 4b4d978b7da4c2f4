import { multiply } from "@attractors/core";
import { eigenvectors, pseudoInverse } from "@attractors/core/ml-matrix";

/** How far V D V^-1 may be from the matrix before it is disturbed a little, to have enough eigenvectors. */
const TOLERANCE = 1e-7;
const DISTURBANCE = 1e-9;

/**
 * Adds the principal logarithm of a real matrix [n×n] to `real` and `imaginary`, by its eigenvectors: negative eigenvalues
 * make it complex. Eigenvalues of zero count as the smallest positive number.
 */
export function addLogarithm(matrix: Float64Array, n: number, real: Float64Array, imaginary: Float64Array): void {
  if (addBySpectrum(matrix, n, real, imaginary)) return;
  let scale = 0;
  for (let k = 0; k < matrix.length; k++) scale = Math.max(scale, Math.abs(matrix[k]));
  const disturbed = matrix.map(
    (value, k) => value + (k % (n + 1) === 0 ? (DISTURBANCE * scale * (k + 1)) / (n * n) : 0),
  );
  addBySpectrum(disturbed, n, real, imaginary, Infinity);
}

/** Returns whether the eigenvectors span the space; if not, nothing is added. */
function addBySpectrum(
  matrix: Float64Array,
  n: number,
  real: Float64Array,
  imaginary: Float64Array,
  tolerance = TOLERANCE,
): boolean {
  const { real: re, imaginary: im, vectors } = eigenvectors({ rows: n, columns: n, data: matrix });
  const inverse = pseudoInverse(vectors).data;
  const D = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    D[i * n + i] = re[i];
    if (im[i] !== 0) D[i * n + i + Math.sign(im[i])] = im[i];
  }
  const again = similar(vectors.data, D, inverse, n);
  let distance = 0;
  let size = 0;
  for (let k = 0; k < n * n; k++) {
    distance += (again[k] - matrix[k]) ** 2;
    size += matrix[k] ** 2;
  }
  if (!(Math.sqrt(distance) <= tolerance * Math.sqrt(size))) return false;

  const logarithm = new Float64Array(n * n);
  const angles = new Float64Array(n * n);
  let negative = false;
  for (let i = 0; i < n; i++) {
    logarithm[i * n + i] = Math.log(Math.max(Math.hypot(re[i], im[i]), Number.MIN_VALUE));
    if (im[i] !== 0) logarithm[i * n + i + Math.sign(im[i])] = Math.atan2(im[i], re[i]);
    else if (re[i] < 0) {
      angles[i * n + i] = Math.PI;
      negative = true;
    }
  }
  add(real, similar(vectors.data, logarithm, inverse, n));
  if (negative) add(imaginary, similar(vectors.data, angles, inverse, n));
  return true;
}

/** The exponential of a real matrix [n×n], by scaling, a Taylor sum to rounding error, and squaring. */
export function exponential(matrix: Float64Array, n: number): Float64Array {
  let norm = 0;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += Math.abs(matrix[i * n + j]);
    norm = Math.max(norm, sum);
  }
  const squarings = Math.max(0, Math.ceil(Math.log2(norm)) + 2);
  const shape = [n, n, n] as const;
  const scaled = matrix.map((value) => value / 2 ** squarings);
  let term: Float64Array = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
  let out: Float64Array = term.slice();
  for (let order = 1; order <= 14; order++) {
    const next = new Float64Array(n * n);
    multiply(term, scaled, next, shape);
    term = next.map((value) => value / order);
    add(out, term);
  }
  for (let k = 0; k < squarings; k++) {
    const square = new Float64Array(n * n);
    multiply(out, out, square, shape);
    out = square;
  }
  return out;
}

/** V D V^-1. */
function similar(V: Float64Array, D: Float64Array, inverse: Float64Array, n: number): Float64Array {
  const VD = new Float64Array(n * n);
  multiply(V, D, VD, [n, n, n]);
  const out = new Float64Array(n * n);
  multiply(VD, inverse, out, [n, n, n]);
  return out;
}

function add(out: Float64Array, other: Float64Array): void {
  for (let k = 0; k < out.length; k++) out[k] += other[k];
}
