/** Transforms complex numbers in place (real and imaginary parts in turn). */
export interface FourierTransform {
  /** c_k = (1/n) Σ_j u_j e^(-2πi jk/n). */
  forward(values: Float64Array): void;
  /** u_j = Σ_k c_k e^(2πi jk/n). */
  backward(values: Float64Array): void;
}

/** The discrete Fourier transform of `size` complex numbers, a power of 2 (Cooley and Tukey, Math. Comput. 19, 297, 1965). */
export function fourierTransform(size: number): FourierTransform {
  const cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / size));
  const swaps: number[] = [];
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) swaps.push(i, j);
  }

  function transform(values: Float64Array, sign: number): void {
    for (let k = 0; k < swaps.length; k += 2) {
      const a = 2 * swaps[k];
      const b = 2 * swaps[k + 1];
      const re = values[a];
      const im = values[a + 1];
      values[a] = values[b];
      values[a + 1] = values[b + 1];
      values[b] = re;
      values[b + 1] = im;
    }
    for (let half = 1; half < size; half *= 2) {
      const stride = size / (2 * half);
      for (let k = 0; k < half; k++) {
        const c = cosines[k * stride];
        const s = sign * sines[k * stride];
        for (let i = 2 * k; i < 2 * size; i += 4 * half) {
          const j = i + 2 * half;
          const re = values[j] * c - values[j + 1] * s;
          const im = values[j] * s + values[j + 1] * c;
          values[j] = values[i] - re;
          values[j + 1] = values[i + 1] - im;
          values[i] += re;
          values[i + 1] += im;
        }
      }
    }
  }

  return {
    forward(values) {
      transform(values, -1);
      for (let i = 0; i < values.length; i++) values[i] /= size;
    },
    backward: (values) => transform(values, 1),
  };
}
