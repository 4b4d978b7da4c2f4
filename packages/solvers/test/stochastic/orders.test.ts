import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  type BrownianPath,
  brownianPath,
  coarsenPath,
  eulerHeun,
  eulerMaruyama,
  milstein,
  type SdeMethod,
  type StochasticFlow,
  solveSde,
  sra1,
  sriw1,
} from "../../src/index.ts";
import { slope } from "../slope.ts";

const paths = 10_000;

/** 10⁴ independent copies of a scalar equation, as one equation with diagonal noise. */
function copies(
  drift: (x: number) => number,
  amplitude: (x: number) => number,
  derivative: ((x: number) => number) | undefined,
  start: number,
  interpretation: "ito" | "stratonovich" = "ito",
): StochasticFlow {
  const each = (f: (x: number) => number) => (_: number, x: Float64Array, out: Float64Array) => {
    for (let i = 0; i < paths; i++) out[i] = f(x[i]);
  };
  return {
    dimension: paths,
    interpretation,
    initialState: new Float64Array(paths).fill(start),
    field: each(drift),
    diffusion: each(amplitude),
    ...(derivative && { diffusionJacobian: each(derivative) }),
  };
}

const noise = brownianPath(createRng(5), { duration: 1, step: 1 / 64, noises: paths });
const end = coarsenPath(noise, 64).increments;
const steps = [1 / 4, 1 / 8, 1 / 16, 1 / 32, 1 / 64];

/** Observed strong and weak order: of the mean distance to the exact end, and of the distance of the means. */
function orders(
  flow: StochasticFlow,
  method: SdeMethod,
  exact: (w: number) => number,
): { strong: number; weak: number } {
  const errors = steps.map((step) => {
    const { states } = solveSde(flow, { duration: 1, step, saveEvery: 1, path: noise, method });
    return end.map((w, i) => states[paths + i] - exact(w));
  });
  const mean = (values: Float64Array): number => values.reduce((a, b) => a + b) / values.length;
  return {
    strong: slope(
      steps,
      errors.map((error) => mean(error.map(Math.abs))),
    ),
    weak: slope(
      steps,
      errors.map((error) => Math.abs(mean(error))),
    ),
  };
}

// dX = -X (1 - X²)/4 dt + (1 - X²)/2 dW, which is tanh(W/2 + artanh x).
const saturation = [(x: number) => -0.25 * x * (1 - x * x), (x: number) => 0.5 * (1 - x * x)] as const;
const saturated = (w: number): number => Math.tanh(w / 2 + Math.atanh(0.5));

describe("strong and weak order on 10⁴ paths", () => {
  test.each([
    { method: eulerMaruyama, strong: 0.5, weak: 1 },
    { method: milstein, strong: 1, weak: 1 },
    { method: sriw1, strong: 1.5, weak: 2 },
  ])("of $method.name for diagonal noise: $strong and $weak", ({ method, strong, weak }) => {
    const flow = copies(...saturation, (x) => -x, 0.5);
    const observed = orders(flow, method, saturated);
    expect(Math.abs(observed.strong - strong)).toBeLessThan(0.2);
    expect(Math.abs(observed.weak - weak)).toBeLessThan(0.4);
  });

  test("of Milstein's method is the same with difference quotients for derivatives", () => {
    const { strong } = orders(copies(...saturation, undefined, 0.5), milstein, saturated);
    expect(Math.abs(strong - 1)).toBeLessThan(0.2);
  });

  test("of all methods where the equation is meant in Stratonovich's sense: X/2 dt + 0.6 X ∘ dW is exp(t/2 + 0.6 W)", () => {
    const growth = [(x: number) => 0.5 * x, (x: number) => 0.6 * x] as const;
    const exact = (w: number): number => Math.exp(0.5 + 0.6 * w);
    for (const [method, strong] of [
      [eulerMaruyama, 0.5],
      [milstein, 1],
      [eulerHeun, 1],
      [sriw1, 1.5],
    ] as const) {
      const observed = orders(
        copies(...growth, () => 0.6, 1, "stratonovich"),
        method,
        exact,
      );
      expect(Math.abs(observed.strong - strong)).toBeLessThan(0.2);
    }
    const quotients = orders(copies(...growth, undefined, 1, "stratonovich"), milstein, exact);
    expect(Math.abs(quotients.strong - 1)).toBeLessThan(0.2);
  });

  test("of SRA1 for additive noise: 1.5 and 2", () => {
    const flow: StochasticFlow = {
      dimension: 1,
      noise: "additive",
      initialState: Float64Array.of(1),
      field: (_, x, out) => {
        out[0] = 0.2 * Math.sin(3 * x[0]);
      },
      diffusion: (t, _x, out) => {
        out[0] = 1 / (1 + t);
      },
    };
    const sizes = [1 / 4, 1 / 8, 1 / 16, 1 / 32];
    const strong = sizes.map(() => 0);
    const weak = sizes.map(() => 0);
    const rng = createRng(9);
    for (let k = 0; k < paths; k++) {
      const path = brownianPath(rng, { duration: 1, step: 1 / 128 });
      const solve = (step: number): number =>
        solveSde(flow, { duration: 1, step, saveEvery: 1, path, method: sra1 }).states[1];
      const exact = solve(1 / 128);
      for (let s = 0; s < sizes.length; s++) {
        const error = solve(sizes[s]) - exact;
        strong[s] += Math.abs(error) / paths;
        weak[s] += error / paths;
      }
    }
    expect(Math.abs(slope(sizes, strong) - 1.5)).toBeLessThan(0.2);
    expect(slope(sizes, weak.map(Math.abs))).toBeGreaterThan(1.5);
  });
});

describe("strong order in several variables", () => {
  /** Mean distance to the solution with a much finer step, on the same paths. */
  function observed(flow: StochasticFlow, method: SdeMethod, noises: number, reference: SdeMethod = method): number {
    const sizes = [1 / 8, 1 / 16, 1 / 32, 1 / 64];
    const errors = sizes.map(() => 0);
    const rng = createRng(17);
    for (let k = 0; k < 250; k++) {
      const path: BrownianPath = brownianPath(rng, { duration: 1, step: 1 / 1024, noises });
      const solve = (step: number, by: SdeMethod): Float64Array =>
        solveSde(flow, { duration: 1, step, saveEvery: 1, path, method: by }).states;
      const exact = solve(1 / 1024, reference);
      sizes.forEach((size, s) => {
        const states = solve(size, method);
        errors[s] += Math.hypot(states[2] - exact[2], states[3] - exact[3]);
      });
    }
    return slope(sizes, errors);
  }

  const oscillator = (_: number, y: Float64Array, out: Float64Array): void => {
    out[0] = y[1];
    out[1] = -Math.sin(y[0]) - 0.5 * y[1];
  };
  const initialState = Float64Array.of(1, 0.5);

  test("is 1.5 for SRIW1 and 1 for Milstein's method where one noise drives all variables", () => {
    const flow: StochasticFlow = {
      dimension: 2,
      initialState,
      noise: "scalar",
      field: oscillator,
      diffusion: (_, y, out) => {
        out[0] = 0.5 * Math.cos(y[1]);
        out[1] = 0.4 * y[0];
      },
      diffusionJacobian: (_, y, out) => {
        out[0] = 0;
        out[1] = -0.5 * Math.sin(y[1]);
        out[2] = 0.4;
        out[3] = 0;
      },
    };
    expect(Math.abs(observed(flow, sriw1, 1) - 1.5)).toBeLessThan(0.25);
    expect(Math.abs(observed(flow, milstein, 1, sriw1) - 1)).toBeLessThan(0.2);
    const { diffusionJacobian: _, ...quotients } = flow;
    expect(Math.abs(observed(quotients, milstein, 1, sriw1) - 1)).toBeLessThan(0.2);
    expect(Math.abs(observed(flow, eulerHeun, 1, sriw1) - 1)).toBeLessThan(0.2);
  });

  test("is 1.5 for SRA1 with more noises than variables", () => {
    const flow: StochasticFlow = {
      dimension: 2,
      initialState,
      noise: "additive",
      noises: 3,
      field: oscillator,
      diffusion: (t, _y, out) => {
        const amplitudes = [2, 1, 0, 2 * Math.cos(t), 0, 3];
        for (let k = 0; k < 6; k++) out[k] = amplitudes[k];
      },
    };
    expect(Math.abs(observed(flow, sra1, 3) - 1.5)).toBeLessThan(0.25);
    expect(Math.abs(observed(flow, eulerMaruyama, 3, sra1) - 1)).toBeLessThan(0.2);
    expect(observed(flow, eulerHeun, 3, sra1)).toBeGreaterThan(0.9);
  });

  test("is 1 for Milstein's method with noises that commute", () => {
    // Amplitudes y_i (a_k + …) of two noises: L^1 b_2 = L^2 b_1.
    const factors = [0.5, 0.3, -0.2, 0.6];
    const flow: StochasticFlow = {
      dimension: 2,
      initialState,
      noise: "commutative",
      noises: 2,
      field: oscillator,
      diffusion: (_, y, out) => {
        for (let k = 0; k < 4; k++) out[k] = factors[k] * y[k >> 1];
      },
      diffusionJacobian: (_, _y, out) => {
        for (let k = 0; k < 4; k++) {
          out[2 * k] = k < 2 ? factors[k] : 0;
          out[2 * k + 1] = k < 2 ? 0 : factors[k];
        }
      },
    };
    expect(Math.abs(observed(flow, milstein, 2) - 1)).toBeLessThan(0.2);
    const { diffusionJacobian: _, ...quotients } = flow;
    expect(Math.abs(observed(quotients, milstein, 2, milstein) - 1)).toBeLessThan(0.2);
  });
});
