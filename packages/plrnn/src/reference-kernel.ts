import { addInput } from "./external-input.ts";
import { countTargets, type Gradient, type GradientKernel, type GradientProblem } from "./gradient-kernel.ts";

/**
 * Teacher forcing in plain TypeScript and double precision: slow, for every architecture, and the yardstick of the fused
 * kernels (Hess et al., ICML 2023).
 *
 *   z~_0 = E (x_0 - b);  z_t = F(z~_{t-1}) + C s_t;  z~_t = (1 - alpha_t) z_t + alpha_t S (x_t - b)
 *   loss = mean (B z_t + b - x_t)^2
 *
 * @example
 * ```ts
 * import { createRng, runNow } from "@attractors/core";
 * import { referenceKernel, trainPlrnn } from "@attractors/plrnn";
 *
 * const data = { dimension: 1, interval: 0.1, values: Float64Array.from({ length: 200 }, (_, k) => Math.sin(k / 10)) };
 * const task = trainPlrnn(data, { rng: createRng(1), kernel: referenceKernel, epochs: 2, windowLength: 20 });
 * runNow(task).losses.length; // → 2
 * ```
 */
export const referenceKernel: GradientKernel = { prepare };

function prepare(problem: GradientProblem): Gradient {
  const { architecture, shape, samples, forcedUnits, windowLength, batchSize } = problem;
  const { latentDimension: M, observationDimension: N, inputDimension: K = 0 } = shape;
  const { values, weights, inputs } = samples;
  const targetsOf = countTargets(problem);
  const forced = Array.from({ length: windowLength + 1 }, () => new Float64Array(M));
  const lossGradients = Array.from({ length: windowLength + 1 }, () => new Float64Array(M));
  const kept = Array.from({ length: windowLength + 1 }, () => new Float64Array(M));
  const dPresent = new Float64Array(M);
  const dCarried = new Float64Array(M);
  const x = new Float64Array(N);
  const signal = new Float64Array(M);

  return (network, { starts, forcing, noise, cleanTargets = false }, gradient) => {
    const { map, encoder, decoder, offset, teacher } = network;
    const targets = targetsOf(starts);
    const weight = targets > 0 ? 1 / targets : 0;
    const dInputs = gradient.map.length - M * K;
    for (const array of [gradient.map, gradient.encoder, gradient.decoder, gradient.offset]) array.fill(0);

    let loss = 0;
    for (let s = 0; s < batchSize; s++) {
      read(s, 0, true);
      encode(encoder, forced[0], M);
      for (let t = 1; t <= windowLength; t++) {
        const z = forced[t];
        architecture.step(shape, map, forced[t - 1], z);
        if (inputs) addInput(shape, map, inputs, (starts[s] + t) * K, z);
        read(s, t, !cleanTargets);
        loss += compare(z, starts[s] + t, lossGradients[t]);
        read(s, t, true);
        force(z, t, starts[s] + t);
      }

      dCarried.fill(0);
      for (let t = windowLength; t >= 1; t--) {
        for (let m = 0; m < M; m++) dPresent[m] = kept[t][m] * dCarried[m] + lossGradients[t][m];
        architecture.pullBack(shape, map, forced[t - 1], dPresent, dCarried, gradient.map);
        if (inputs) {
          for (let m = 0, c = dInputs; m < M; m++) {
            for (let k = 0; k < K; k++) gradient.map[c++] += dPresent[m] * inputs[(starts[s] + t) * K + k];
          }
        }
      }
      read(s, 0, true);
      for (let m = 0; m < M; m++) {
        for (let n = 0; n < N; n++) {
          gradient.encoder[m * N + n] += dCarried[m] * x[n];
          gradient.offset[n] -= dCarried[m] * encoder[m * N + n];
        }
      }
    }
    return loss;

    /** Puts x_t - b of a window into `x`. */
    function read(s: number, t: number, noisy: boolean): void {
      for (let n = 0; n < N; n++) {
        x[n] = values[(starts[s] + t) * N + n] - offset[n];
        if (noise && noisy) x[n] += noise[(s * (windowLength + 1) + t) * N + n];
      }
    }

    function encode(matrix: Float64Array, out: Float64Array, units: number): void {
      for (let m = 0; m < units; m++) {
        let sum = 0;
        for (let n = 0; n < N; n++) sum += matrix[m * N + n] * x[n];
        out[m] = sum;
      }
    }

    function compare(z: Float64Array, sample: number, lossGradient: Float64Array): number {
      let squares = 0;
      lossGradient.fill(0);
      for (let n = 0; n < N; n++) {
        if (weights && weights[sample * N + n] === 0) continue;
        let residual = -x[n];
        for (let m = 0; m < M; m++) residual += decoder[n * M + m] * z[m];
        squares += residual * residual;
        const slope = 2 * weight * residual;
        gradient.offset[n] += slope;
        for (let m = 0; m < M; m++) {
          lossGradient[m] += slope * decoder[n * M + m];
          gradient.decoder[n * M + m] += slope * z[m];
        }
      }
      return weight * squares;
    }

    function force(z: Float64Array, t: number, sample: number): void {
      kept[t].fill(1);
      if (forcing[t] === 0) return;
      encode(teacher, signal, forcedUnits);
      for (let m = 0; m < forcedUnits; m++) {
        if (weights && missesSignal(m, sample)) continue;
        kept[t][m] = 1 - forcing[t];
        z[m] += forcing[t] * (signal[m] - z[m]);
      }
    }

    function missesSignal(unit: number, sample: number): boolean {
      for (let n = 0; n < N; n++) {
        if (teacher[unit * N + n] !== 0 && weights?.[sample * N + n] === 0) return true;
      }
      return false;
    }
  };
}
