import { fixedPoint } from "@attractors/core";
import { retrievalState } from "../src/theory/retrieval-state.ts";

/** The replica-symmetric magnetisation of the retrieval state of a storing network; no number where there is none. */
export function retrieval(interaction: number, load: number, noise: number): number {
  const state = retrievalState({ interaction, load, noise }, { partial: true });
  return state.retrieval && !state.failure ? state.magnetization : Number.NaN;
}

/** Magnetisations of a multitasking network that stores K patterns, from the hierarchical state, largest first. */
export function multitasking(K: number, dilution: number, noise: number): number[] {
  const states = 3 ** K;
  const map = (n: Float64Array, out: Float64Array) => {
    out.fill(0);
    for (let code = 0; code < states; code++) {
      const xi = Array.from({ length: K }, (_, mu) => (Math.floor(code / 3 ** mu) % 3) - 1);
      const weight = xi.reduce((product, v) => product * (v === 0 ? dilution : (1 - dilution) / 2), 1);
      const t = Math.tanh(xi.reduce((field, v, mu) => field + v * n[mu], 0) / noise);
      for (let mu = 0; mu < K; mu++) out[mu] += weight * xi[mu] * t;
    }
  };
  const start = Float64Array.from({ length: K }, (_, k) => (1 - dilution) * dilution ** k);
  const { state } = fixedPoint(map, start, { maxIterations: 3000, partial: true, tolerance: 1e-8 });
  return Array.from(state, Math.abs).sort((a, b) => b - a);
}
