import { describe, expect, test } from "vitest";
import {
  bdf,
  gaussLegendre4,
  implicitEuler,
  ndf,
  type OdeMethod,
  radau5,
  radau9,
  rodas5P,
  rosenbrock23,
  solveOde,
} from "../../src/index.ts";
import { linearFlow, scalarFlow } from "../flows.ts";

/** |y| after steps of length 1 with the eigenvalue re + i im, from 1. */
function decay(method: OdeMethod, re: number, im: number, steps: number): number {
  const rotation = linearFlow([re, -im, im, re], [1, 0]);
  const { states } = solveOde(rotation, { duration: steps, step: 1, method });
  return Math.hypot(states[2 * steps], states[2 * steps + 1]);
}

const oneStep = [implicitEuler, gaussLegendre4, radau5, radau9, rosenbrock23, rodas5P];

describe.each<OdeMethod>(oneStep)("$name", (method) => {
  test("is A-stable: nothing grows that decays, however fast or oscillating", () => {
    for (const size of [0.1, 1, 10, 1e3, 1e6]) {
      for (const angle of [90, 92, 100, 120, 150, 180]) {
        const radians = (angle * Math.PI) / 180;
        const re = angle === 90 ? 0 : size * Math.cos(radians);
        expect(decay(method, re, size * Math.sin(radians), 1)).toBeLessThanOrEqual(1 + 1e-9);
      }
    }
  });
});

test.each<OdeMethod>(oneStep.filter((method) => method !== gaussLegendre4))(
  "$name is L-stable: a step far longer than a decay takes all of it away",
  (method) => {
    for (const rate of [1e4, 1e6, 1e8]) expect(decay(method, -rate, 0, 1)).toBeLessThan(30 / rate);
  },
);

test("Gauss-Legendre 4 keeps the length of what oscillates, and is not L-stable: R(∞) = 1", () => {
  for (const frequency of [0.3, 3, 300]) expect(decay(gaussLegendre4, 0, frequency, 10)).toBeCloseTo(1, 10);
  expect(decay(gaussLegendre4, -1e8, 0, 1)).toBeCloseTo(1, 6);
});

test("a step of each method is its stability function", () => {
  const z = -0.7;
  const step = (method: OdeMethod): number =>
    solveOde(
      scalarFlow((_, y) => z * y, 1),
      { duration: 1, step: 1, method },
    ).states[1];
  expect(step(implicitEuler)).toBeCloseTo(1 / (1 - z), 13);
  expect(step(gaussLegendre4)).toBeCloseTo((1 + z / 2 + z ** 2 / 12) / (1 - z / 2 + z ** 2 / 12), 13);
  const padé = (1 + (2 / 5) * z + z ** 2 / 20) / (1 - (3 / 5) * z + (3 / 20) * z ** 2 - z ** 3 / 60);
  expect(step(radau5)).toBeCloseTo(padé, 13);
  expect(step(radau9)).toBeCloseTo(Math.exp(z), 9);
});

describe("the formulas of BDF and NDF", () => {
  // Half angles of the sectors of stability: Hairer and Wanner, section V.2; Shampine and Reichelt, table 1.
  const angles = { BDF: [90, 90, 86, 73.3, 51.8], NDF: [90, 90, 80, 66, 51.8] };

  test.each([bdf, ndf].flatMap((family) => [1, 2, 3, 4, 5].map((order) => ({ family, order, name: family.name }))))(
    "$name of order $order are stable in their sector",
    ({ family, order, name }) => {
      const angle = angles[name === "BDF" ? "BDF" : "NDF"][order - 1];
      for (const size of [0.1, 0.5, 1, 3, 10, 1e3]) {
        const radians = ((180 - angle + 0.5) * Math.PI) / 180;
        const at = (steps: number): number =>
          decay({ ...family, order }, size * Math.cos(radians), size * Math.sin(radians), steps);
        expect(at(400)).toBeLessThan(Math.max(1, at(200)) * 1.001);
      }
    },
  );

  test("of order 3 and more are not stable along the imaginary axis", () => {
    for (const order of [3, 4, 5]) {
      const growth = [0.2, 0.4, 0.6, 0.8, 1].map((frequency) => decay({ ...bdf, order }, 0, frequency, 400));
      expect(Math.max(...growth)).toBeGreaterThan(1.2);
    }
  });
});
