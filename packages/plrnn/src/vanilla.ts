import type { Rng } from "@attractors/core";
import type { Architecture, PlrnnShape } from "./architecture.ts";
import { fusedUnits } from "./fused-units.ts";
import { diagonalOf, positiveDefinite } from "./initialization.ts";
import { type UnitNonlinearity, unitNetwork } from "./unit-network.ts";

const relu: UnitNonlinearity = {
  hollow: true,
  blocks: () => [],
  value: (_, __, ___, z) => Math.max(z, 0),
  slope: (_, __, ___, z) => (z > 0 ? 1 : 0),
};

/**
 * The piecewise-linear RNN, F(z) = A z + W relu(z) + h with diagonal A and the diagonal of W zero (Durstewitz, PLoS
 * Comput. Biol. 13, e1005542, 2017). W is stored whole; training leaves its diagonal as it is.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, vanillaPlrnn } from "@attractors/plrnn";
 *
 * createPlrnn({ architecture: vanillaPlrnn, observationDimension: 3, rng: createRng(1) }).parameters.length; // → 15
 * ```
 */
export const vanillaPlrnn: Architecture = {
  name: "vanillaPlrnn",
  sizes: {},
  fused: /* @__PURE__ */ fusedUnits({ hollow: true }),
  initialize: initializeHollow,
  .../* @__PURE__ */ unitNetwork(relu),
};

/**
 * The mean-centred piecewise-linear RNN, F(z) = A z + W relu(z - mean(z)) + h, with the mean over the units (Brenner et
 * al., ICML 2022, arXiv 2207.02542).
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, meanCentredPlrnn } from "@attractors/plrnn";
 *
 * createPlrnn({ architecture: meanCentredPlrnn, observationDimension: 3, rng: createRng(1) }).parameters.length; // → 15
 * ```
 */
export const meanCentredPlrnn: Architecture = {
  name: "meanCentredPlrnn",
  sizes: {},
  fused: /* @__PURE__ */ fusedUnits({ hollow: true, centred: true }),
  initialize: initializeHollow,
  .../* @__PURE__ */ unitNetwork({ ...relu, centred: true }),
};

/** A and W are the diagonal and the rest of one random positive definite matrix; h = 0. */
export function initializeHollow({ latentDimension: M }: PlrnnShape, parameters: Float64Array, rng: Rng): void {
  const K = positiveDefinite(M, rng);
  parameters.set(diagonalOf(K, M));
  parameters.set(K, M);
  for (let m = 0; m < M; m++) parameters[M + m * M + m] = 0;
  parameters.fill(0, M + M * M, 2 * M + M * M);
}
