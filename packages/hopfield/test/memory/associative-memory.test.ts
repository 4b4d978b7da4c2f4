import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  associativeMemory,
  loadMemory,
  modernHopfield,
  portableKernel,
  referenceKernel,
  retrieve,
  saveMemory,
  singlePrecision,
  streamingKernel,
} from "../../src/index.ts";

const rng = createRng(3);
const draw = (length: number) => Float64Array.from({ length }, () => rng.normal());

describe.each([streamingKernel, portableKernel, referenceKernel].map((kernel) => [kernel.name, kernel] as const))(
  "an associative memory with %s",
  (_, kernel) => {
    test("recalls as the modern Hopfield network does, in any number of steps", () => {
      const data = draw(50 * 7);
      const cues = draw(5 * 7);
      for (const maxSteps of [1, 2, 30]) {
        const memory = associativeMemory({ dimension: 7, beta: 1.3, maxSteps, tolerance: 1e-12, kernel });
        memory.store(data);
        const network = modernHopfield({ rows: 50, columns: 7, data }, { beta: 1.3 });
        const recalled = memory.recallMany(cues);
        for (let q = 0; q < 5; q++) {
          const { state } = retrieve(network, cues.slice(7 * q, 7 * q + 7), { maxSteps, tolerance: 1e-12 });
          state.forEach((value, j) => {
            expect(recalled[7 * q + j]).toBeCloseTo(value, 9);
          });
        }
      }
    });

    test("is the same whether vectors came at once, one by one, or with others that were removed", () => {
      const data = draw(41 * 6);
      const cue = draw(6);
      const [once, single, removed] = [0, 1, 2].map(() => associativeMemory({ dimension: 6, beta: 0.9, kernel }));
      once.store(data);
      for (let k = 0; k < 41; k++) single.store(data.subarray(6 * k, 6 * k + 6));
      removed.store(draw(6 * 13));
      removed.store(data);
      for (let k = 12; k >= 0; k--) removed.remove(k);
      expect([once.count, single.count, removed.count]).toEqual([41, 41, 41]);
      expect(single.recall(cue)).toEqual(once.recall(cue));
      removed.recall(cue).forEach((value, j) => {
        expect(value).toBeCloseTo(once.recall(cue)[j], 12);
      });
    });

    test("gives the last vector the index of the one that is removed", () => {
      const memory = associativeMemory({ dimension: 2, valueDimension: 1, beta: 1, kernel });
      memory.store([1, 2, 3, 4, 5, 6], [10, 20, 30]);
      memory.remove(0);
      expect(memory.vectorAt(0)).toEqual(Float64Array.of(5, 6));
      expect(memory.valueAt(0)).toEqual(Float64Array.of(30));
      expect(memory.valueAt(1)).toEqual(Float64Array.of(20));
      memory.remove(1);
      expect(memory.count).toBe(1);
    });

    test("recalls values, and each head by itself", () => {
      const memory = associativeMemory({ dimension: 2, valueDimension: 2, heads: 2, beta: 50, kernel });
      memory.store([1, -1, -1, 1], [10, 20, 30, 40]);
      const [first, second] = memory.recall([1, 1]);
      expect(first).toBeCloseTo(10, 10);
      expect(second).toBeCloseTo(40, 10);
    });

    test.each(["double", "single"])("survives saving and loading in %s precision", (precision) => {
      const settings = { dimension: 3, valueDimension: 2, beta: 2, kernel };
      const memory =
        precision === "single"
          ? associativeMemory({ ...settings, precision: singlePrecision })
          : associativeMemory(settings);
      memory.store(draw(15), draw(10));
      const bytes = saveMemory(memory);
      const again = loadMemory(bytes);
      expect(again.settings).toEqual(memory.settings);
      expect(again.precision.name).toBe(precision);
      for (let k = 0; k < 5; k++) {
        expect(again.vectorAt(k)).toEqual(memory.vectorAt(k));
        expect(again.valueAt(k)).toEqual(memory.valueAt(k));
      }
      expect(saveMemory(again)).toEqual(bytes);
    });

    test("refuses wrong calls", () => {
      const memory = associativeMemory({ dimension: 2, beta: 1, kernel });
      expect(() => memory.recall([1, 2])).toThrow("the memory is empty; store a vector first");
      expect(() => memory.store([1])).toThrow("store: vectors must be rows of 2 numbers, got 1 numbers");
      expect(() => memory.store([1, Number.NaN])).toThrow("store: vectors must be finite, got NaN at index 1");
      expect(() => memory.store([1, 2], [1])).toThrow("takes no values");
      expect(() => memory.remove(0)).toThrow(RangeError);
      memory.store([1, 2]);
      expect(() => memory.recall([1, 2, 3, 4])).toThrow("recall: vector must have 2 numbers, got 4");
      expect(() => memory.recallMany([Infinity, 0])).toThrow("recallMany: vectors must be finite, got Infinity");
      expect(() => memory.vectorAt(1)).toThrow("vectorAt: index must be from 0 to 0, got 1");
      expect(memory.recallMany([])).toHaveLength(0);
    });

    test("says so where scores are too large for its precision", () => {
      const memory = associativeMemory({ dimension: 1, beta: 1, precision: singlePrecision, kernel });
      memory.store([1e30, 1e30]);
      const recall = () => memory.recall([1e30]);
      // The reference adds in double precision, where the two are alike.
      if (kernel === referenceKernel) expect(recall()[0]).toBeCloseTo(1e30, -24);
      else expect(recall).toThrow("too large for single precision");
    });
  },
);

test.each([64, 512, 784, 4096])("the kernel takes at most one megabyte besides vectors of %d numbers", (dimension) => {
  for (const heads of [1, 4]) {
    const memory = associativeMemory({ dimension, heads, beta: 1, precision: singlePrecision, capacity: 64 });
    expect(memory.workingBytes).toBeLessThanOrEqual(1 << 20);
    expect(associativeMemory({ dimension, heads, beta: 1 }).workingBytes).toBeLessThanOrEqual(1 << 20);
  }
});

describe("options and files that are refused", () => {
  test.each([
    [
      "dimension 0",
      { dimension: 0, beta: 1 },
      "associativeMemory: dimension must be a whole number, at least 1, got 0",
    ],
    ["β = -1", { dimension: 1, beta: -1 }, "associativeMemory: beta must be positive, got -1"],
    ["heads that do not divide", { dimension: 3, beta: 1, heads: 2 }, "heads must divide 3 and 3, got 2"],
    [
      "steps without vectors to step to",
      { dimension: 3, beta: 1, valueDimension: 1, maxSteps: 2 },
      "maxSteps must be 1",
    ],
  ])("%s", (_, options, message) => {
    expect(() => associativeMemory(options)).toThrow(message);
  });
  test("bytes that are no memory, of another version, or cut short", () => {
    const memory = associativeMemory({ dimension: 2, beta: 1 });
    memory.store([1, 2]);
    const bytes = saveMemory(memory);
    const text = new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10) + 1));
    const withText = (other: string) =>
      Uint8Array.from([...new TextEncoder().encode(other), ...bytes.subarray(bytes.indexOf(10) + 1)]);
    expect(() => loadMemory(Uint8Array.of(1, 2, 3))).toThrow(TypeError);
    expect(() => loadMemory(withText(text.replace('"version":1', '"version":2')))).toThrow(
      "a newer release may read it",
    );
    expect(() => loadMemory(bytes.subarray(0, -1))).toThrow("take 16 bytes, got 15");
    expect(() => loadMemory(withText(text.replace('"double"', '"half"')))).toThrow("single or double, got half");
  });
});
