import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  type AssociationKernel,
  type AssociativeMemoryOptions,
  associativeMemory,
  doublePrecision,
  portableKernel,
  referenceKernel,
  singlePrecision,
  streamingKernel,
} from "../../src/index.ts";

const lengths = [1, 2, 3, 4, 5, 7, 8, 9, 31, 64];
type Setting = { count?: number; queries?: number; scale?: number } & Partial<AssociativeMemoryOptions>;

/** The largest difference of two kernels over the same random patterns and queries. */
function difference(kernel: AssociationKernel, precision: "single" | "double", setting: Setting): number {
  const { count = 20, queries = 6, dimension = 9, scale = 1, beta = 0.7, valueDimension, heads } = setting;
  const rng = createRng(7);
  const draw = (length: number) => Float64Array.from({ length }, () => scale * rng.normal());
  const vectors = draw(count * dimension);
  const values = valueDimension ? draw(count * valueDimension) : undefined;
  const cues = draw(queries * dimension);
  const [fast, slow] = [kernel, referenceKernel].map((each) => {
    const options = { dimension, beta, heads, kernel: each, ...(valueDimension && { valueDimension }) };
    const memory =
      precision === "single"
        ? associativeMemory({ ...options, precision: singlePrecision })
        : associativeMemory({ ...options, precision: doublePrecision });
    memory.store(vectors, values);
    return memory.recallMany(cues);
  });
  expect(fast.length).toBe(queries * (valueDimension ?? dimension));
  return Math.max(0, ...Array.from(fast, (value, k) => Math.abs(value - slow[k]))) / scale;
}

describe.each([
  ["streaming", streamingKernel],
  ["portable", portableKernel],
])("the %s kernel agrees with the reference", (_, kernel) => {
  describe.each([
    ["single", 2e-5],
    ["double", 2e-13],
  ] as const)("in %s precision", (precision, tolerance) => {
    test.each([...lengths, 127, 128, 129, 300])("for %d patterns", (count) => {
      expect(difference(kernel, precision, { count })).toBeLessThan(tolerance);
    });
    test.each([0, ...lengths, 127, 128, 129])("for %d queries", (queries) => {
      expect(difference(kernel, precision, { queries })).toBeLessThan(tolerance);
    });
    test.each(lengths)("for %d components", (dimension) => {
      expect(difference(kernel, precision, { dimension })).toBeLessThan(tolerance);
    });
    test.each(lengths)("for values of %d components", (valueDimension) => {
      expect(difference(kernel, precision, { valueDimension })).toBeLessThan(tolerance);
    });
    test.each(lengths)("for %d heads", (heads) => {
      expect(difference(kernel, precision, { heads, dimension: 3 * heads })).toBeLessThan(tolerance);
      expect(difference(kernel, precision, { heads, dimension: 5 * heads, valueDimension: 9 * heads })).toBeLessThan(
        tolerance,
      );
    });
    test("for one head of 784 components among 1000 patterns", () => {
      expect(difference(kernel, precision, { count: 1000, dimension: 784, beta: 1 / 28 })).toBeLessThan(tolerance);
    });
    test("where scores reach thousands, of either sign", () => {
      expect(difference(kernel, precision, { count: 300, scale: 30, beta: 1 })).toBeLessThan(20 * tolerance);
    });
  });
});
