import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { jackknife, jackknifeCounts, jackknifeMean, pairsWithout } from "../src/jackknife.ts";

describe("jackknifeMean", () => {
  test("of independent terms gives the standard error of the mean", () => {
    const rng = createRng(1);
    let covered = 0;
    for (let run = 0; run < 300; run++) {
      const { interval } = jackknifeMean(Float64Array.from({ length: 200 }, () => rng.normal()));
      if (interval[0] < 0 && interval[1] > 0) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.91);
    expect(covered / 300).toBeLessThan(0.98);
  });

  test("of equal terms is that term, and so for fewer terms than blocks", () => {
    expect(jackknifeMean(new Float64Array(50).fill(3))).toEqual({ value: 3, interval: [3, 3] });
    expect(jackknifeMean(Float64Array.of(3))).toEqual({ value: 3, interval: [3, 3] });
  });
});

describe("jackknife", () => {
  test("is open above where the value or one without a block is infinite", () => {
    const without = new Float64Array(20).fill(2);
    without[3] = Infinity;
    expect(jackknife(2.5, without).interval).toEqual([2, Infinity]);
  });
});

describe("jackknifeCounts", () => {
  test("measures all counts, and all but those of each block", () => {
    const counts = Float64Array.from({ length: 40 }, (_, k) => k % 2);
    const seen: number[][] = [];
    jackknifeCounts(counts, 2, (some) => seen.push([...some]));
    expect(seen.at(-1)).toEqual([0, 20]);
    expect(seen.slice(0, -1)).toEqual(Array(20).fill([0, 19]));
  });
});

describe("pairsWithout", () => {
  test("leaves out the pairs with a member in the block, once", () => {
    const pairs = new Float64Array(400);
    pairs[0] = 5; // both in block 0
    pairs[1] = 7; // one in block 0, one in 1
    pairs[40] = 2; // one in block 2, one in 0
    const { total, without } = pairsWithout(pairs);
    expect(total).toBe(14);
    expect([...without.subarray(0, 4)]).toEqual([0, 7, 12, 14]);
  });
});
