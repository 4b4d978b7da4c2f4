import type { Flow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  autoSwitch,
  bdf,
  gaussLegendre4,
  implicitEuler,
  integrator,
  ndf,
  type OdeMethod,
  radau5,
  radau9,
  rodas5P,
  rosenbrock23,
  solveOde,
  tsit5,
} from "../../src/index.ts";
import { linearFlow } from "../flows.ts";
import { amplifier, amplifierMass, robertson, robertsonAlgebraic, robertsonMass } from "./problems.ts";

/** y' = -y + z cos t, 0 = z - sin(t) - y² + e^(-2t): index 1 and not autonomous, with y as in y' = -y + sin t cos t at first order. */
const pendant: Flow = {
  dimension: 2,
  initialState: Float64Array.of(1, 1),
  // The solution is y = exp(-t), z = cos t + 0 · y: 0 = z - cos t + (y - e^-t)(z + 2), y' = -y + (z - cos t).
  field: (t, s, out) => {
    const gap = s[0] - Math.exp(-t);
    out[0] = -s[0] + (s[1] - Math.cos(t)) + gap * s[1];
    out[1] = s[1] - Math.cos(t) + gap * (s[1] + 2);
  },
};
const half = Float64Array.of(1, 0, 0, 0);
const pendantError = (t: number, s: ArrayLike<number>): number => Math.hypot(s[0] - Math.exp(-t), s[1] - Math.cos(t));

const suited: OdeMethod[] = [radau5, radau9, rodas5P, ndf, bdf];

describe("a regular mass matrix", () => {
  test.each<OdeMethod>([...suited, rosenbrock23, implicitEuler])(
    "of $name changes the equations, not the solution",
    (method) => {
      // M dy/dt = M A y.
      const a = [-1, 2, 0.5, -3];
      const m = [2, 1, -1, 3];
      const product = [
        m[0] * a[0] + m[1] * a[2],
        m[0] * a[1] + m[1] * a[3],
        m[2] * a[0] + m[3] * a[2],
        m[2] * a[1] + m[3] * a[3],
      ];
      const options = { duration: 1, method, relativeTolerance: 1e-6 };
      const plain = solveOde(linearFlow(a, [1, 1]), options);
      const massive = solveOde(linearFlow(product, [1, 1]), { ...options, massMatrix: Float64Array.from(m) });
      for (const i of [-2, -1]) {
        expect(massive.states.at(i)).toBeCloseTo(plain.states.at(i) ?? Number.NaN, method.order < 3 ? 3 : 5);
      }
    },
  );
});

describe("differential-algebraic equations of index 1", () => {
  test.each<OdeMethod>(suited)("are solved by $name to the tolerance, dense output included", (method) => {
    for (const relativeTolerance of [1e-5, 1e-8]) {
      const { interpolate } = solveOde(pendant, { duration: 3, method, relativeTolerance, massMatrix: half });
      const out = new Float64Array(2);
      for (let t = 0; t <= 3; t += 0.173) {
        interpolate(t, out);
        expect(pendantError(t, out)).toBeLessThan(Math.max(100 * relativeTolerance, 3 * relativeTolerance ** 0.6));
      }
      interpolate(3, out);
      expect(pendantError(3, out)).toBeLessThan(30 * relativeTolerance);
    }
  });

  test.each<{ method: OdeMethod; order: number; name: string }>([
    { method: radau5, order: 5, name: radau5.name },
    { method: rodas5P, order: 5, name: rodas5P.name },
    { method: implicitEuler, order: 1, name: implicitEuler.name },
    { method: { ...bdf, order: 3 }, order: 3, name: "BDF of order 3" },
  ])("are solved by $name with its order $order", ({ method, order }) => {
    const errors = [1 / 8, 1 / 16].map((step) => {
      const stepper = integrator(pendant, { method, step, massMatrix: half });
      stepper.advance(2);
      return pendantError(2, stepper.state);
    });
    expect(Math.log2(errors[0] / errors[1])).toBeGreaterThan(order - 0.4);
  });

  test.each<OdeMethod>([radau5, radau9, rodas5P, ndf])(
    "give Robertson's reaction by $name, with the mass conserved by an equation",
    (method) => {
      const options = {
        duration: 40,
        method,
        relativeTolerance: 1e-7,
        absoluteTolerance: Float64Array.of(1e-10, 1e-14, 1e-10),
      };
      const { states } = solveOde(robertsonAlgebraic, { ...options, massMatrix: robertsonMass });
      const end = [0.715827068719405, 9.1855347645577e-6, 0.28416374574583];
      end.forEach((value, i) => {
        expect(states.at(i - 3) ?? Number.NaN).toBeCloseTo(value, i === 1 ? 10 : 5);
      });
      const direct = solveOde(robertson, options).states.slice(-3);
      for (let i = 0; i < 3; i++) expect(direct[i]).toBeCloseTo(states.at(i - 3) ?? Number.NaN, 5);
    },
  );

  test("give the published state of the transistor amplifier", () => {
    const end = [
      -0.5562145012262709e-2, 0.3006522471903042e1, 0.2849958788608128e1, 0.2926422536206241e1, 0.2704617865010554e1,
      0.2761837778393145e1, 0.4770927631616772e1, 0.1236995868091548e1,
    ];
    for (const [method, relativeTolerance, error] of [
      [radau9, 1e-11, 1e-8],
      [radau5, 1e-9, 1e-7],
      [rodas5P, 1e-8, 1e-7],
      [ndf, 1e-8, 1e-6],
    ] as const) {
      const { states } = solveOde(amplifier, {
        duration: 0.2,
        method,
        relativeTolerance,
        massMatrix: amplifierMass,
        saveAt: Float64Array.of(0.2),
      });
      end.forEach((value, i) => {
        expect(Math.abs(states[i] - value)).toBeLessThan(error);
      });
    }
  });

  test("run backward too", () => {
    const options = { method: radau5, relativeTolerance: 1e-9, massMatrix: half };
    const there = solveOde(pendant, { duration: 1, ...options }).states.slice(-2);
    const { states } = solveOde(pendant, { duration: -1, startTime: 1, initialState: there, ...options });
    expect(pendantError(0, states.slice(-2))).toBeLessThan(1e-6);
  });
});

describe("what is no such system is refused", () => {
  const options = { duration: 1, massMatrix: half };

  test("initial values that leave an algebraic equation unsatisfied", () => {
    const off = Float64Array.of(1, 1.01);
    for (const method of suited) {
      expect(() => solveOde(pendant, { ...options, method, initialState: off })).toThrow(RangeError);
      expect(() => solveOde(pendant, { ...options, method, initialState: off })).toThrow("is not consistent");
    }
    // Less than the tolerances is taken as it is.
    const nearly = Float64Array.of(1, 1 + 1e-7);
    expect(solveOde(pendant, { ...options, method: radau5, initialState: nearly }).times.at(-1)).toBe(1);
  });

  test("found also where the algebraic equation is a combination of rows", () => {
    // Both rows of M are alike: their difference is algebraic.
    const mixed: Flow = {
      ...pendant,
      field: (t, s, out) => {
        pendant.field(t, s, out);
        out[1] += out[0];
      },
    };
    const massMatrix = Float64Array.of(1, 0, 1, 0);
    const { states } = solveOde(mixed, { duration: 1, massMatrix, method: radau5, relativeTolerance: 1e-8 });
    expect(pendantError(1, states.slice(-2))).toBeLessThan(1e-6);
    expect(() =>
      solveOde(mixed, { duration: 1, massMatrix, method: radau5, initialState: Float64Array.of(1, 2) }),
    ).toThrow("is not consistent");
  });

  test("a matrix of the wrong size, or that is not finite; a method that cannot take one", () => {
    const wrong = { duration: 1, method: radau5 };
    expect(() => solveOde(pendant, { ...wrong, massMatrix: new Float64Array(3) })).toThrow(
      "solveOde: massMatrix must have 4 numbers, got 3",
    );
    expect(() => solveOde(pendant, { ...wrong, massMatrix: Float64Array.of(1, 0, 0, Number.NaN) })).toThrow(
      "solveOde: massMatrix must be finite, got NaN at index 3",
    );
    for (const method of [tsit5, autoSwitch, gaussLegendre4]) {
      expect(() => solveOde(pendant, { ...options, method })).toThrow("takes no mass matrix; take radau5 or rodas5P");
    }
  });
});
