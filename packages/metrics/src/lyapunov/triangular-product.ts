/**
 * The product of many upper triangular matrices, the newest from the left, each row as a unit vector with the logarithm of
 * its length apart: entries may range from e^-10000 to e^10000 without a digit lost.
 */
export interface TriangularProduct {
  readonly size: number;
  /** Rows of length 1, or zero, [size × size]. */
  readonly rows: Float64Array;
  /** The logarithms of the lengths of the rows. */
  readonly logarithms: Float64Array;
  /** Multiplies by a triangular matrix [size × size] from the left. */
  multiply(triangle: Float64Array): void;
}

/** Begins with the unit matrix. */
export function triangularProduct(size: number): TriangularProduct {
  const rows = new Float64Array(size * size);
  for (let i = 0; i < size; i++) rows[i * size + i] = 1;
  const logarithms = new Float64Array(size);
  const sum = new Float64Array(size);

  return {
    size,
    rows,
    logarithms,
    // Row i of the new product needs the old rows i, i + 1, …: top down, in place.
    multiply(triangle) {
      for (let i = 0; i < size; i++) {
        let largest = -Infinity;
        for (let j = i; j < size; j++) {
          largest = Math.max(largest, logarithms[j] + Math.log(Math.abs(triangle[i * size + j])));
        }
        sum.fill(0);
        for (let j = i; j < size && largest > -Infinity; j++) {
          const factor = triangle[i * size + j] * Math.exp(logarithms[j] - largest);
          for (let k = 0; k < size; k++) sum[k] += factor * rows[j * size + k];
        }
        logarithms[i] = largest + normalizeInto(sum, rows, i * size);
      }
    },
  };
}

/** Writes a vector at length 1 into `rows`; returns the logarithm of its length. */
function normalizeInto(vector: Float64Array, rows: Float64Array, start: number): number {
  let square = 0;
  for (let k = 0; k < vector.length; k++) square += vector[k] * vector[k];
  const length = Math.sqrt(square);
  for (let k = 0; k < vector.length; k++) rows[start + k] = length > 0 ? vector[k] / length : 0;
  return Math.log(length);
}

const SWEEPS = 60;

/**
 * The logarithms of the singular values of a product, largest first: one-sided Jacobi rotations of the rows, which keep the
 * relative accuracy of the small ones (Demmel and Veselić, SIAM J. Matrix Anal. Appl. 13, 1204, 1992).
 */
export function logSingularValues({ size, rows, logarithms }: TriangularProduct): Float64Array {
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => logarithms[j] - logarithms[i] || 0);
  const u = order.map((i) => rows.slice(i * size, (i + 1) * size));
  const logs = Float64Array.from(order, (i) => logarithms[i]);

  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false;
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) {
        if (logs[j] > logs[i]) {
          [u[i], u[j]] = [u[j], u[i]];
          [logs[i], logs[j]] = [logs[j], logs[i]];
        }
        rotated = (logs[j] > -Infinity && rotate(u[i], u[j], logs, i, j)) || rotated;
      }
    }
    if (!rotated) break;
  }
  return logs.sort().reverse();
}

/** Makes two rows orthogonal, of which the first is not shorter; returns whether they were not. */
function rotate(first: Float64Array, second: Float64Array, logs: Float64Array, i: number, j: number): boolean {
  let a = 0;
  let b = 0;
  let g = 0;
  for (let k = 0; k < first.length; k++) {
    a += first[k] * first[k];
    b += second[k] * second[k];
    g += first[k] * second[k];
  }
  if (Math.abs(g) <= 4e-16 * Math.sqrt(a * b)) return false;
  const ratio = Math.exp(logs[j] - logs[i]);
  const difference = Math.max(0, a - b * ratio * ratio);
  // The tangent of the angle, divided by the ratio of the lengths so that it cannot underflow.
  const slope = (2 * g) / (difference + Math.sqrt(difference * difference + 4 * g * g * ratio * ratio));
  const tangent = slope * ratio;
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  for (let k = 0; k < first.length; k++) {
    const x = first[k];
    const y = second[k];
    first[k] = cosine * (x + tangent * ratio * y);
    second[k] = cosine * (y - slope * x);
  }
  logs[i] += normalizeInto(first, first, 0);
  logs[j] += normalizeInto(second, second, 0);
  return true;
}
