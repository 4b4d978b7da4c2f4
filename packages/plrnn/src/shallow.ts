import type { Architecture, ArchitectureName } from "./architecture.ts";
import { inputBlocks } from "./external-input.ts";
import { fusedShallow } from "./fused-shallow.ts";
import { diagonalOf, fillUniform, positiveDefinite } from "./initialization.ts";

/**
 * The shallow PLRNN, F(z) = A z + W1 relu(W2 z + h2) + h1 with diagonal A (Hess et al., ICML 2023, arXiv 2306.04406).
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, shallowPlrnn } from "@attractors/plrnn";
 *
 * createPlrnn({ architecture: shallowPlrnn, observationDimension: 3, rng: createRng(1) }).parameters.length; // → 356
 * ```
 */
export const shallowPlrnn: Architecture = /* @__PURE__ */ shallow("shallowPlrnn", Infinity);

/**
 * The clipped shallow PLRNN, F(z) = A z + W1 [relu(W2 z + h2) - relu(W2 z)] + h1 (Hess et al., ICML 2023). Its
 * nonlinearity is bounded by |h2|, so that orbits stay bounded whenever all |A_i| < 1.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { clippedShallowPlrnn, createPlrnn } from "@attractors/plrnn";
 *
 * createPlrnn({ architecture: clippedShallowPlrnn, observationDimension: 3, rng: createRng(1) }).hiddenSize; // → 50
 * ```
 */
export const clippedShallowPlrnn: Architecture = /* @__PURE__ */ shallow("clippedShallowPlrnn", 0);

/**
 * Both networks are one: phi(u) = relu(u + h2) - [u > threshold] u with the threshold at 0 or at infinity.
 * The parameters lie as A [M], h1 [M], h2 [L], W1 [M×L], W2 [L×M].
 */
function shallow(name: ArchitectureName, threshold: number): Architecture {
  return {
    name,
    sizes: { hiddenSize: 50 },
    fused: fusedShallow(threshold),

    blocks(shape) {
      const { latentDimension: M, hiddenSize: L = 0 } = shape;
      return [
        { name: "A", rows: M, columns: 1 },
        { name: "h1", rows: M, columns: 1 },
        { name: "h2", rows: L, columns: 1 },
        { name: "W1", rows: M, columns: L },
        { name: "W2", rows: L, columns: M },
        ...inputBlocks(shape),
      ];
    },

    initialize({ latentDimension: M, hiddenSize: L = 0 }, parameters, rng) {
      const h2 = 2 * M;
      const W1 = h2 + L;
      const W2 = W1 + M * L;
      parameters.set(diagonalOf(positiveDefinite(M, rng), M));
      parameters.fill(0, M, W1);
      if (threshold === 0) fillUniform(parameters.subarray(h2, W1), 1 / Math.sqrt(L), rng);
      fillUniform(parameters.subarray(W1, W2), 1 / Math.sqrt(L), rng);
      fillUniform(parameters.subarray(W2, W2 + L * M), 1 / Math.sqrt(M), rng);
    },

    step({ latentDimension: M, hiddenSize: L = 0 }, parameters, z, out) {
      const h2 = 2 * M;
      const W1 = h2 + L;
      let w2 = W1 + M * L;
      for (let m = 0; m < M; m++) out[m] = parameters[m] * z[m] + parameters[M + m];
      for (let l = 0; l < L; l++) {
        let u = 0;
        for (let m = 0; m < M; m++) u += parameters[w2++] * z[m];
        const phi = Math.max(u + parameters[h2 + l], 0) - (u > threshold ? u : 0);
        for (let m = 0, w1 = W1 + l; m < M; m++, w1 += L) out[m] += parameters[w1] * phi;
      }
    },

    tangent({ latentDimension: M, hiddenSize: L = 0 }, parameters, z, vectors) {
      const h2 = 2 * M;
      const W1 = h2 + L;
      const W2 = W1 + M * L;
      const image = new Float64Array(vectors.length);
      for (let row = 0; row < vectors.length; row += M) {
        for (let m = 0; m < M; m++) image[row + m] = parameters[m] * vectors[row + m];
      }
      for (let l = 0, w2 = W2; l < L; l++, w2 += M) {
        let u = 0;
        for (let m = 0; m < M; m++) u += parameters[w2 + m] * z[m];
        const slope = (u + parameters[h2 + l] > 0 ? 1 : 0) - (u > threshold ? 1 : 0);
        if (slope === 0) continue;
        for (let row = 0; row < vectors.length; row += M) {
          let du = 0;
          for (let m = 0; m < M; m++) du += parameters[w2 + m] * vectors[row + m];
          du *= slope;
          for (let m = 0, w1 = W1 + l; m < M; m++, w1 += L) image[row + m] += parameters[w1] * du;
        }
      }
      vectors.set(image);
    },

    pullBack({ latentDimension: M, hiddenSize: L = 0 }, parameters, z, dOut, dIn, gradient) {
      const h2 = 2 * M;
      const W1 = h2 + L;
      const W2 = W1 + M * L;
      for (let m = 0; m < M; m++) {
        gradient[m] += dOut[m] * z[m];
        gradient[M + m] += dOut[m];
        dIn[m] = parameters[m] * dOut[m];
      }
      for (let l = 0; l < L; l++) {
        let u = 0;
        let dPhi = 0;
        for (let m = 0; m < M; m++) {
          u += parameters[W2 + l * M + m] * z[m];
          dPhi += parameters[W1 + m * L + l] * dOut[m];
        }
        const a = u + parameters[h2 + l];
        const phi = Math.max(a, 0) - (u > threshold ? u : 0);
        const dA = a > 0 ? dPhi : 0;
        const dU = dA - (u > threshold ? dPhi : 0);
        gradient[h2 + l] += dA;
        for (let m = 0; m < M; m++) {
          gradient[W1 + m * L + l] += dOut[m] * phi;
          gradient[W2 + l * M + m] += dU * z[m];
          dIn[m] += parameters[W2 + l * M + m] * dU;
        }
      }
    },
  };
}
