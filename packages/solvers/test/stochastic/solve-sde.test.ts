import { createRng, NumericalError } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  type AdditiveRungeKutta,
  brownianPath,
  type DiagonalRungeKutta,
  eulerHeun,
  eulerMaruyama,
  milstein,
  type SdeMethod,
  type StochasticFlow,
  sdeIntegrator,
  solveSde,
  sra1,
  sriw1,
  toIto,
  toStratonovich,
} from "../../src/index.ts";

/** dX = -2X dt + 0.7 dW from 1, in 10⁴ copies. */
const paths = 10_000;
const ornsteinUhlenbeck: StochasticFlow = {
  dimension: paths,
  initialState: new Float64Array(paths).fill(1),
  field: (_, x, out) => {
    for (let i = 0; i < paths; i++) out[i] = -2 * x[i];
  },
  diffusion: (_, _x, out) => void out.fill(0.7),
  diffusionJacobian: (_, _x, out) => void out.fill(0),
};

/** Geometric Brownian motion. */
const growth: StochasticFlow = {
  dimension: 1,
  initialState: Float64Array.of(1),
  field: (_, x, out) => {
    out[0] = 0.3 * x[0];
  },
  diffusion: (_, x, out) => {
    out[0] = 0.5 * x[0];
  },
  diffusionJacobian: (_, _x, out) => {
    out[0] = 0.5;
  },
};

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0);
const times = (rows: readonly (readonly number[])[], v: readonly number[]): number[] =>
  v.map((_, i) => (rows[i] ?? []).reduce((sum, value, j) => sum + value * v[j], 0));
const product = (a: readonly number[], b: readonly number[]): number[] => a.map((value, i) => value * b[i]);

describe("coefficients", () => {
  test("of SRIW1 satisfy the conditions for strong order 1.5 (Rössler 2010, theorem 5.1)", () => {
    const { kind, ...method } = sriw1 as DiagonalRungeKutta;
    expect(kind).toBe("diagonal-runge-kutta");
    const { stages: A, stagesOfNoise: B, noiseStages: C, noiseStagesOfNoise: D, weights: alpha, noiseWeights } = method;
    const e = [1, 1, 1, 1];
    const [Ae, Be, Ce, De] = [A, B, C, D].map((rows) => times(rows, e));
    expect(Ae).toEqual(method.nodes);
    expect(Ce).toEqual(method.noiseNodes);
    const conditions: [row: readonly number[], against: readonly number[], values: number[]][] = [
      [e, e, [1, 0, 0, 0]],
      [e, De, [0, 1, 0, 0]],
      [e, Ce, [1, 0, -1, 0]],
      [De, De, [1, 0, -1, 2]],
      [e, times(D, De), [0, 0, 0, 1]],
    ];
    for (const [first, second, values] of conditions) {
      noiseWeights.forEach((beta, k) => {
        expect(dot(beta, product(first, second))).toBeCloseTo(values[k], 14);
      });
    }
    expect([dot(alpha, e), dot(alpha, Ae), dot(alpha, Be), dot(alpha, product(Be, Be))]).toEqual([1, 0.5, 1, 1.5]);
    const [beta1, , beta3] = noiseWeights;
    expect(dot(beta1, times(C, Be)) / 2 + dot(beta3, times(C, Be)) / 3).toBeCloseTo(0, 14);
  });

  test("of SRA1 satisfy the conditions for strong order 1.5 (Rössler 2010, theorem 4.1)", () => {
    const { stages, noiseStages, nodes, noiseNodes, weights, noiseWeights } = sra1 as AdditiveRungeKutta;
    const e = [1, 1];
    const Be = times(noiseStages, e);
    expect(times(stages, e)).toEqual(nodes);
    expect([dot(weights, e), dot(weights, nodes), dot(weights, Be), dot(weights, product(Be, Be))]).toEqual([
      1, 0.5, 1, 1.5,
    ]);
    const [beta1, beta2] = noiseWeights;
    expect([dot(beta1, e), dot(beta2, e), dot(beta1, noiseNodes), dot(beta2, noiseNodes)]).toEqual([1, 0, 1, -1]);
  });
});

describe("solveSde", () => {
  test.each([eulerMaruyama, eulerHeun, milstein, sriw1])(
    "gives the moments of the Ornstein-Uhlenbeck process, by $name",
    (method) => {
      const { states } = solveSde(ornsteinUhlenbeck, {
        rng: createRng(11),
        duration: 1,
        step: 1 / 200,
        saveEvery: 1,
        method,
      });
      const end = states.subarray(paths);
      const mean = end.reduce((a, b) => a + b) / paths;
      const variance = end.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (paths - 1);
      const expected = 0.1225 * (1 - Math.exp(-4));
      expect(Math.abs(mean - Math.exp(-2))).toBeLessThan(4 * Math.sqrt(expected / paths) + 0.002);
      expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / paths) + 0.01);
    },
  );

  test("without noise is a method for ordinary equations", () => {
    const decay: StochasticFlow = { ...growth, diffusion: (_, _x, out) => void out.fill(0) };
    for (const [method, digits] of [
      [eulerMaruyama, 2],
      [milstein, 2],
      [eulerHeun, 5],
      [sriw1, 5],
    ] as const) {
      const { states } = solveSde(decay, { rng: createRng(1), duration: 1, step: 0.005, saveEvery: 1, method });
      expect(states[1]).toBeCloseTo(Math.exp(0.3), digits);
    }
  });

  test("saves at the times of the plan, and the same at the same seed", () => {
    const solve = (saveEvery?: number) =>
      solveSde(growth, { rng: createRng(4), duration: 1, step: 0.3, startTime: 2, ...(saveEvery && { saveEvery }) });
    expect(solve().times).toEqual(Float64Array.of(2, 2.25, 2.5, 2.75, 3));
    expect(solve(0.5).times).toEqual(Float64Array.of(2, 2.5, 3));
    expect(solve(0.5).states[1]).toBe(solve().states[2]);
    expect(solveSde(growth, { rng: createRng(4), duration: 0, step: 0.1 }).states).toEqual(Float64Array.of(1));
  });

  test("follows a path that is finer than its step, or longer than the duration", () => {
    const path = brownianPath(createRng(6), { duration: 2, step: 1 / 512 });
    const w = path.increments.slice(0, 512).reduce((a, b) => a + b);
    const { states } = solveSde(growth, { path, duration: 1, step: 1 / 128, saveEvery: 1 });
    expect(states[1]).toBeCloseTo(Math.exp(0.3 - 0.125 + 0.5 * w), 3);
  });

  test("refuses paths that do not fit, and methods that cannot treat the noise", () => {
    const path = brownianPath(createRng(6), { duration: 1, step: 1 / 8 });
    const solve = (flow: StochasticFlow, options: object, method: SdeMethod = milstein) =>
      solveSde(flow, { path, duration: 1, step: 1 / 8, method, ...options });
    expect(() => solve(growth, { step: 1 / 12 })).toThrow(/multiple of the step of the path/);
    expect(() => solve(growth, { duration: 2 })).toThrow(/must have 16 steps, got 8/);
    expect(() => solve({ ...growth, noise: "additive", noises: 2 }, {})).toThrow(/must have 2 noises, got 1/);
    expect(() => solve(growth, { path: { ...path, areas: undefined } }, sriw1)).toThrow(/path.areas/);
    expect(() => solve(growth, {}, sra1)).toThrow(/treats additive noise, got diagonal/);
    expect(() => solve({ ...growth, noise: "general", noises: 2 }, {})).toThrow(/general/);
    expect(() => solve(growth, { duration: -1 })).toThrow(RangeError);
    expect(() => solve(growth, { step: 0 })).toThrow(RangeError);
    expect(() => solve({ ...growth, noises: 2 }, {})).toThrow(/as many noises as variables/);
  });

  test("says when the state diverges", () => {
    const explosion: StochasticFlow = {
      ...growth,
      field: (_, x, out) => {
        out[0] = x[0] ** 3;
      },
    };
    expect(() => solveSde(explosion, { rng: createRng(1), duration: 50, step: 0.1 })).toThrow(NumericalError);
  });
});

describe("interpretation", () => {
  test("converts there and back: the drift moves by ½ b b'", () => {
    const out = new Float64Array(1);
    const there = toStratonovich(growth);
    there.field(0, Float64Array.of(2), out);
    expect(out[0]).toBeCloseTo(0.6 - 0.25, 15);
    expect(there.interpretation).toBe("stratonovich");
    toIto(there).field(0, Float64Array.of(2), out);
    expect(out[0]).toBeCloseTo(0.6, 15);
    expect(toIto(growth)).toBe(growth);
    expect(toStratonovich(there)).toBe(there);
  });

  test("is the same for additive noise, and needs derivatives otherwise", () => {
    const { diffusionJacobian: _, ...plain } = growth;
    expect(() => toStratonovich(plain)).toThrow(/diffusionJacobian/);
    expect(toStratonovich({ ...plain, noise: "additive" }).field).toBe(plain.field);
  });

  test("of several noises: the correction is ½ Σ_k Σ_j b_jk ∂b_ik/∂y_j", () => {
    // b = [[y₁, y₀²], [y₀ y₁, 1]]: for i = 0, noise 0 gives y₀y₁ · 1, noise 1 y₀² · 2y₀; for i = 1, noise 0 y₁ · y₁ + y₀y₁ · y₀.
    const flow: StochasticFlow = {
      dimension: 2,
      noise: "general",
      noises: 2,
      interpretation: "stratonovich",
      initialState: Float64Array.of(2, 3),
      field: (_, _y, out) => void out.fill(0),
      diffusion: (_, y, out) => void out.set([y[1], y[0] ** 2, y[0] * y[1], 1]),
      diffusionJacobian: (_, y, out) => void out.set([0, 1, 2 * y[0], 0, y[1], y[0], 0, 0]),
    };
    const out = new Float64Array(2);
    toIto(flow).field(0, flow.initialState, out);
    expect(out).toEqual(Float64Array.of((6 + 16) / 2, (9 + 12) / 2));
  });
});

describe("sdeIntegrator", () => {
  test("goes along the path of solveSde with the same seed", () => {
    const { states } = solveSde(growth, { rng: createRng(7), duration: 2, step: 0.01, saveEvery: 1 });
    const stepper = sdeIntegrator(growth, { rng: createRng(7), step: 0.01 });
    stepper.advance(1);
    expect(stepper.state[0]).toBeCloseTo(states[1], 12);
    stepper.advance(1);
    expect(stepper.state[0]).toBeCloseTo(states[2], 12);
    expect(stepper.time).toBe(2);
    stepper.reset(Float64Array.of(5));
    expect([stepper.time, stepper.state[0]]).toEqual([0, 5]);
    expect(() => stepper.advance(-1)).toThrow(RangeError);
  });
});
