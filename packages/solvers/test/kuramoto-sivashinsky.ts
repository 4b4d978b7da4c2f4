import type { SemilinearFlow } from "../src/index.ts";
import { fourierTransform } from "./fourier.ts";

/**
 * u_t = -u u_x - u_xx - u_xxxx on a circle of a length, in Fourier space: the linear part has λ = k² - k⁴, the nonlinear term
 * is -(ik/2) times the transform of u², without the highest wave number and without dealiasing (Kassam and Trefethen 2005).
 */
export function kuramotoSivashinsky(length: number, initial: ArrayLike<number>): SemilinearFlow {
  const n = initial.length;
  const waveNumbers = Float64Array.from({ length: n }, (_, j) => ((j <= n / 2 ? j : j - n) * 2 * Math.PI) / length);
  const linear = new Float64Array(2 * n);
  for (let j = 0; j < n; j++) linear[2 * j] = waveNumbers[j] ** 2 - waveNumbers[j] ** 4;
  const work = new Float64Array(2 * n);

  return {
    dimension: 2 * n,
    complex: true,
    linear,
    nonlinear: (_, v, out) => {
      work.set(v);
      fourierTransform(work, true);
      for (let j = 0; j < n; j++) {
        work[2 * j] *= work[2 * j];
        work[2 * j + 1] = 0;
      }
      fourierTransform(work);
      for (let j = 0; j < n; j++) {
        const g = j === n / 2 ? 0 : 0.5 * waveNumbers[j];
        out[2 * j] = g * work[2 * j + 1];
        out[2 * j + 1] = -g * work[2 * j];
      }
    },
    initialState: toSpectrum(initial),
  };
}

export function toSpectrum(u: ArrayLike<number>): Float64Array {
  const spectrum = new Float64Array(2 * u.length);
  for (let j = 0; j < u.length; j++) spectrum[2 * j] = u[j];
  fourierTransform(spectrum);
  return spectrum;
}

export function fromSpectrum(spectrum: Float64Array): Float64Array {
  const values = spectrum.slice();
  fourierTransform(values, true);
  return values.filter((_, k) => k % 2 === 0);
}
