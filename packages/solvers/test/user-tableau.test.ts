import { describe, expect, test } from "vitest";
import { type ExplicitRungeKutta, interpolantRows, solveOde, tsit5 } from "../src/index.ts";
import { oscillator, scalarFlow } from "./flows.ts";

/** The classical method of order 4 (Kutta 1901). */
const kutta4: ExplicitRungeKutta = {
  kind: "explicit",
  name: "Kutta 4",
  order: 4,
  nodes: [0, 0.5, 0.5, 1],
  stages: [[], [0.5], [0, 0.5], [0, 0, 1]],
  weights: [1 / 6, 1 / 3, 1 / 3, 1 / 6],
};

/** The pair of orders 3 and 2 by Bogacki and Shampine (Appl. Math. Lett. 2, 321, 1989), its last stage written out. */
const bogackiShampine: ExplicitRungeKutta = {
  kind: "explicit",
  name: "Bogacki-Shampine",
  order: 3,
  nodes: [0, 1 / 2, 3 / 4, 1],
  stages: [[], [1 / 2], [0, 3 / 4], [2 / 9, 1 / 3, 4 / 9]],
  weights: [2 / 9, 1 / 3, 4 / 9, 0],
  error: { order: 2, weights: [2 / 9 - 7 / 24, 1 / 3 - 1 / 4, 4 / 9 - 1 / 3, -1 / 8] },
};

describe("a tableau from a paper is a method", () => {
  test("a step of Kutta's method is the Taylor series of the exponential to order 4", () => {
    const { states } = solveOde(
      scalarFlow((_, y) => y, 1),
      { duration: 0.5, step: 0.5, method: kutta4 },
    );
    expect(states[1]).toBeCloseTo(1 + 0.5 + 0.5 ** 2 / 2 + 0.5 ** 3 / 6 + 0.5 ** 4 / 24, 15);
  });

  test("a fixed step needs no error estimate, steps to a tolerance do", () => {
    const { times } = solveOde(oscillator, { duration: 1, step: 0.1, method: kutta4 });
    expect(times.length).toBe(11);
    expect(() => solveOde(oscillator, { duration: 1, method: kutta4 })).toThrow(
      "solveOde: method Kutta 4 does not estimate its error, give the option step",
    );
  });

  test("dense output is the cubic Hermite interpolant unless there is a better one", () => {
    // The solution t³ is a cubic, which Kutta's method and Hermite's interpolant both get exactly.
    const { interpolate } = solveOde(
      scalarFlow((t) => 3 * t * t, 0),
      { duration: 2, step: 2, method: kutta4 },
    );
    const out = new Float64Array(1);
    for (const t of [0.3, 1.1, 1.9]) {
      interpolate(t, out);
      expect(out[0]).toBeCloseTo(t ** 3, 13);
    }
  });

  test("a last stage at the new state is evaluated once", () => {
    const { states, statistics } = solveOde(oscillator, {
      duration: 6,
      method: bogackiShampine,
      relativeTolerance: 1e-8,
    });
    expect(states.at(-2)).toBeCloseTo(Math.cos(6), 5);
    // Three evaluations per step tried, one at the start and one to choose the first step.
    expect(statistics.evaluations).toBe(3 * (statistics.accepted + statistics.rejected) + 2);
  });
});

describe("a tableau that is none is refused", () => {
  const wrong: [string, Partial<ExplicitRungeKutta>][] = [
    ["is not explicit: its stage 2 has 2 coefficients", { stages: [[], [0.25, 0.25], [0, 0.5], [0, 0, 1]] }],
    ["needs stage 3 to add up to its node 0.5, got 0.4", { stages: [[], [0.5], [0, 0.4], [0, 0, 1]] }],
    ["needs one node for every stage", { nodes: [0, 0.5, 1] }],
    ["needs 4 weights, got 3", { weights: [1 / 3, 1 / 3, 1 / 3] }],
    ["needs weights that add up to 1, got 0.5", { weights: [0, 0.5, 0, 0] }],
    ["needs error weights that add up to 0", { error: { order: 3, weights: [0.1, 0, 0, 0] } }],
    ["has no stages", { stages: [], nodes: [], weights: [] }],
  ];
  test.each(wrong)("%s", (complaint, change) => {
    const method = { ...kutta4, ...change };
    expect(() => solveOde(oscillator, { duration: 1, step: 0.1, method })).toThrow(RangeError);
    expect(() => solveOde(oscillator, { duration: 1, step: 0.1, method })).toThrow(`method Kutta 4 ${complaint}`);
  });
});

test("interpolantRows writes a polynomial in alternating form: both give the same values", () => {
  const powers = [2, -7, 3, 5, -1];
  const weight = powers.reduce((a, b) => a + b);
  const rows = interpolantRows([powers]).map(([value]) => value);
  for (const theta of [0, 0.2, 0.5, 0.9, 1]) {
    const plain = powers.reduce((sum, c, m) => sum + c * theta ** (m + 1), 0);
    let value = 0;
    for (let r = rows.length - 1; r >= 0; r--) value = rows[r] + (r % 2 === 0 ? theta : 1 - theta) * value;
    expect(theta * (weight + (1 - theta) * value)).toBeCloseTo(plain, 13);
  }
  expect(tsit5.interpolant?.rows.length).toBe(3);
});
