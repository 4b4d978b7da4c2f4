import type { Tableau } from "../explicit/tableau.ts";
import { type DifferentiableFlow, parametersOf } from "./differentiable-flow.ts";

/**
 * Goes back through one step of an explicit method, from time `t` and state `y` over `h`: turns the gradient by the state
 * at its end, in place, into that by the state at its start, and adds what the parameters contribute.
 */
export type StepAdjoint = (
  t: number,
  h: number,
  y: Float64Array,
  byState: Float64Array,
  byParameters: Float64Array,
) => void;

/**
 * The adjoint of y₁ = y + h Σ b_i k_i, k_i = f(t + c_i h, Y_i), Y_i = y + h Σ_j a_ij k_j: with λ the gradient by y₁, from
 * the last stage to the first, μ_i = h (b_i λ + Σ_{j > i} a_ji θ_j) and θ_i = J(Y_i)ᵀ μ_i; then λ + Σ θ_i is the gradient
 * by y, and (df/dp)ᵀ μ_i the share of each stage in that by p.
 */
export function createStepAdjoint(tableau: Tableau, flow: DifferentiableFlow): StepAdjoint {
  const { dimension: n, field, jacobian } = flow;
  const { count: p, derivatives } = parametersOf("adjointGradient", flow);
  const { coefficients: a, starts, nodes, stages: s } = tableau;
  const points = Array.from({ length: s }, () => new Float64Array(n));
  const k = Array.from({ length: s }, () => new Float64Array(n));
  const theta = Array.from({ length: s }, () => new Float64Array(n));
  const mu = new Float64Array(n);
  const matrix = new Float64Array(n * n);
  const drive = new Float64Array(n * p);
  /** c_i; row i - 1 of the tableau is stage i, counted from 0, and row s - 1 the weights. */
  const node = (i: number): number => (i === 0 ? 0 : nodes[i - 1]);
  const coefficient = (row: number, j: number): number => (j < starts[row + 1] - starts[row] ? a[starts[row] + j] : 0);

  return (t, h, y, byState, byParameters) => {
    for (let i = 0; i < s; i++) {
      const point = points[i];
      point.set(y);
      for (let j = 0; j < i; j++) {
        const factor = h * coefficient(i - 1, j);
        if (factor === 0) continue;
        for (let c = 0; c < n; c++) point[c] += factor * k[j][c];
      }
      field(t + node(i) * h, point, k[i]);
    }
    for (let i = s - 1; i >= 0; i--) {
      const weight = h * coefficient(s - 1, i);
      for (let c = 0; c < n; c++) mu[c] = weight * byState[c];
      for (let j = i + 1; j < s; j++) {
        const factor = h * coefficient(j - 1, i);
        if (factor === 0) continue;
        for (let c = 0; c < n; c++) mu[c] += factor * theta[j][c];
      }
      jacobian(t + node(i) * h, points[i], matrix);
      const out = theta[i].fill(0);
      for (let r = 0; r < n; r++) {
        for (let c = 0; c < n; c++) out[c] += matrix[r * n + c] * mu[r];
      }
      if (p === 0) continue;
      derivatives(t + node(i) * h, points[i], drive);
      for (let r = 0; r < n; r++) {
        for (let c = 0; c < p; c++) byParameters[c] += drive[r * p + c] * mu[r];
      }
    }
    for (let i = 0; i < s; i++) for (let c = 0; c < n; c++) byState[c] += theta[i][c];
  };
}
