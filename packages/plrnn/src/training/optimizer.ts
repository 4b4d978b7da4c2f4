/** A rule that changes parameters along a gradient. */
export interface Optimizer {
  /** Makes it ready for `count` parameters, as it stood when it was saved, or anew. */
  begin(count: number, saved?: OptimizerState): RunningOptimizer;
}

export interface RunningOptimizer {
  /** Takes one step with learning rate `rate`, in place. */
  update(parameters: Float64Array, gradient: Float64Array, rate: number): void;
  /** A copy of what it remembers. */
  save(): OptimizerState;
}

/** What an optimiser remembers: the steps it took, and the moving averages of the gradient and of its square. */
export interface OptimizerState {
  readonly steps: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export interface AdamOptions {
  /** Decay of the average of the gradient. @default 0.9 */
  beta1?: number;
  /** Decay of the average of its square. @default 0.999 */
  beta2?: number;
  /** Is added to the root of the average square. @default 1e-8 */
  epsilon?: number;
}

export interface RadamOptions extends AdamOptions {
  /**
   * Length of the approximated average above which the variance of the adaptive step counts as tractable: 4 in the paper
   * and in Flux, 5 in PyTorch. Before, steps go along the averaged gradient itself. @default 4
   */
  threshold?: number;
}

/**
 * RAdam (Liu et al., On the variance of the adaptive learning rate and beyond, ICLR 2020).
 *
 * @throws {RangeError} if a decay does not lie between 0 and 1, or the threshold is below 4.
 *
 * @example
 * ```ts
 * import { radam } from "@attractors/plrnn";
 *
 * const parameters = Float64Array.of(1);
 * radam().begin(1).update(parameters, Float64Array.of(2), 0.1);
 * parameters[0]; // ≈ 0.8
 * ```
 */
export function radam({ threshold = 4, ...options }: RadamOptions = {}): Optimizer {
  if (!(threshold >= 4)) throw new RangeError(`radam: threshold must be at least 4, got ${threshold}`);
  const { beta2 = 0.999 } = options;
  const limit = 2 / (1 - beta2) - 1;
  return withMoments("radam", options, (steps) => {
    const decay = beta2 ** steps;
    const length = limit - (2 * steps * decay) / (1 - decay);
    if (!(length > threshold)) return undefined;
    return Math.sqrt(((length - 4) * (length - 2) * limit) / ((limit - 4) * (limit - 2) * length));
  });
}

/**
 * Adam (Kingma and Ba, ICLR 2015).
 *
 * @throws {RangeError} if a decay does not lie between 0 and 1.
 *
 * @example
 * ```ts
 * import { adam } from "@attractors/plrnn";
 *
 * const parameters = Float64Array.of(1);
 * adam().begin(1).update(parameters, Float64Array.of(2), 0.1);
 * parameters[0]; // ≈ 0.9
 * ```
 */
export function adam(options: AdamOptions = {}): Optimizer {
  return withMoments("adam", options, () => 1);
}

/** @param rectification - what the adaptive step is multiplied by; undefined for a step along the averaged gradient. */
function withMoments(
  name: string,
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions,
  rectification: (steps: number) => number | undefined,
): Optimizer {
  for (const beta of [beta1, beta2]) {
    if (!(beta >= 0 && beta < 1)) throw new RangeError(`${name}: decays must lie between 0 and 1, got ${beta}`);
  }
  return {
    begin(count, saved) {
      const first = saved?.first.slice() ?? new Float64Array(count);
      const second = saved?.second.slice() ?? new Float64Array(count);
      let steps = saved?.steps ?? 0;
      return {
        update(parameters, gradient, rate) {
          steps++;
          const rectified = rectification(steps);
          const scale = (rate / (1 - beta1 ** steps)) * (rectified ?? 1);
          const correction = 1 / (1 - beta2 ** steps);
          for (let k = 0; k < count; k++) {
            const g = gradient[k];
            const m = beta1 * first[k] + (1 - beta1) * g;
            const v = beta2 * second[k] + (1 - beta2) * g * g;
            first[k] = m;
            second[k] = v;
            parameters[k] -= rectified === undefined ? scale * m : (scale * m) / (Math.sqrt(v * correction) + epsilon);
          }
        },
        save: () => ({ steps, first: first.slice(), second: second.slice() }),
      };
    },
  };
}
