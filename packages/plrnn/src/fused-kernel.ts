import { prepareFused } from "./fused-gradient.ts";
import type { Gradient, GradientKernel, GradientProblem } from "./gradient-kernel.ts";
import { referenceKernel } from "./reference-kernel.ts";

/**
 * The default: the architecture's fused WebAssembly SIMD kernel in single precision; the reference where it has none.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { fusedKernel, trainPlrnn } from "@attractors/plrnn";
 *
 * const data = { dimension: 1, interval: 0.1, values: Float64Array.from({ length: 200 }, (_, k) => Math.sin(k / 10)) };
 * const task = trainPlrnn(data, { rng: createRng(1), kernel: fusedKernel, epochs: 2, windowLength: 20 });
 * runNow(task).losses.length; // → 2
 * ```
 */
export const fusedKernel: GradientKernel = { prepare: (problem) => prepare(problem) };

/**
 * The fused kernel without fused multiply-add: somewhat slower, but the same bits on every processor.
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { portableKernel, trainPlrnn } from "@attractors/plrnn";
 *
 * const data = { dimension: 1, interval: 0.1, values: Float64Array.from({ length: 200 }, (_, k) => Math.sin(k / 10)) };
 * const task = trainPlrnn(data, { rng: createRng(1), kernel: portableKernel, epochs: 2, windowLength: 20 });
 * runNow(task).losses.length; // → 2
 * ```
 */
export const portableKernel: GradientKernel = { prepare: (problem) => prepare(problem, false) };

function prepare(problem: GradientProblem, relaxed?: boolean): Gradient {
  const { fused } = problem.architecture;
  return fused ? prepareFused(fused, problem, relaxed) : referenceKernel.prepare(problem);
}
