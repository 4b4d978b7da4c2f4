import { describe, expect, test } from "vitest";
import {
  composeVerlet,
  mclachlan4,
  mclachlanAtela4,
  positionVerlet,
  type SymplecticMethod,
  verlet,
  yoshida4,
  yoshida6,
} from "../../src/index.ts";

/** Coefficients of words in two letters that do not commute, K for kicks and D for drifts. */
type Series = Map<string, number>;

function multiply(a: Series, b: Series, length: number): Series {
  const out: Series = new Map();
  for (const [u, x] of a) {
    for (const [v, y] of b) {
      if (u.length + v.length <= length) out.set(u + v, (out.get(u + v) ?? 0) + x * y);
    }
  }
  return out;
}

function exponential(letter: string, c: number, length: number): Series {
  const out: Series = new Map();
  for (let k = 0, term = 1; k <= length; k++, term *= c / k) out.set(letter.repeat(k), term);
  return out;
}

/** What the product of the exponentials of a method has too much against e^(K + D), in the words of a length. */
function defects({ kicks, drifts }: SymplecticMethod, length: number): Map<string, number> {
  let series: Series = new Map([["", 1]]);
  kicks.forEach((kick, s) => {
    series = multiply(series, exponential("K", kick, length), length);
    series = multiply(series, exponential("D", drifts[s] ?? 0, length), length);
  });
  let factorial = 1;
  for (let k = 2; k <= length; k++) factorial *= k;
  const words = Array.from({ length: 2 ** length }, (_, k) =>
    k.toString(2).padStart(length, "0").replaceAll("0", "K").replaceAll("1", "D"),
  );
  return new Map(words.map((word) => [word, (series.get(word) ?? 0) - 1 / factorial]));
}

function largestDefect(method: SymplecticMethod, length: number): number {
  return Math.max(...[...defects(method, length).values()].map(Math.abs));
}

describe("coefficients", () => {
  test.each([verlet, positionVerlet, yoshida4, mclachlan4, yoshida6])(
    "of $name make the product of exponentials e^(K + D) up to its order, $order, and no further",
    (method) => {
      for (let length = 1; length <= method.order; length++) {
        expect(largestDefect(method, length)).toBeLessThan(1e-14);
      }
      expect(largestDefect(method, method.order + 1)).toBeGreaterThan(1e-4);
    },
  );

  test("of McLachlan-Atela 4 do so but for [K, [K, [K, D]]], which vanishes for quadratic kinetic energies", () => {
    for (let length = 1; length <= 3; length++) expect(largestDefect(mclachlanAtela4, length)).toBeLessThan(1e-14);
    const rest = defects(mclachlanAtela4, 4);
    const factor = rest.get("KKKD") ?? 0;
    const bracket = new Map([
      ["KKKD", 1],
      ["KKDK", -3],
      ["KDKK", 3],
      ["DKKK", -1],
    ]);
    expect(Math.abs(factor)).toBeGreaterThan(1e-3);
    for (const [word, value] of rest) expect(value).toBeCloseTo(factor * (bracket.get(word) ?? 0), 14);
  });

  test("of McLachlan 4 have a much smaller error than those of Yoshida 4", () => {
    expect(largestDefect(mclachlan4, 5)).toBeLessThan(largestDefect(yoshida4, 5) / 30);
  });

  test.each([verlet, positionVerlet, yoshida4, mclachlan4, yoshida6])("of $name read the same backward", (method) => {
    expect([...method.kicks].reverse()).toEqual(method.kicks);
    expect([...method.drifts].reverse()).toEqual(method.drifts);
  });

  test("are composed of steps of Verlet", () => {
    expect(composeVerlet("once", 2, [1])).toEqual({ ...verlet, name: "once" });
    const outer = 1 / (2 - Math.cbrt(2));
    expect(yoshida4.drifts[0]).toBeCloseTo(outer, 15);
    expect(yoshida4.drifts[1]).toBeCloseTo(1 - 2 * outer, 15);
    const root = Math.sqrt(19);
    expect(mclachlan4.kicks[0]).toBeCloseTo((14 - root) / 108, 15);
    expect(() => composeVerlet("short", 2, [0.5])).toThrow(/add up to 1/);
  });
});
