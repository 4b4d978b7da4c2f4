import type { Gradient, GradientKernel, GradientProblem } from "./gradient-kernel.ts";

/**
 * Generalized teacher forcing in plain TypeScript and double precision: slow, for every architecture, and the yardstick
 * of the fused kernels (Hess et al., ICML 2023).
 *
 *   z~_0 = E x_0;  z_t = F(z~_{t-1});  z~_t = (1 - alpha) z_t + alpha S x_t;  loss = mean (B z_t - x_t)^2
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
  const { architecture, shape, data, forcedUnits, windowLength, batchSize } = problem;
  const { latentDimension: M, observationDimension: N } = shape;
  const values = data.values;
  const forced = Array.from({ length: windowLength + 1 }, () => new Float64Array(M));
  const lossGradients = Array.from({ length: windowLength + 1 }, () => new Float64Array(M));
  const dPresent = new Float64Array(M);
  const dCarried = new Float64Array(M);

  return (network, starts, alpha, gradient) => {
    const { map, encoder, decoder, teacher } = network;
    const weight = 1 / (N * batchSize * windowLength);
    gradient.map.fill(0);
    gradient.encoder.fill(0);
    gradient.decoder.fill(0);

    let loss = 0;
    for (let s = 0; s < batchSize; s++) {
      const start = starts[s] * N;

      encode(encoder, start, forced[0], M);
      for (let t = 1; t <= windowLength; t++) {
        const z = forced[t];
        architecture.step(shape, map, forced[t - 1], z);
        loss += compare(z, start + t * N, lossGradients[t]);
        force(z, start + t * N);
      }

      dCarried.fill(0);
      for (let t = windowLength; t >= 1; t--) {
        for (let m = 0; m < M; m++) {
          dPresent[m] = (m < forcedUnits ? 1 - alpha : 1) * dCarried[m] + lossGradients[t][m];
        }
        architecture.pullBack(shape, map, forced[t - 1], dPresent, dCarried, gradient.map);
      }
      for (let m = 0; m < M; m++) {
        for (let n = 0; n < N; n++) gradient.encoder[m * N + n] += dCarried[m] * values[start + n];
      }
    }
    return loss;

    function encode(matrix: Float64Array, sample: number, out: Float64Array, units: number): void {
      for (let m = 0; m < units; m++) {
        let sum = 0;
        for (let n = 0; n < N; n++) sum += matrix[m * N + n] * values[sample + n];
        out[m] = sum;
      }
    }

    function compare(z: Float64Array, sample: number, lossGradient: Float64Array): number {
      let squares = 0;
      lossGradient.fill(0);
      for (let n = 0; n < N; n++) {
        let residual = -values[sample + n];
        for (let m = 0; m < M; m++) residual += decoder[n * M + m] * z[m];
        squares += residual * residual;
        const slope = 2 * weight * residual;
        for (let m = 0; m < M; m++) {
          lossGradient[m] += slope * decoder[n * M + m];
          gradient.decoder[n * M + m] += slope * z[m];
        }
      }
      return weight * squares;
    }

    function force(z: Float64Array, sample: number): void {
      encode(teacher, sample, dPresent, forcedUnits);
      for (let m = 0; m < forcedUnits; m++) z[m] += alpha * (dPresent[m] - z[m]);
    }
  };
}
