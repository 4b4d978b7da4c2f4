/** The discrete Fourier transform of complex numbers (real and imaginary parts in turn), in place; their count is a power of 2. */
export function fourierTransform(values: Float64Array, inverse = false): void {
  const n = values.length / 2;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      for (const part of [0, 1]) {
        const other = values[2 * i + part];
        values[2 * i + part] = values[2 * j + part];
        values[2 * j + part] = other;
      }
    }
  }
  for (let length = 2; length <= n; length *= 2) {
    const angle = ((inverse ? 2 : -2) * Math.PI) / length;
    for (let k = 0; k < length / 2; k++) {
      const c = Math.cos(k * angle);
      const s = Math.sin(k * angle);
      for (let i = 2 * k; i < 2 * n; i += 2 * length) {
        const j = i + length;
        const re = values[j] * c - values[j + 1] * s;
        const im = values[j] * s + values[j + 1] * c;
        values[j] = values[i] - re;
        values[j + 1] = values[i + 1] - im;
        values[i] += re;
        values[i + 1] += im;
      }
    }
  }
  if (inverse) for (let i = 0; i < values.length; i++) values[i] /= n;
}
