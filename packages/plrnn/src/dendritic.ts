import type { Architecture, ArchitectureName } from "./architecture.ts";
import { fusedUnits } from "./fused-units.ts";
import { fillUniform } from "./initialization.ts";
import { unitNetwork } from "./unit-network.ts";
import { initializeHollow } from "./vanilla.ts";

/**
 * The dendritic PLRNN, F(z) = A z + W phi(z) + h with phi_i = sum_b alpha_b relu(z_i - H_ib): each unit sees its state
 * through B bases (Brenner et al., ICML 2022, arXiv 2207.02542).
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, dendriticPlrnn } from "@attractors/plrnn";
 *
 * const options = { architecture: dendriticPlrnn, bases: 50, latentDimension: 35, observationDimension: 5 };
 * createPlrnn({ ...options, rng: createRng(1) }).parameters.length; // → 3245
 * ```
 */
export const dendriticPlrnn: Architecture = /* @__PURE__ */ dendritic("dendriticPlrnn", false);

/**
 * The clipped dendritic PLRNN, with phi_i = sum_b alpha_b [relu(z_i - H_ib) - relu(z_i)]: its nonlinearity is bounded by
 * |H|, so that orbits stay bounded whenever all |A_i| < 1 (Hess et al., ICML 2023, arXiv 2306.04406).
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { clippedDendriticPlrnn, createPlrnn } from "@attractors/plrnn";
 *
 * createPlrnn({ architecture: clippedDendriticPlrnn, observationDimension: 3, rng: createRng(1) }).bases; // → 20
 * ```
 */
export const clippedDendriticPlrnn: Architecture = /* @__PURE__ */ dendritic("clippedDendriticPlrnn", true);

/** The parameters of phi lie behind A, W and h: alpha [B], H [M×B]. */
function dendritic(name: ArchitectureName, clipped: boolean): Architecture {
  return {
    name,
    sizes: { bases: 20 },
    fused: fusedUnits({ clipped }),

    initialize(shape, parameters, rng, dataRange) {
      const { latentDimension: M, bases: B = 0 } = shape;
      initializeHollow(shape, parameters, rng);
      const alpha = 2 * M + M * M;
      const H = alpha + B;
      fillUniform(parameters.subarray(alpha, H), 1 / Math.sqrt(B), rng);
      const [least, most] = dataRange ?? [0, 0];
      for (let k = H; k < H + M * B; k++) {
        parameters[k] = dataRange ? least + (most - least) * rng.uniform() : rng.normal();
      }
    },

    ...unitNetwork({
      blocks: ({ latentDimension: M, bases: B = 0 }) => [
        { name: "alpha", rows: B, columns: 1 },
        { name: "H", rows: M, columns: B },
      ],
      value({ latentDimension: M, bases: B = 0 }, parameters, i, z) {
        const alpha = 2 * M + M * M;
        const H = alpha + B + i * B;
        const cut = clipped && z > 0 ? z : 0;
        let phi = 0;
        for (let b = 0; b < B; b++) phi += parameters[alpha + b] * (Math.max(z - parameters[H + b], 0) - cut);
        return phi;
      },
      slope({ latentDimension: M, bases: B = 0 }, parameters, i, z) {
        const alpha = 2 * M + M * M;
        const H = alpha + B + i * B;
        const cut = clipped && z > 0 ? 1 : 0;
        let slope = 0;
        for (let b = 0; b < B; b++) slope += parameters[alpha + b] * ((z > parameters[H + b] ? 1 : 0) - cut);
        return slope;
      },
      pullBack({ latentDimension: M, bases: B = 0 }, parameters, i, z, dPhi, gradient) {
        const alpha = 2 * M + M * M;
        const H = alpha + B + i * B;
        const cut = clipped && z > 0 ? z : 0;
        for (let b = 0; b < B; b++) {
          const above = z - parameters[H + b];
          gradient[alpha + b] += dPhi * (Math.max(above, 0) - cut);
          if (above > 0) gradient[H + b] -= dPhi * parameters[alpha + b];
        }
      },
    }),
  };
}
