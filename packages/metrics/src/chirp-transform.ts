import { type FourierTransform, mixedRadixTransform } from "./mixed-radix-transform.ts";

/**
 * Prepares the Fourier transform of signals of any length n by Bluestein's method (IEEE Trans. Audio Electroacoust. 18,
 * 451, 1970): with w_k = exp(-πi k² / n) and jk = (j² + k² - (k - j)²) / 2, the sum becomes a convolution,
 * X_k = w_k Σ_j (x_j w_j) conj(w_{k-j}), which transforms of a power-of-two length carry out.
 */
export function chirpTransform(length: number): FourierTransform {
  const bits = Math.ceil(Math.log2(2 * length - 1));
  const size = 2 ** bits;
  const radices = new Array<number>(bits >> 1).fill(4);
  const transform = mixedRadixTransform(size, bits % 2 === 0 ? radices : [...radices, 2]);
  const chirp = chirpOf(length);
  const response = new Float64Array(2 * size);
  for (let k = 0; k < length; k++) {
    const mirrored = (size - k) % size;
    response[2 * k] = response[2 * mirrored] = chirp[2 * k] / size;
    response[2 * k + 1] = response[2 * mirrored + 1] = -chirp[2 * k + 1] / size;
  }
  transform(response);

  const work = new Float64Array(2 * size);
  return (signal) => {
    work.fill(0);
    multiplyComplex(signal, chirp, work, length);
    transform(work);
    multiplyComplex(work, response, work, size);
    // The inverse transform is the conjugate of the transform of the conjugate; its factor 1 / size is in the response.
    conjugate(work);
    transform(work);
    conjugate(work);
    multiplyComplex(work, chirp, signal, length);
  };
}

/** The complex numbers exp(-πi k² / n), with k² reduced modulo 2n so that large k lose no digits. */
function chirpOf(length: number): Float64Array {
  const chirp = new Float64Array(2 * length);
  let square = 0;
  for (let k = 0; k < length; k++) {
    const angle = (-Math.PI * square) / length;
    chirp[2 * k] = Math.cos(angle);
    chirp[2 * k + 1] = Math.sin(angle);
    square = (square + 2 * k + 1) % (2 * length);
  }
  return chirp;
}

/** Multiplies the first `count` complex numbers of `a` and `b`; `out` may be one of them. */
function multiplyComplex(a: Float64Array, b: Float64Array, out: Float64Array, count: number): void {
  for (let k = 0; k < 2 * count; k += 2) {
    const re = a[k] * b[k] - a[k + 1] * b[k + 1];
    out[k + 1] = a[k] * b[k + 1] + a[k + 1] * b[k];
    out[k] = re;
  }
}

function conjugate(values: Float64Array): void {
  for (let k = 1; k < values.length; k += 2) values[k] = -values[k];
}
