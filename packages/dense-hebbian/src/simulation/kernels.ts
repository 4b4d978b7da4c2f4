import { openReferenceCounts } from "./reference-counts.ts";
import { openReferenceSpins } from "./reference-spins.ts";
import { openSimdCounts } from "./simd-counts.ts";
import { openSimdSpins } from "./simd-spins.ts";
import type { ChainKernel } from "./spin-chain.ts";
import { spinFormOf } from "./spin-form.ts";

/**
 * The default: WebAssembly SIMD. The same draws lead to the same flips as in `referenceKernel`, on every machine.
 *
 * @throws {RangeError} from `open`, if the patterns do not fit into 4 GiB.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { createHebbianNetwork, simdKernel, simulate } from "@attractors/dense-hebbian";
 *
 * const network = createHebbianNetwork({ size: 100, count: 3, rng: createRng(1) });
 * const { magnetizations } = runNow(simulate(network, { rng: createRng(2), noise: 0.1, sweeps: 50, kernel: simdKernel }));
 * magnetizations[0].value > 0.95; // → true
 * ```
 */
export const simdKernel: ChainKernel = {
  name: "WebAssembly SIMD",
  open(network, chains) {
    const form = spinFormOf(network);
    return form ? openSimdSpins(network, form, chains) : openSimdCounts(network, chains);
  },
};

/**
 * Plain TypeScript: the yardstick of `simdKernel`.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { createHebbianNetwork, referenceKernel, simulate } from "@attractors/dense-hebbian";
 *
 * const network = createHebbianNetwork({ size: 100, count: 3, rng: createRng(1) });
 * const options = { noise: 0.5, sweeps: 50 };
 * const slow = runNow(simulate(network, { ...options, rng: createRng(2), kernel: referenceKernel }));
 * const fast = runNow(simulate(network, { ...options, rng: createRng(2) }));
 * slow.energy.value === fast.energy.value; // → true
 * ```
 */
export const referenceKernel: ChainKernel = {
  name: "plain TypeScript",
  open(network, chains) {
    const form = spinFormOf(network);
    return form ? openReferenceSpins(network, form, chains) : openReferenceCounts(network, chains);
  },
};
