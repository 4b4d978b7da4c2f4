import { createRng, type Flow, NumericalError } from "@attractors/core";
import { eigenvalues } from "@attractors/core/ml-matrix";
import { dop853, integrator } from "@attractors/solvers";
import { describe, expect, test } from "vitest";
import { kaplanYorkeDimension, lyapunovSpectrum } from "../../src/index.ts";
import { hasReference, readReference } from "../reference.ts";
import { convection, henon, linearFlow, logistic, mapStepper } from "../systems.ts";

const sumOf = (values: Float64Array) => values.reduce((a, b) => a + b);

describe("lyapunovSpectrum of flows", () => {
  test("of a linear flow equals the real parts of its eigenvalues", () => {
    const { exponents } = lyapunovSpectrum(linearFlow([-0.5, 0], [0, -2]), { duration: 50, transient: 0 });
    expect(exponents[0]).toBeCloseTo(-0.5, 6);
    expect(exponents[1]).toBeCloseTo(-2, 6);
  });

  test("over a time far shorter than the alignment takes no more orthonormalisations of it", () => {
    const { exponents, duration } = lyapunovSpectrum(linearFlow([-0.5, 0], [0, -2]), { duration: 1e-7, transient: 0 });
    expect(duration).toBeCloseTo(1e-7, 12);
    expect(exponents[0]).toBeCloseTo(-0.5, 3);
  });

  test("of a coupled linear flow with real eigenvalues, too", () => {
    const rng = createRng(5);
    // Similar to diag(0.3, -0.2, -1): a triangular matrix turned about all axes by a shear.
    const triangular = [
      [0.3, 1, -2],
      [0, -0.2, 0.5],
      [0, 0, -1],
    ];
    const shear = rng.normal();
    const rows = triangular.map((row) => [row[0] + shear * row[1], row[1], row[2]]);
    rows[1] = rows[1].map((value, j) => value - shear * rows[0][j]); // S⁻¹ T S keeps the eigenvalues
    const matrix = { rows: 3, columns: 3, data: Float64Array.from(rows.flat()) };
    const expected = eigenvalues(matrix).real.sort().reverse();
    expect(sumOf(expected)).toBeCloseTo(-0.9, 12);
    const { exponents } = lyapunovSpectrum(linearFlow(...rows), { duration: 50, transient: 0 });
    exponents.forEach((exponent, i) => {
      expect(exponent).toBeCloseTo(expected[i], 6);
    });
  });

  test("finds the largest exponent first, also where the variables are not coupled", () => {
    const flow = linearFlow([-2, 0, 0], [0, -3, 0], [0, 0, -0.5]);
    const { exponents } = lyapunovSpectrum(flow, { count: 1, duration: 20, transient: 0 });
    expect(exponents).toHaveLength(1);
    expect(exponents[0]).toBeCloseTo(-0.5, 6);
  });

  test("adds up to the divergence of the flow", () => {
    const { exponents } = lyapunovSpectrum(convection, { duration: 20 });
    expect(sumOf(exponents)).toBeCloseTo(-10 - 1 - 8 / 3, 5);
  });

  test("of convection is 0.906, 0, -14.573 (Sprott 2003) within a few standard errors", () => {
    const { exponents, standardErrors, duration } = lyapunovSpectrum(convection, { duration: 2000 });
    expect(duration).toBe(2000);
    expect(standardErrors[0]).toBeLessThan(0.01);
    expect(Math.abs(exponents[0] - 0.9062)).toBeLessThan(4 * standardErrors[0]);
    expect(Math.abs(exponents[1])).toBeLessThan(4 * standardErrors[1]);
    expect(Math.abs(exponents[2] + 14.5728)).toBeLessThan(4 * standardErrors[2]);
    expect(Math.abs(kaplanYorkeDimension(exponents) - 2.0622)).toBeLessThan(0.002);
  });

  test("does not depend on how often the vectors are made orthonormal", () => {
    const [often, seldom] = [0.1, 1].map((renormalizeEvery) =>
      lyapunovSpectrum(convection, { duration: 50, transient: 10, alignment: 10, renormalizeEvery }),
    );
    // The same stretch of the attractor: integration errors part the two paths only slowly.
    expect(Math.abs(often.exponents[0] - seldom.exponents[0])).toBeLessThan(0.2);
    expect(sumOf(often.exponents)).toBeCloseTo(sumOf(seldom.exponents), 5);
  });

  test("starts where it is told to", () => {
    const bistable: Flow = {
      dimension: 1,
      initialState: Float64Array.of(0.1),
      field: (_t, y, out) => {
        out[0] = y[0] * (1 - y[0]) * (y[0] + 2);
      },
      jacobian: (_t, y, out) => {
        out[0] = 2 - 2 * y[0] - 3 * y[0] * y[0];
      },
    };
    expect(lyapunovSpectrum(bistable, { duration: 20 }).exponents[0]).toBeCloseTo(-3, 5);
    expect(lyapunovSpectrum(bistable, { duration: 20, initialState: Float64Array.of(-1) }).exponents[0]).toBeCloseTo(
      -6,
      5,
    );
  });

  test("of a stepper that integrates the flow is that of the flow", () => {
    const stepper = integrator(convection, { method: dop853, relativeTolerance: 1e-8 });
    const options = { duration: 20, transient: 5, alignment: 5 };
    expect(lyapunovSpectrum(stepper, options)).toEqual(lyapunovSpectrum(convection, options));
  });
});

describe("lyapunovSpectrum of maps", () => {
  test("of Hénon's map is 0.4191, -1.6231 within a few standard errors, and adds up to ln 0.3", () => {
    const { exponents, standardErrors } = lyapunovSpectrum(henon(), { duration: 200_000 });
    expect(standardErrors[0]).toBeLessThan(0.002);
    expect(Math.abs(exponents[0] - 0.41912)).toBeLessThan(4 * standardErrors[0]);
    expect(Math.abs(exponents[1] + 1.62309)).toBeLessThan(4 * standardErrors[1]);
    expect(sumOf(exponents)).toBeCloseTo(Math.log(0.3), 10);
  });

  test("is per unit of time, not per step", () => {
    const perStep = lyapunovSpectrum(henon()).exponents;
    const perTime = lyapunovSpectrum(henon(0.01)).exponents;
    perTime.forEach((exponent, i) => {
      expect(exponent * 0.01).toBeCloseTo(perStep[i], 10);
    });
  });

  test("renormalises after whole steps", () => {
    const { duration, exponents } = lyapunovSpectrum(henon(0.01), {
      duration: 10,
      renormalizeEvery: 0.034,
      blocks: 10,
    });
    expect(duration).toBeCloseTo(10.2, 10); // 10 blocks of 34 times 3 steps
    expect(sumOf(exponents) * 0.01).toBeCloseTo(Math.log(0.3), 10);
  });

  test("of the logistic map at its ends are known exactly", () => {
    const duration = 100_000;
    expect(Math.abs(lyapunovSpectrum(logistic(4), { duration }).exponents[0] - Math.LN2)).toBeLessThan(0.002);
    expect(lyapunovSpectrum(logistic(3.2)).exponents[0]).toBeCloseTo(Math.log(4 + 2 * 3.2 - 3.2 ** 2) / 2, 9);
  });

  test("of Arnold's cat map are ± ln((3 + √5) / 2), without scatter", () => {
    const cat = mapStepper(
      [0.1, 0.2],
      (y, out) => {
        out[0] = (2 * y[0] + y[1]) % 1;
        out[1] = (y[0] + y[1]) % 1;
      },
      (_y, out) => out.set([2, 1, 1, 1]),
    );
    const { exponents, standardErrors } = lyapunovSpectrum(cat);
    expect(exponents[0]).toBeCloseTo(Math.log((3 + Math.sqrt(5)) / 2), 11);
    expect(exponents[1]).toBeCloseTo(-Math.log((3 + Math.sqrt(5)) / 2), 11);
    expect(standardErrors[0]).toBeLessThan(1e-11);
  });

  test("is -Infinity where every vector is shrunk to nothing", () => {
    const superstable = lyapunovSpectrum(logistic(2), { initialState: Float64Array.of(0.5) });
    expect(superstable.exponents[0]).toBe(-Infinity);
    expect(superstable.standardErrors[0]).toBe(0);
  });

  test("leaves a stepper at the end of its path, without tangent vectors", () => {
    const map = henon();
    lyapunovSpectrum(map, { duration: 500, transient: 100, alignment: 50 });
    expect(map.time).toBe(650);
    const twin = henon();
    twin.advance(650);
    expect(map.state).toEqual(twin.state);
  });
});

describe("lyapunovSpectrum says what is wrong", () => {
  test("where the derivatives are missing", () => {
    const { field, initialState, dimension } = convection;
    expect(() => lyapunovSpectrum({ field, initialState, dimension })).toThrow(TypeError);
    expect(() => lyapunovSpectrum({ field, initialState, dimension })).toThrow(/the flow has no jacobian; give it/);
    const { tangent: _, ...blind } = henon();
    expect(() => lyapunovSpectrum(blind)).toThrow(/the stepper has no tangent; give it/);
  });

  test("with the options", () => {
    expect(() => lyapunovSpectrum(henon(), { count: 3 })).toThrow(/count must be at most the dimension 2, got 3/);
    expect(() => lyapunovSpectrum(henon(), { duration: 0 })).toThrow(/duration must be positive, got 0/);
    expect(() => lyapunovSpectrum(henon(), { transient: -1 })).toThrow(/transient must be at least 0, got -1/);
    expect(() => lyapunovSpectrum(henon(), { blocks: 1 })).toThrow(/blocks must be a whole number, at least 2, got 1/);
  });

  test("when the path goes to infinity", () => {
    const escaping = henon();
    expect(() => lyapunovSpectrum(escaping, { initialState: Float64Array.of(5, 5) })).toThrow(NumericalError);
    expect(() => lyapunovSpectrum(linearFlow([20]), { duration: 100, transient: 0 })).toThrow(NumericalError);
  });
});

interface Invariants {
  computed_spectrum: number[];
  standard_error: number[];
  T: number;
}

describe("lyapunovSpectrum against the reference invariants", () => {
  const { systems = [] }: { systems?: (Invariants & { id: string })[] } = readReference("reference_invariants");
  const rossler: Flow = {
    dimension: 3,
    initialState: Float64Array.of(1, 1, 1),
    field: (_t, s, out) => {
      out[0] = -s[1] - s[2];
      out[1] = s[0] + 0.2 * s[1];
      out[2] = 0.2 + s[2] * (s[0] - 5.7);
    },
    jacobian: (_t, s, out) => out.set([0, -1, -1, 1, 0.2, 0, s[2], 0, s[0] - 5.7]),
  };
  test.skipIf(!hasReference).each([
    { id: "lorenz63", system: convection, duration: 2000 },
    { id: "rossler_.2_.2_5.7", system: rossler, duration: 10_000 },
    { id: "henon_1.4_.3", system: henon(), duration: 200_000 },
    { id: "logistic_3.9", system: logistic(3.9), duration: 200_000 },
  ])("$id (needs the reference values)", ({ id, system, duration }) => {
    const { computed_spectrum, standard_error, T } = systems.find((one) => one.id === id) ?? systems[0];
    const { exponents } = lyapunovSpectrum(system, { duration });
    // Tolerance rule of the reference: four standard errors of a run of this length, or 0.2 percent.
    exponents.forEach((exponent, i) => {
      const tolerance = Math.max(
        4 * standard_error[i] * Math.sqrt(T / duration),
        2e-3 * Math.abs(computed_spectrum[i]),
      );
      expect(Math.abs(exponent - computed_spectrum[i]), `exponent ${i}: ${exponent}`).toBeLessThan(tolerance);
    });
  });
});
