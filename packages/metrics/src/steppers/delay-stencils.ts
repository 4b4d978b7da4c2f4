/** Cubic interpolation of past states from equally spaced samples, for each delay and each stage of a Runge-Kutta step. */
export interface DelayStencils {
  /** Writes what lies a delay before the stage `s` of the step that begins at sample `present` (an index into `path`). */
  interpolate(path: Float64Array, present: number, n: number, delay: number, s: number, out: Float64Array): void;
}

/** Prepares the weights of the four samples around each past time. The step must not be longer than a positive delay. */
export function delayStencils(where: string, delays: readonly number[], step: number): DelayStencils {
  const starts = new Int32Array(delays.length * 4);
  const weights = new Float64Array(delays.length * 16);
  delays.forEach((delay, d) => {
    if (delay === 0) return;
    if (delay < step * (1 - 1e-9)) {
      throw new RangeError(`${where}: delay ${d} is ${delay}, shorter than the step ${step}; give a smaller step`);
    }
    [0, 0.5, 0.5, 1].forEach((place, s) => {
      // In steps, relative to the present sample.
      const position = place - delay / step;
      const start = Math.min(Math.floor(position + 1e-9) - 1, -3);
      starts[d * 4 + s] = start;
      for (let i = 0; i < 4; i++) {
        let weight = 1;
        for (let j = 0; j < 4; j++) if (j !== i) weight *= (position - start - j) / (i - j);
        weights[(d * 4 + s) * 4 + i] = Math.abs(weight) < 1e-9 ? 0 : weight;
      }
    });
  });
  return {
    interpolate(path, present, n, delay, s, out) {
      const place = delay * 4 + s;
      const a = weights[4 * place];
      const b = weights[4 * place + 1];
      const c = weights[4 * place + 2];
      const d = weights[4 * place + 3];
      const first = present + starts[place] * n;
      for (let i = 0; i < n; i++) {
        const p = first + i;
        out[i] = a * path[p] + b * path[p + n] + c * path[p + 2 * n] + d * path[p + 3 * n];
      }
    },
  };
}
