/** A rule that changes parameters along a gradient, and what it remembers. */
export interface Optimizer {
  /** Takes one step with learning rate `rate`, in place. */
  update(parameters: Float64Array, gradient: Float64Array, rate: number): void;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;
/** Below this length of the approximated average the variance of the adaptive step is not tractable (PyTorch uses 5). */
const THRESHOLD = 4;

/** Creates RAdam (Liu et al., On the variance of the adaptive learning rate and beyond, ICLR 2020), for `count` parameters. */
export function createRadam(count: number): Optimizer {
  const first = new Float64Array(count);
  const second = new Float64Array(count);
  const limit = 2 / (1 - BETA2) - 1;
  let steps = 0;
  return {
    update(parameters, gradient, rate) {
      steps++;
      const decay1 = BETA1 ** steps;
      const decay2 = BETA2 ** steps;
      const length = limit - (2 * steps * decay2) / (1 - decay2);
      const rectified = length > THRESHOLD;
      const rectification = Math.sqrt(((length - 4) * (length - 2) * limit) / ((limit - 4) * (limit - 2) * length));
      const scale = (rate / (1 - decay1)) * (rectified ? rectification : 1);
      const correction = 1 / (1 - decay2);
      for (let k = 0; k < count; k++) {
        const g = gradient[k];
        const m = BETA1 * first[k] + (1 - BETA1) * g;
        const v = BETA2 * second[k] + (1 - BETA2) * g * g;
        first[k] = m;
        second[k] = v;
        parameters[k] -= rectified ? (scale * m) / (Math.sqrt(v * correction) + EPSILON) : scale * m;
      }
    },
  };
}
