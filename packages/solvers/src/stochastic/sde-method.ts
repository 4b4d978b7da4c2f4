import type { NoiseKind } from "./stochastic-flow.ts";

/** A method for stochastic differential equations, with steps of fixed length. */
export type SdeMethod = PlainSdeMethod | AdditiveRungeKutta | DiagonalRungeKutta;

interface SdeMethodFacts {
  readonly name: string;
  /** The error on a path, in the mean, falls like h^strongOrder. */
  readonly strongOrder: number;
  /** The meaning of noise that the method has. An equation with the other one is converted. @default both */
  readonly interpretation?: "ito" | "stratonovich";
  /** The kinds of noise that it can treat. */
  readonly noise: readonly NoiseKind[];
}

/** A method without coefficients. */
export interface PlainSdeMethod extends SdeMethodFacts {
  readonly kind: "euler-maruyama" | "euler-heun" | "milstein";
}

/**
 * A stochastic Runge-Kutta method for additive noise, SRA in Rössler's notation (SIAM J. Numer. Anal. 48, 922, 2010):
 * H_i = y + h Σ_j A_ij f(t + c_j h, H_j) + Σ_j B_ij b(t + d_j h) I_10 / h and
 * y + h Σ_i α_i f(t + c_i h, H_i) + Σ_i (β1_i I_1 + β2_i I_10 / h) b(t + d_i h), where I_1 is the increment of W over the step
 * and I_10 the integral of W minus its value at the start.
 */
export interface AdditiveRungeKutta extends SdeMethodFacts {
  readonly kind: "additive-runge-kutta";
  readonly nodes: readonly number[];
  readonly noiseNodes: readonly number[];
  readonly stages: readonly (readonly number[])[];
  readonly noiseStages: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly noiseWeights: readonly [readonly number[], readonly number[]];
}

/**
 * A stochastic Runge-Kutta method for diagonal or scalar Itô noise, SRI in Rössler's notation (2010): stages H_i for the
 * drift and K_i for the noise,
 * H_i = y + h Σ_j A_ij f(t + c_j h, H_j) + Σ_j B_ij b(t + d_j h, K_j) I_10 / h,
 * K_i = y + h Σ_j C_ij f(t + c_j h, H_j) + √h Σ_j D_ij b(t + d_j h, K_j), and
 * y + h Σ_i α_i f(t + c_i h, H_i) + Σ_i (β1_i I_1 + β2_i I_11 / √h + β3_i I_10 / h + β4_i I_111 / h) b(t + d_i h, K_i).
 */
export interface DiagonalRungeKutta extends SdeMethodFacts {
  readonly kind: "diagonal-runge-kutta";
  readonly nodes: readonly number[];
  readonly noiseNodes: readonly number[];
  /** A, B, C and D. */
  readonly stages: readonly (readonly number[])[];
  readonly stagesOfNoise: readonly (readonly number[])[];
  readonly noiseStages: readonly (readonly number[])[];
  readonly noiseStagesOfNoise: readonly (readonly number[])[];
  readonly weights: readonly number[];
  /** β1, β2, β3 and β4. */
  readonly noiseWeights: readonly [readonly number[], readonly number[], readonly number[], readonly number[]];
}

/**
 * The method of Euler and Maruyama, y + h f + b ΔW, for any Itô noise: strong order 1/2 (1 where noise is additive), weak
 * order 1 (Maruyama 1955; Kloeden and Platen, Numerical Solution of Stochastic Differential Equations, section 10.2).
 */
export const eulerMaruyama: SdeMethod = {
  kind: "euler-maruyama",
  name: "Euler-Maruyama",
  strongOrder: 0.5,
  interpretation: "ito",
  noise: ["diagonal", "scalar", "additive", "commutative", "general"],
};

/**
 * Heun's method for any Stratonovich noise: an Euler step, then the mean of drift and amplitudes at both ends. Strong order 1
 * where noise commutes, otherwise 1/2 (Rümelin, SIAM J. Numer. Anal. 19, 604, 1982).
 */
export const eulerHeun: SdeMethod = {
  kind: "euler-heun",
  name: "Euler-Heun",
  strongOrder: 1,
  interpretation: "stratonovich",
  noise: ["diagonal", "scalar", "additive", "commutative", "general"],
};

/**
 * Milstein's method, which adds ½ Σ_jk L^j b_k (ΔW_j ΔW_k - δ_jk h) to that of Euler and Maruyama, without the -h where noise
 * is Stratonovich: strong and weak order 1, for noise that commutes. Derivatives are those of `flow.diffusionJacobian`, or
 * else central difference quotients over √h times the amplitude (Milstein 1974; Kloeden and Platen, sections 10.3 and 11.1).
 */
export const milstein: SdeMethod = {
  kind: "milstein",
  name: "Milstein",
  strongOrder: 1,
  noise: ["diagonal", "scalar", "additive", "commutative"],
};

/** Rössler's stochastic Runge-Kutta method SRA1 for additive noise, of strong order 1.5 (SIAM J. Numer. Anal. 48, 922, 2010). */
export const sra1: SdeMethod = {
  kind: "additive-runge-kutta",
  name: "SRA1",
  strongOrder: 1.5,
  noise: ["additive"],
  nodes: [0, 3 / 4],
  noiseNodes: [1, 0],
  stages: [[], [3 / 4]],
  noiseStages: [[], [3 / 2]],
  weights: [1 / 3, 2 / 3],
  noiseWeights: [
    [1, 0],
    [-1, 1],
  ],
};

/**
 * Rössler's stochastic Runge-Kutta method SRIW1 for diagonal or scalar Itô noise, of strong order 1.5 (SIAM J. Numer. Anal.
 * 48, 922, 2010).
 */
export const sriw1: SdeMethod = {
  kind: "diagonal-runge-kutta",
  name: "SRIW1",
  strongOrder: 1.5,
  interpretation: "ito",
  noise: ["diagonal", "scalar"],
  nodes: [0, 3 / 4, 0, 0],
  noiseNodes: [0, 1 / 4, 1, 1 / 4],
  stages: [[], [3 / 4], [], []],
  stagesOfNoise: [[], [3 / 2], [], []],
  noiseStages: [[], [1 / 4], [1], [0, 0, 1 / 4]],
  noiseStagesOfNoise: [[], [1 / 2], [-1], [-5, 3, 1 / 2]],
  weights: [1 / 3, 2 / 3, 0, 0],
  noiseWeights: [
    [-1, 4 / 3, 2 / 3, 0],
    [-1, 4 / 3, -1 / 3, 0],
    [2, -4 / 3, -2 / 3, 0],
    [-2, 5 / 3, -2 / 3, 1],
  ],
};
