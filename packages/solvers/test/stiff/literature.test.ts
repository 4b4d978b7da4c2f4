import { describe, expect, test } from "vitest";
import {
  autoSwitch,
  ndf,
  type OdeMethod,
  radau5,
  radau9,
  rodas5P,
  type SolveOdeOptions,
  solveOde,
} from "../../src/index.ts";
import { e5, oregonator, ringModulator, robertson, vanDerPol } from "./problems.ts";

/** Largest relative difference of a component; what is smaller than 1e-12 of the largest one does not count. */
function componentError(got: ArrayLike<number>, expected: readonly number[]): number {
  const floor = 1e-12 * Math.max(...expected.map(Math.abs));
  return Math.max(...expected.map((value, i) => Math.abs(got[i] - value) / Math.max(Math.abs(value), floor)));
}

// End values from the Test Set for IVP Solvers, release 2.4, at the precision that two further integrators confirm.

describe("Robertson's reaction to t = 1e11", () => {
  const end = [0.2083340149701255e-7, 0.8333360770334713e-13, 0.999999979166505];
  const options = { duration: 1e11, absoluteTolerance: 1e-24, saveAt: Float64Array.of(1e11) };

  test.each<[OdeMethod, number, number]>([
    [radau9, 1e-12, 1e-10],
    [radau5, 1e-12, 1e-10],
    [rodas5P, 1e-11, 1e-8],
    [ndf, 1e-11, 1e-7],
  ])("comes out right in every component, ten decades apart", (method, relativeTolerance, error) => {
    const { states } = solveOde(robertson, { ...options, method, relativeTolerance });
    expect(componentError(states, end)).toBeLessThan(error);
  });

  test("takes a few hundred steps", () => {
    const { statistics } = solveOde(robertson, { ...options, method: radau9, relativeTolerance: 1e-10 });
    expect(statistics.accepted).toBeLessThan(400);
  });

  test("keeps the mass, a linear invariant, to rounding", () => {
    for (const method of [radau5, radau9, rodas5P, ndf]) {
      const { states } = solveOde(robertson, { ...options, method, relativeTolerance: 1e-6 });
      expect(states[0] + states[1] + states[2]).toBeCloseTo(1, 11);
    }
  });
});

describe("the Oregonator", () => {
  const end = [0.1000814870318523e1, 0.1228178521549917e4, 0.1320554942846706e3];

  test.each<[OdeMethod, number, number]>([
    [radau9, 1e-12, 1e-10],
    [radau5, 1e-11, 1e-9],
    [rodas5P, 1e-10, 1e-9],
    [autoSwitch, 1e-9, 1e-7],
    [ndf, 1e-10, 1e-6],
  ])("reaches the published state at t = 360 after two of its cycles", (method, relativeTolerance, error) => {
    const { states } = solveOde(oregonator, {
      duration: 360,
      method,
      relativeTolerance,
      saveAt: Float64Array.of(360),
    });
    expect(componentError(states, end)).toBeLessThan(error);
  });
});

describe("E5, chemical pyrolysis to t = 1e13", () => {
  // Every component counts down to 1e-23: rounding errors of the beginning, where they are 1e-11, are all that is left.
  const options: SolveOdeOptions = {
    duration: 1e13,
    relativeTolerance: 1e-12,
    absoluteTolerance: 1e-38,
    saveAt: Float64Array.of(1e5, 1e13),
  };

  test("reaches the computed state (the printed one has three digits)", () => {
    for (const method of [radau5, radau9]) {
      const { states } = solveOde(e5, { ...options, method });
      expect(states[5] / 8.861233e-23).toBeCloseTo(1, 3);
      expect(states[6] / 8.861233e-23).toBeCloseTo(1, 3);
      expect(Math.abs(states[4])).toBeLessThan(1e-30);
    }
  });

  test("keeps y2 - y3 - y4 = 0 to rounding errors of the largest values on the way", () => {
    const { states } = solveOde(e5, { ...options, method: radau5 });
    for (const k of [0, 4]) expect(Math.abs(states[k + 1] - states[k + 2] - states[k + 3])).toBeLessThan(5e-26);
  });
});

describe("the ring modulator, to t = 1e-3", () => {
  const end = [
    -0.2339057358486745e-1, -0.7367485485540825e-2, 0.2582956709291169, -0.406446572128345, -0.4039455665149794,
    0.2607966765422943, 0.1106761861269975, 0.2939904342435596e-6, -0.2840029933642329e-7, 0.7267198267264553e-3,
    0.792948719696084e-3, -0.7255283495698965e-3, -0.7941401968526521e-3, 0.7088495416976114e-4, 0.239005907523657e-4,
  ];

  test("oscillates ten thousand times into the published state", () => {
    const { states } = solveOde(ringModulator, {
      duration: 1e-3,
      method: radau9,
      relativeTolerance: 1e-9,
      absoluteTolerance: 1e-12,
      saveAt: Float64Array.of(1e-3),
    });
    expect(componentError(states, end)).toBeLessThan(1e-7);
  });
});

test("Van der Pol's relaxation at ε = 1e-6 reaches the published state, with its Jacobian given and without", () => {
  const end = [1.706167732170483, -0.8928097010247975];
  for (const jacobian of [vanDerPol.jacobian, undefined]) {
    for (const method of [radau9, radau5, rodas5P]) {
      const options = { duration: 2, method, relativeTolerance: 1e-10, saveAt: Float64Array.of(2) };
      expect(componentError(solveOde({ ...vanDerPol, jacobian }, options).states, end)).toBeLessThan(1e-9);
    }
  }
});
