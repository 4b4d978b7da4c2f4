import { describe, expect, test } from "vitest";
import { euclideanNorm, maximumNorm, plainPairKernel, wasmPairKernel } from "../src/index.ts";
import { pairCounts } from "../src/pair-counts.ts";
import { noise, scaled } from "./point-sets.ts";

describe("wasmPairKernel", () => {
  for (const norm of [euclideanNorm, maximumNorm]) {
    for (const length of [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 64]) {
      test(`counts as its reference does: ${length} points, ${norm.name} norm`, () => {
        for (const dimension of [1, 2, 3, 5]) {
          // Rounded, so that ties lie on limits; crowded limits share a cell of powers.
          const columns = noise(length, dimension, 7).values.map((x) => Math.round(8 * x) / 8);
          const limits = Float64Array.of(0.25, 0.2500001, 0.2500002, 0.5, 1, 1.5, 4);
          const kernels = [plainPairKernel, wasmPairKernel].map((make) => make({ dimension, columns, limits, norm }));
          const half = length >> 1;
          const [plain, wasm] = kernels.map((kernel) => {
            const totals = new Float64Array(limits.length);
            kernel.tallyBlocks(0, half, 0, half);
            kernel.tallyBlocks(0, half, half, length);
            kernel.take(totals);
            kernel.tallyBand(0, length, 3);
            kernel.take(totals);
            return totals;
          });
          expect(wasm).toEqual(plain);
        }
      });
    }
  }
});

describe("pairCounts", () => {
  test("equals a double loop, with and without borders, in and out of the window", () => {
    const series = scaled(noise(300, 3, 2), 4, 0);
    series.values.forEach((value, k) => {
      series.values[k] = Math.round(value);
    });
    const radii = Float64Array.of(1, 2, 3, 5, 9);
    const length = 300;
    for (const norm of [euclideanNorm, maximumNorm]) {
      for (const window of [0, 1, 40, 299]) {
        for (const closed of [false, true]) {
          const expected = radii.map((radius) => {
            let count = 0;
            for (let i = 0; i < length; i++) {
              for (let j = i + window + 1; j < length; j++) {
                const gaps = [0, 1, 2].map((c) => Math.abs(series.values[3 * i + c] - series.values[3 * j + c]));
                const distance = norm === maximumNorm ? Math.max(...gaps) : Math.hypot(...gaps);
                if (closed ? distance <= radius : distance < radius) count++;
              }
            }
            return count;
          });
          for (const counting of [plainPairKernel, wasmPairKernel]) {
            expect(pairCounts(series, radii, { norm, window, closed, counting })).toEqual(expected);
          }
        }
      }
    }
  });
});
