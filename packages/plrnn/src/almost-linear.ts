import type { Architecture } from "./architecture.ts";
import { fusedUnits } from "./fused-units.ts";
import { diagonalOf, positiveDefinite } from "./initialization.ts";
import { unitNetwork } from "./unit-network.ts";

/**
 * The almost-linear RNN, F(z) = A z + W phi(z) + h with diagonal A, where phi is the relu of the last P units and leaves
 * the others as they are: a map with at most 2^P linear regions (Brenner, Hemmer, Monfared, Durstewitz, NeurIPS 2024,
 * arXiv 2410.14240). P = 0 is a linear network, P = M the piecewise-linear RNN with a whole W.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { almostLinearRnn, createPlrnn } from "@attractors/plrnn";
 *
 * const options = { architecture: almostLinearRnn, reluUnits: 2, latentDimension: 20, observationDimension: 3 };
 * createPlrnn({ ...options, rng: createRng(1) }).parameters.length; // → 491
 * ```
 */
export const almostLinearRnn: Architecture = {
  name: "almostLinearRnn",
  sizes: { reluUnits: 2 },
  fused: /* @__PURE__ */ fusedUnits({ almostLinear: true }),

  initialize({ latentDimension: M }, parameters, rng) {
    parameters.set(diagonalOf(positiveDefinite(M, rng), M));
    for (let k = M; k < M + M * M; k++) parameters[k] = 0.01 * rng.normal();
    parameters.fill(0, M + M * M, 2 * M + M * M);
  },

  .../* @__PURE__ */ unitNetwork({
    blocks: () => [],
    value: ({ latentDimension: M, reluUnits: P = 0 }, _, i, z) => (i < M - P || z > 0 ? z : 0),
    slope: ({ latentDimension: M, reluUnits: P = 0 }, _, i, z) => (i < M - P || z > 0 ? 1 : 0),
  }),
};
