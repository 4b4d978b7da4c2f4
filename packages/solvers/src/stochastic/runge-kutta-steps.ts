import type { AdditiveRungeKutta, DiagonalRungeKutta } from "./sde-method.ts";
import type { SdeStep, StepMemory } from "./sde-step.ts";

/** A step of a method for additive noise: see `AdditiveRungeKutta`. */
export function additiveRungeKuttaStep(
  { flow, shape, state, increments, areas }: StepMemory,
  method: AdditiveRungeKutta,
): SdeStep {
  const { field, diffusion } = flow;
  const { nodes, noiseNodes, weights, noiseWeights } = method;
  const { dimension: n, noises: m } = shape;
  const s = nodes.length;
  const A = squareOf(method.stages, s);
  const B = squareOf(method.noiseStages, s);
  const drifts = slots(s, n);
  const noises = slots(s, n * m);
  const stage = new Float64Array(n);
  const sums = new Float64Array(n);

  return (t, h) => {
    for (let i = 0; i < s; i++) diffusion(t + noiseNodes[i] * h, state, noises[i]);
    for (let i = 0; i < n; i++) sums[i] = state[i];
    for (let i = 0; i < s; i++) {
      stage.set(state);
      for (let j = 0; j < i; j++) {
        addMultiple(stage, drifts[j], h * A[i * s + j]);
        if (B[i * s + j] !== 0) addProduct(stage, noises[j], areas, B[i * s + j] / h);
      }
      field(t + nodes[i] * h, stage, drifts[i]);
      addMultiple(sums, drifts[i], h * weights[i]);
      if (noiseWeights[0][i] !== 0) addProduct(sums, noises[i], increments, noiseWeights[0][i]);
      if (noiseWeights[1][i] !== 0) addProduct(sums, noises[i], areas, noiseWeights[1][i] / h);
    }
    for (let i = 0; i < n; i++) state[i] = sums[i];
  };
}

/** A step of a method for diagonal or scalar noise: see `DiagonalRungeKutta`. */
export function diagonalRungeKuttaStep(
  { flow, shape, state, increments, areas }: StepMemory,
  method: DiagonalRungeKutta,
): SdeStep {
  const { field, diffusion } = flow;
  const { nodes, noiseNodes, weights } = method;
  const [beta1, beta2, beta3, beta4] = method.noiseWeights;
  const n = shape.dimension;
  const s = nodes.length;
  const A = squareOf(method.stages, s);
  const B = squareOf(method.stagesOfNoise, s);
  const C = squareOf(method.noiseStages, s);
  const D = squareOf(method.noiseStagesOfNoise, s);
  const drifts = slots(s, n);
  const noises = slots(s, n);
  const driftStage = new Float64Array(n);
  const noiseStage = new Float64Array(n);
  // One process for each variable, or one for all.
  const stride = shape.noises === 1 ? 0 : 1;
  const usesDrift = nodes.map((_, j) => weights[j] !== 0 || nodes.some((_, i) => A[i * s + j] + C[i * s + j] !== 0));

  return (t, h) => {
    const root = Math.sqrt(h);
    for (let i = 0; i < s; i++) {
      driftStage.set(state);
      noiseStage.set(state);
      for (let j = 0; j < i; j++) {
        addMultiple(driftStage, drifts[j], h * A[i * s + j]);
        addMultiple(noiseStage, drifts[j], h * C[i * s + j]);
        addMultiple(noiseStage, noises[j], root * D[i * s + j]);
        const b = B[i * s + j] / h;
        if (b !== 0) for (let r = 0; r < n; r++) driftStage[r] += b * noises[j][r] * areas[r * stride];
      }
      if (usesDrift[i]) field(t + nodes[i] * h, driftStage, drifts[i]);
      diffusion(t + noiseNodes[i] * h, noiseStage, noises[i]);
    }
    for (let i = 0; i < s; i++) {
      addMultiple(state, drifts[i], h * weights[i]);
      const noise = noises[i];
      const b1 = beta1[i];
      const b2 = (0.5 * beta2[i]) / root;
      const b3 = beta3[i] / h;
      const b4 = beta4[i] / (6 * h);
      for (let r = 0; r < n; r++) {
        const w = increments[r * stride];
        state[r] += (b1 * w + b2 * (w * w - h) + b3 * areas[r * stride] + b4 * (w * w - 3 * h) * w) * noise[r];
      }
    }
  };
}

function squareOf(rows: readonly (readonly number[])[], s: number): Float64Array {
  return Float64Array.from({ length: s * s }, (_, k) => rows[Math.floor(k / s)][k % s] ?? 0);
}

function slots(count: number, length: number): readonly Float64Array[] {
  return Array.from({ length: count }, () => new Float64Array(length));
}

function addMultiple(out: Float64Array, vector: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let i = 0; i < out.length; i++) out[i] += factor * vector[i];
}

/** Adds factor × matrix × vector, with a row-major matrix. */
function addProduct(out: Float64Array, matrix: Float64Array, vector: Float64Array, factor: number): void {
  const m = vector.length;
  for (let i = 0, row = 0; i < out.length; i++, row += m) {
    let sum = 0;
    for (let k = 0; k < m; k++) sum += matrix[row + k] * vector[k];
    out[i] += factor * sum;
  }
}
