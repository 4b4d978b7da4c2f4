import { describe, expect, test } from "vitest";
import { smoothGaussian } from "../src/gaussian-smoothing.ts";
import { mirrorBorder, reflectBorder } from "../src/index.ts";

const letters = (border: typeof mirrorBorder, word: string) =>
  Array.from({ length: 3 * word.length }, (_, k) => word[border(k - word.length, word.length)]).join("");

describe("borders", () => {
  test("mirror on the last value shows it once, mirror behind it twice", () => {
    expect(letters(mirrorBorder, "abcd")).toBe("cdcbabcdcbab");
    expect(letters(reflectBorder, "abcd")).toBe("dcbaabcddcba");
  });

  test("of a single value show nothing else", () => {
    for (const border of [mirrorBorder, reflectBorder])
      expect([-7, 0, 9].map((index) => border(index, 1))).toEqual([0, 0, 0]);
  });
});

describe("smoothGaussian", () => {
  test("leaves a constant as it is, also when the kernel is longer than the sequence", () => {
    for (const border of [mirrorBorder, reflectBorder]) {
      for (const value of smoothGaussian(new Float64Array(7).fill(2), 20, border)) expect(value).toBeCloseTo(2, 13);
    }
  });

  test("turns a single peak into a Gaussian", () => {
    const peak = new Float64Array(41);
    peak[20] = 1;
    const smooth = smoothGaussian(peak, 3, mirrorBorder);
    for (const j of [1, 4, 9]) expect(smooth[20 + j] / smooth[20]).toBeCloseTo(Math.exp((-j * j) / 18), 13);
    expect(smooth[20 + 13]).toBe(0);
    expect(smooth.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
  });

  test("keeps the sum with the border that shows the last value twice", () => {
    const values = Float64Array.of(5, 1, 0, 2, 9);
    expect(smoothGaussian(values, 2, reflectBorder).reduce((a, b) => a + b)).toBeCloseTo(17, 12);
  });

  test("does nothing with a width of 0", () => {
    expect(smoothGaussian(Float64Array.of(1, 2), 0, mirrorBorder)).toEqual(Float64Array.of(1, 2));
  });
});
