import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { glauber, metropolis } from "../../src/index.ts";
import { acceptanceOf, flips, nextDraw, seedGenerator, thresholdOf } from "../../src/simulation/chance.ts";

test("the generator gives the published numbers of xoshiro128++", () => {
  const generator = Uint32Array.of(1, 2, 3, 4);
  const draws = Array.from({ length: 6 }, () => nextDraw(generator));
  expect(draws).toEqual([641, 1573767, 3222811527, 3517856514, 836907274, 4247214768]);
});

describe("the threshold of a draw", () => {
  test("is (T/2) ln((1-u)/u) or -(T/2) ln u to rounding", () => {
    const rng = createRng(1);
    const draws = [0, 1, 2, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
    for (let k = 0; k < 1000; k++) draws.push(rng.integer(2 ** 32) >>> rng.integer(31));
    for (const draw of draws) {
      const u = (draw + 0.5) / 2 ** 32;
      const heat = thresholdOf({ half: 0.3, metropolis: false, noiseless: false }, draw);
      const greedy = thresholdOf({ half: 0.3, metropolis: true, noiseless: false }, draw);
      expect(Math.abs(heat - 0.3 * Math.log((1 - u) / u))).toBeLessThan(1e-14);
      expect(Math.abs(greedy + 0.3 * Math.log(u))).toBeLessThan(1e-14);
    }
  });

  test("settles the same in its bin as by its logarithm", () => {
    const rng = createRng(2);
    const acceptance = acceptanceOf("test", glauber, 0.8, 1);
    const generator = new Uint32Array(4);
    seedGenerator(rng, generator);
    for (let k = 0; k < 20_000; k++) {
      const alignment = 2 * rng.normal();
      const draw = nextDraw(generator.slice());
      expect(flips(acceptance, alignment, generator)).toBe(alignment < thresholdOf(acceptance, draw));
    }
  });
});

describe("detailed balance", () => {
  test.each([glauber, metropolis])("holds for $name: flips there and back are as likely as Boltzmann says", (rule) => {
    const acceptance = acceptanceOf("test", rule, 0.7, 1);
    for (const alignment of [0.05, 0.4, 1.1, 3]) {
      // The chance of a flip is the share of draws whose threshold lies above the alignment.
      const ratio = shareAbove(alignment) / shareAbove(-alignment);
      expect(ratio / Math.exp((-2 * alignment) / 0.7)).toBeCloseTo(1, 5);
    }

    function shareAbove(alignment: number): number {
      let low = 0;
      let high = 2 ** 32;
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (thresholdOf(acceptance, middle) > alignment) low = middle + 1;
        else high = middle;
      }
      return low / 2 ** 32;
    }
  });
});
