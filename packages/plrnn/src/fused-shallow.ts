import type { FusedMap } from "./fused-map.ts";
import { relaxed, simd } from "./generated/shallow-wasm.ts";

/**
 * The shallow networks in the kernel `assembly/shallow.ts`; there, what belongs to a hidden unit lies together.
 *
 * @param threshold - 0 for the clipped network, infinity for the plain one.
 */
export function fusedShallow(threshold: number): FusedMap {
  return {
    source: { simd, relaxed },
    settings: ({ hiddenSize: L = 0 }) => [L, threshold],
    parameterLengths: ({ latentDimension: M, hiddenSize: L = 0 }) => [M, M, L * (2 * M + 1)],
    rowCounts: ({ latentDimension: M, hiddenSize: L = 0 }, T) => [(T + 1) * M, T * L, L],
    pair({ latentDimension: M, hiddenSize: L = 0 }, copy) {
      const h2 = 2 * M;
      const W1 = h2 + L;
      const W2 = W1 + M * L;
      for (let m = 0; m < M; m++) {
        copy(m, 0, m);
        copy(M + m, 1, m);
      }
      for (let l = 0, k = 0; l < L; l++) {
        copy(h2 + l, 2, k++);
        for (let m = 0; m < M; m++) copy(W2 + l * M + m, 2, k++);
        for (let m = 0; m < M; m++) copy(W1 + m * L + l, 2, k++);
      }
    },
  };
}
