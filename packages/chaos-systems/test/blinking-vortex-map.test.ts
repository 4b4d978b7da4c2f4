import { type MapSystem, mapOf } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alternatingBlinkingVortexMap, blinkingVortexMap } from "../src/blinking-vortex-map.ts";

type System = typeof blinkingVortexMap;

const { parameters } = blinkingVortexMap;

function imageOf(system: System, state: readonly number[], changed: Partial<typeof parameters> = {}): Float64Array {
  const out = new Float64Array(2);
  system.map({ ...parameters, ...changed })(Float64Array.from(state), out);
  return out;
}

function jacobianOf(system: System, state: readonly number[]): Float64Array {
  const out = new Float64Array(4);
  system.jacobian(parameters)(Float64Array.from(state), out);
  return out;
}

/** The velocity field of a vortex in a disc and its image, (conj z)' = γ/(2πi) (1/(z - b) - 1/(z - a²/b)), by Runge and Kutta. */
function integrated([r, theta]: readonly number[], { a, b, gamma, t } = parameters, steps = 4000): [number, number] {
  const velocity = (x: number, y: number): [number, number] => {
    const image = (a * a) / b;
    const near = (x - b) ** 2 + y ** 2;
    const far = (x - image) ** 2 + y ** 2;
    const strength = gamma / (2 * Math.PI);
    return [-strength * (y / near - y / far), strength * ((x - b) / near - (x - image) / far)];
  };
  let [x, y] = [r * Math.cos(theta), r * Math.sin(theta)];
  const h = t / steps;
  for (let i = 0; i < steps; i++) {
    const [u1, v1] = velocity(x, y);
    const [u2, v2] = velocity(x + (h / 2) * u1, y + (h / 2) * v1);
    const [u3, v3] = velocity(x + (h / 2) * u2, y + (h / 2) * v2);
    const [u4, v4] = velocity(x + h * u3, y + h * v3);
    x += (h / 6) * (u1 + 2 * u2 + 2 * u3 + u4);
    y += (h / 6) * (v1 + 2 * v2 + 2 * v3 + v4);
  }
  return [Math.hypot(x, y), Math.atan2(y, x)];
}

const states = fc.tuple(
  fc.double({ min: 0.02, max: 0.98, noNaN: true }),
  fc.double({ min: -3.1, max: 3.1, noNaN: true }),
);
/** Not so near a vortex that a particle goes around it hundreds of times, and digits are lost. */
const apart = states.filter(
  ([r, theta]) => Math.abs(r * Math.cos(theta)) < 0.35 || r * Math.abs(Math.sin(theta)) > 0.1,
);

const systems: readonly [string, System][] = [
  ["blinkingVortexMap", blinkingVortexMap],
  ["alternatingBlinkingVortexMap", alternatingBlinkingVortexMap],
];

describe("blinkingVortexMap", () => {
  test.each([
    [[0.17, 0.33], {}],
    [[0.9, -2], {}],
    [[0.5, 3], { b: -0.3, gamma: -2 }],
    [[1.2, 1], { a: 2, b: 1.5, t: 4 }],
  ])("takes %j with %j where the field of a point vortex and its image takes it", (state, changed) => {
    const [r, theta] = integrated(state, { ...parameters, ...changed });
    const [ourR, ourTheta] = imageOf(blinkingVortexMap, state, changed);
    expect(ourR).toBeCloseTo(r, 9);
    expect(ourTheta).toBeCloseTo(theta, 9);
  });

  test("turns rigidly around a vortex in the middle, by gamma t / (2 pi r^2)", () => {
    const [r, theta] = imageOf(blinkingVortexMap, [0.4, 0.1], { b: 0, gamma: 0.5 });
    expect(r).toBeCloseTo(0.4, 14);
    expect(theta).toBeCloseTo(0.1 + (0.5 * 1.5) / (2 * Math.PI * 0.16), 13);
  });

  test("leaves a particle on the vortex where it is, and one at the wall at the wall", () => {
    expect(imageOf(blinkingVortexMap, [0.5, 0])).toEqual(Float64Array.of(0.5, 0));
    expect(imageOf(blinkingVortexMap, [1, 2])[0]).toBeCloseTo(1, 14);
  });

  test("does in two blinks what it does in one that is twice as long", () => {
    fc.assert(
      fc.property(apart, (state) => {
        const [r, theta] = imageOf(blinkingVortexMap, state, { t: 0.6 });
        const twice = imageOf(blinkingVortexMap, [r, theta], { t: 0.6 });
        expectSamePlace(twice, imageOf(blinkingVortexMap, state, { t: 1.2 }), 9);
      }),
    );
  });

  test("needs a tank, with the vortex inside", () => {
    expect(() => blinkingVortexMap.map({ ...parameters, a: 0 })).toThrow("a must be positive, got 0");
    expect(() => blinkingVortexMap.map({ ...parameters, b: -1 })).toThrow(
      "the vortex must be inside the tank, abs(b) < 1, got -1",
    );
  });
});

describe("alternatingBlinkingVortexMap", () => {
  test("is one blink, half a turn of the tank, another blink and half a turn back", () => {
    fc.assert(
      fc.property(apart, (state) => {
        const [r, theta] = imageOf(blinkingVortexMap, state);
        const [r2, theta2] = imageOf(blinkingVortexMap, [r, theta + Math.PI]);
        expectSamePlace(imageOf(alternatingBlinkingVortexMap, state), Float64Array.of(r2, theta2 - Math.PI), 6);
      }),
    );
  });
});

describe.each(systems)("%s", (_, system) => {
  test("goes back by its inverse", () => {
    fc.assert(
      fc.property(apart, (state) => {
        const { map, inverse } = mapOf<MapSystem>(system);
        const there = new Float64Array(2);
        map(Float64Array.from(state), there);
        inverse?.(there, there);
        expectSamePlace(there, Float64Array.from(state), 6);
      }),
    );
  });

  test("keeps areas: its Jacobian's determinant is r over the new r", () => {
    fc.assert(
      fc.property(apart, (state) => {
        const [a, b, c, d] = jacobianOf(system, state);
        const [r] = imageOf(system, state);
        const scale = Math.abs(a * d) + Math.abs(b * c);
        expect(Math.abs((a * d - b * c) * r - state[0])).toBeLessThan(1e-9 * (1 + scale));
      }),
    );
  });

  test.each([
    [0.17, 0.33],
    [0.8, -2],
    [0.3, 2.5],
  ])("has the Jacobian of its finite differences at (%d, %d)", (r, theta) => {
    const h = 1e-6;
    const byR = [imageOf(system, [r + h, theta]), imageOf(system, [r - h, theta])];
    const byTheta = [imageOf(system, [r, theta + h]), imageOf(system, [r, theta - h])];
    const expected = [0, 1].flatMap((i) => [byR, byTheta].map(([up, down]) => (up[i] - down[i]) / (2 * h)));
    jacobianOf(system, [r, theta]).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 6);
    });
  });
});

function expectSamePlace(ours: Float64Array, theirs: Float64Array, digits: number): void {
  expect(ours[0] * Math.cos(ours[1])).toBeCloseTo(theirs[0] * Math.cos(theirs[1]), digits);
  expect(ours[0] * Math.sin(ours[1])).toBeCloseTo(theirs[0] * Math.sin(theirs[1]), digits);
}
