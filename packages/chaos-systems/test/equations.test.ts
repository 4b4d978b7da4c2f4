import { describe, expect, test } from "vitest";
import {
  aizawa,
  chen,
  chua,
  dadras,
  type FlowSystem,
  flowOf,
  halvorsen,
  hyperRoessler,
  lorenz,
  roessler,
  rucklidge,
  sprottB,
  thomas,
} from "../src/index.ts";
import { velocity } from "./velocity.ts";

/** The sum of the diagonal of the Jacobian at a state: the rate at which a volume grows. */
function divergence(system: FlowSystem, state: ArrayLike<number>): number {
  const { dimension, jacobian } = flowOf(system);
  const out = new Float64Array(dimension * dimension);
  jacobian?.(0, Float64Array.from(state), out);
  let sum = 0;
  for (let i = 0; i < dimension; i++) sum += out[i * (dimension + 1)];
  return sum;
}

describe("volumes", () => {
  const rates: [FlowSystem, (state: number[]) => number][] = [
    [lorenz, () => -(10 + 1 + 8 / 3)],
    [roessler, ([x]) => 0.2 + x - 5.7],
    [chen, () => 28 - 35 - 3],
    [halvorsen, () => -3 * 1.4],
    [thomas, () => -3 * 1.85],
    [sprottB, () => -1],
    [rucklidge, () => -2 - 1],
    [dadras, () => 1.7 - 3 - 9],
    [hyperRoessler, ([x]) => 0.25 + x + 0.05],
    [aizawa, ([x, y, z]) => 2 * (z - 0.7) + 0.95 - z * z - 0.25 * (x * x + y * y) + 0.1 * x ** 3],
    [chua, ([x]) => 15.6 * (-1 - (Math.abs(x) < 1 ? -8 / 7 : -5 / 7)) - 1],
  ];
  test.each(rates.map(([system, rate]) => [system.name, system, rate] as const))(
    "of %s grow at the rate that its equations say",
    (_, system, rate) => {
      for (const state of [system.initialState, system.initialState.map((value) => 0.3 * value - 0.2)]) {
        expect(divergence(system, state)).toBeCloseTo(rate([...state]), 12);
      }
    },
  );
});

describe("symmetries and equilibria", () => {
  test("Lorenz, Chen: (x, y, z) and (-x, -y, z) move alike", () => {
    for (const system of [lorenz, chen]) {
      const [a, b, c] = velocity(flowOf(system), [1.5, -2, 20]);
      expect(velocity(flowOf(system), [-1.5, 2, 20])).toEqual([-a, -b, c]);
    }
  });

  test("Halvorsen, Thomas: the variables may change places in a circle", () => {
    for (const system of [halvorsen, thomas]) {
      const [a, b, c] = velocity(flowOf(system), [1.5, -2, 0.75]);
      const turned = velocity(flowOf(system), [-2, 0.75, 1.5]);
      [b, c, a].forEach((value, k) => {
        expect(turned[k]).toBeCloseTo(value, 12);
      });
    }
  });

  test("Lorenz: the centres of the two wings are at rest", () => {
    const w = Math.sqrt((8 / 3) * 27);
    for (const sign of [1, -1]) {
      for (const v of velocity(flowOf(lorenz), [sign * w, sign * w, 27])) expect(v).toBeCloseTo(0, 12);
    }
  });

  test("Chua: the outer equilibria are at x = ±(m0 - m1)/(m1 + 1), y = 0, z = -x", () => {
    const x = (5 / 7 - 8 / 7) / (1 - 5 / 7);
    for (const v of velocity(flowOf(chua), [-x, 0, x])) expect(v).toBeCloseTo(0, 12);
  });
});
