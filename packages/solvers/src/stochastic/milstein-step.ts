import type { SdeStep, StepMemory } from "./sde-step.ts";

/** Milstein's step for diagonal noise: y + h f + b ΔW + ½ b b' (ΔW² - h), without the -h if noise is Stratonovich. */
export function diagonalMilsteinStep({ flow, shape, state, increments }: StepMemory): SdeStep {
  const { field, diffusion, diffusionJacobian, interpretation } = flow;
  const n = shape.dimension;
  const ito = interpretation !== "stratonovich";
  const drift = new Float64Array(n);
  const b = new Float64Array(n);
  const slope = new Float64Array(n);
  const above = new Float64Array(n);
  const below = new Float64Array(n);

  return (t, h) => {
    const expected = ito ? h : 0;
    field(t, state, drift);
    diffusion(t, state, b);
    if (diffusionJacobian) {
      diffusionJacobian(t, state, slope);
      for (let i = 0; i < n; i++) slope[i] *= b[i];
    } else {
      const root = Math.sqrt(h);
      for (let i = 0; i < n; i++) above[i] = state[i] + root * b[i];
      diffusion(t, above, slope);
      for (let i = 0; i < n; i++) below[i] = state[i] - root * b[i];
      diffusion(t, below, above);
      for (let i = 0; i < n; i++) slope[i] = (slope[i] - above[i]) / (2 * root);
    }
    for (let i = 0; i < n; i++) {
      const w = increments[i];
      state[i] += h * drift[i] + b[i] * w + 0.5 * slope[i] * (w * w - expected);
    }
  };
}

/** Milstein's step for noise that commutes: y + h f + Σ_k b_k ΔW_k + ½ Σ_jk L^j b_k (ΔW_j ΔW_k - δ_jk h). */
export function commutativeMilsteinStep({ flow, shape, state, increments }: StepMemory): SdeStep {
  const { field, diffusion, diffusionJacobian, interpretation } = flow;
  const { kind, dimension: n, noises: m } = shape;
  const ito = interpretation !== "stratonovich";
  const drift = new Float64Array(n);
  const b = new Float64Array(n * m);
  const db = new Float64Array(shape.derivatives);
  const point = new Float64Array(n);
  const above = new Float64Array(n * m);
  const below = new Float64Array(n * m);
  /** L^j b: the derivative of all amplitudes along those of noise j. */
  const slope = new Float64Array(n * m);

  function slopeAlong(t: number, j: number, root: number): void {
    if (diffusionJacobian) {
      for (let r = 0; r < n * m; r++) {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += db[r * n + i] * b[i * m + j];
        slope[r] = sum;
      }
      return;
    }
    for (let i = 0; i < n; i++) point[i] = state[i] + root * b[i * m + j];
    diffusion(t, point, above);
    for (let i = 0; i < n; i++) point[i] = state[i] - root * b[i * m + j];
    diffusion(t, point, below);
    for (let r = 0; r < n * m; r++) slope[r] = (above[r] - below[r]) / (2 * root);
  }

  return (t, h) => {
    field(t, state, drift);
    diffusion(t, state, b);
    for (let i = 0; i < n; i++) {
      drift[i] *= h;
      for (let k = 0; k < m; k++) drift[i] += b[i * m + k] * increments[k];
    }
    if (kind !== "additive") {
      diffusionJacobian?.(t, state, db);
      const root = Math.sqrt(h);
      for (let j = 0; j < m; j++) {
        slopeAlong(t, j, root);
        for (let k = 0; k < m; k++) {
          const integral = 0.5 * (increments[j] * increments[k] - (ito && j === k ? h : 0));
          for (let i = 0; i < n; i++) drift[i] += integral * slope[i * m + k];
        }
      }
    }
    for (let i = 0; i < n; i++) state[i] += drift[i];
  };
}
