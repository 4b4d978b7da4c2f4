import type { Gradient, GradientProblem, PrepareFused } from "./gradient-kernel.ts";
import { LANES, openShallowKernel } from "./shallow-kernel.ts";

/**
 * Makes the fused gradient of the shallow networks ready for a training. The series is copied into the kernel's memory
 * once. Batches are padded to a whole number of rows, with sequences that weigh nothing.
 *
 * @param threshold - 0 for the clipped network, infinity for the plain one.
 */
export function prepareShallowGradient(threshold: number): PrepareFused {
  return (problem, relaxed) => prepare(problem, threshold, relaxed);
}

function prepare(
  { shape, data, forcedUnits, windowLength, batchSize }: GradientProblem,
  threshold: number,
  relaxed?: boolean,
): Gradient {
  const seriesLength = data.values.length;
  const kernel = openShallowKernel(shape, { forcedUnits, steps: windowLength, seriesLength, relaxed });
  const accumulate = kernel.call("accumulate");
  const weight = 1 / (shape.observationDimension * batchSize * windowLength);
  kernel.series.set(data.values);

  return (network, starts, alpha, gradient) => {
    kernel.upload(network, network.teacher);
    kernel.gradients.fill(0);
    let loss = 0;
    for (let first = 0; first < batchSize; first += LANES) {
      for (let lane = 0; lane < LANES; lane++) {
        const real = first + lane < batchSize;
        kernel.starts[lane] = starts[real ? first + lane : first];
        kernel.weights[lane] = real ? weight : 0;
      }
      loss += accumulate(alpha, threshold);
    }
    kernel.download(gradient);
    return loss;
  };
}
