import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { chirpTransform } from "../src/chirp-transform.ts";
import { fourierTransform } from "../src/fourier-transform.ts";

function complexNoise(length: number): Float64Array {
  const rng = createRng(length);
  return Float64Array.from({ length: 2 * length }, () => rng.normal());
}

/** The definition, X_k = Σ_j x_j exp(-2πi jk / n). */
function directTransform(signal: Float64Array): Float64Array {
  const length = signal.length / 2;
  const out = new Float64Array(2 * length);
  for (let k = 0; k < length; k++) {
    for (let j = 0; j < length; j++) {
      const angle = (-2 * Math.PI * ((j * k) % length)) / length;
      out[2 * k] += signal[2 * j] * Math.cos(angle) - signal[2 * j + 1] * Math.sin(angle);
      out[2 * k + 1] += signal[2 * j] * Math.sin(angle) + signal[2 * j + 1] * Math.cos(angle);
    }
  }
  return out;
}

const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 30, 31, 32, 49, 64, 90, 97, 100, 143, 210];

describe.each([
  ["fourierTransform", fourierTransform],
  ["chirpTransform", chirpTransform],
])("%s", (_, prepare) => {
  test.each(lengths)("of length %i is the sum that defines it", (length) => {
    const signal = complexNoise(length);
    const expected = directTransform(signal);
    const transform = prepare(length);
    for (const again of [signal.slice(), signal.slice()]) {
      transform(again); // twice: nothing is left over from the first time
      for (let k = 0; k < expected.length; k++) expect(again[k]).toBeCloseTo(expected[k], 10);
    }
  });
});

describe("fourierTransform", () => {
  test.each([10_000, 23_040, 75_075])("of length %i is that of the detour over a convolution", (length) => {
    const [signal, other] = [complexNoise(length), complexNoise(length)];
    fourierTransform(length)(signal);
    chirpTransform(length)(other);
    let largest = 0;
    for (let k = 0; k < signal.length; k++) largest = Math.max(largest, Math.abs(signal[k] - other[k]));
    expect(largest / Math.sqrt(length)).toBeLessThan(1e-11);
  });

  test.each([9973, 10_000, 16_384, 100_000])("of length %i keeps the energy (Parseval)", (length) => {
    const signal = complexNoise(length);
    const energy = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
    const before = energy(signal) * length;
    fourierTransform(length)(signal);
    expect(energy(signal) / before).toBeCloseTo(1, 12);
  });

  test("of a long wave of prime length is a single line", () => {
    const [length, wave] = [99_991, 12_345];
    const signal = new Float64Array(2 * length);
    for (let j = 0; j < length; j++) {
      const angle = (2 * Math.PI * ((j * wave) % length)) / length;
      signal[2 * j] = Math.cos(angle);
      signal[2 * j + 1] = Math.sin(angle);
    }
    fourierTransform(length)(signal);
    expect(signal[2 * wave] / length).toBeCloseTo(1, 11);
    signal[2 * wave] = 0;
    expect(Math.max(...Array.from({ length }, (_, k) => Math.hypot(signal[2 * k], signal[2 * k + 1])))).toBeLessThan(
      1e-6,
    );
  });
});
