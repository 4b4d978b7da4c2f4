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

describe("wasmPairKernel, told the bins of the pairs,", () => {
  for (const norm of [euclideanNorm, maximumNorm]) {
    for (const length of [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 64]) {
      test(`counts as its reference does: ${length} points, ${norm.name} norm`, () => {
        // Distances to the points of the second half are 2, 3 or 4, on limits too; more bins than are compared at once.
        const columns = noise(length, 1, 7).values.map((x, k) => (k < length >> 1 ? 0 : 3 + Math.sign(Math.round(x))));
        const limits = Float64Array.from({ length: 40 }, (_, b) => 1 + b / 2);
        const bins = norm === euclideanNorm ? [6, 30] : [2, 6];
        for (const [first, last] of [bins, [bins[0], 40], [0, bins[1]]]) {
          const [plain, wasm] = [plainPairKernel, wasmPairKernel].map((make) => {
            const kernel = make({ dimension: 1, columns, limits, norm });
            kernel.tallyBlocks(0, length >> 1, length >> 1, length, first, last);
            const totals = new Float64Array(limits.length);
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
  test("is the same in either kernel where boxes leave one radius open, a few, or many, and beyond the last", () => {
    for (const series of [scaled(noise(700, 3, 4), 3, 0), noise(700, 1, 5)]) {
      for (const count of [1, 2, 7, 60]) {
        const radii = Float64Array.from({ length: count }, (_, k) => 0.01 * 1000 ** (k / Math.max(1, count - 1)));
        for (const norm of [euclideanNorm, maximumNorm]) {
          const [plain, wasm] = [plainPairKernel, wasmPairKernel].map((counting) =>
            pairCounts(series, radii, { norm, window: 10, closed: false, counting }),
          );
          expect(wasm).toEqual(plain);
        }
      }
    }
  });

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
