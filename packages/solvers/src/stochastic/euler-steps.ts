import type { SdeStep, StepMemory } from "./sde-step.ts";

/** y + h f + b ΔW. */
export function eulerMaruyamaStep({ flow, shape, state, increments }: StepMemory): SdeStep {
  const { field, diffusion } = flow;
  const n = shape.dimension;
  const drift = new Float64Array(n);
  const b = new Float64Array(shape.amplitudes);
  const noise = new Float64Array(n);
  const applyNoise = noiseProduct(shape.kind === "diagonal", n, shape.noises);

  return (t, h) => {
    field(t, state, drift);
    diffusion(t, state, b);
    applyNoise(b, increments, noise);
    for (let i = 0; i < n; i++) state[i] += h * drift[i] + noise[i];
  };
}

/** y + h (f + f̄) / 2 + (b + b̄) ΔW / 2, with f̄ and b̄ after an Euler step. */
export function eulerHeunStep({ flow, shape, state, increments }: StepMemory): SdeStep {
  const { field, diffusion } = flow;
  const n = shape.dimension;
  const drift = new Float64Array(n);
  const driftAfter = new Float64Array(n);
  const noise = new Float64Array(n);
  const noiseAfter = new Float64Array(n);
  const b = new Float64Array(shape.amplitudes);
  const after = new Float64Array(n);
  const applyNoise = noiseProduct(shape.kind === "diagonal", n, shape.noises);

  return (t, h) => {
    field(t, state, drift);
    diffusion(t, state, b);
    applyNoise(b, increments, noise);
    for (let i = 0; i < n; i++) after[i] = state[i] + h * drift[i] + noise[i];
    field(t + h, after, driftAfter);
    diffusion(t + h, after, b);
    applyNoise(b, increments, noiseAfter);
    for (let i = 0; i < n; i++) state[i] += 0.5 * (h * (drift[i] + driftAfter[i]) + noise[i] + noiseAfter[i]);
  };
}

/** The product b ΔW. */
function noiseProduct(
  diagonal: boolean,
  n: number,
  m: number,
): (b: Float64Array, increments: Float64Array, out: Float64Array) => void {
  if (diagonal) {
    return (b, increments, out) => {
      for (let i = 0; i < n; i++) out[i] = b[i] * increments[i];
    };
  }
  return (b, increments, out) => {
    for (let i = 0, row = 0; i < n; i++, row += m) {
      let sum = 0;
      for (let k = 0; k < m; k++) sum += b[row + k] * increments[k];
      out[i] = sum;
    }
  };
}
