import type { FusedMap } from "./fused-map.ts";
import { type FusedNetwork, LANES, openFusedNetwork } from "./fused-network.ts";
import { type Batch, countTargets, type Gradient, type GradientProblem } from "./gradient-kernel.ts";

/**
 * Makes a fused gradient ready for a training. The samples are copied into the kernel's memory once. Batches are padded
 * to a whole number of rows, with sequences that weigh nothing.
 *
 * @param relaxed - whether to take the build with fused multiply-add; by default where the machine has it.
 */
export function prepareFused(map: FusedMap, problem: GradientProblem, relaxed?: boolean): Gradient {
  const { shape, samples, forcedUnits, windowLength, batchSize } = problem;
  const N = shape.observationDimension;
  const kernel = openFusedNetwork(map, shape, {
    forcedUnits,
    steps: windowLength,
    samples: samples.values.length / N,
    masked: samples.weights !== undefined,
    relaxed,
  });
  const accumulate = kernel.call("accumulate");
  const setNoise = kernel.call("setNoise");
  const targetsOf = countTargets(problem);
  kernel.series.set(samples.values);
  if (samples.inputs) kernel.drive.set(samples.inputs);
  if (samples.weights) kernel.mask.set(samples.weights);

  return (network, batch, gradient) => {
    const { starts, forcing, noise, cleanTargets } = batch;
    const targets = targetsOf(starts);
    const weight = targets > 0 ? 1 / targets : 0;
    kernel.upload(network, network.teacher);
    kernel.forcing.set(forcing);
    kernel.clearGradients();
    setNoise(noise ? (cleanTargets ? 2 : 1) : 0);
    let loss = 0;
    for (let first = 0; first < batchSize; first += LANES) {
      for (let lane = 0; lane < LANES; lane++) {
        const real = first + lane < batchSize;
        kernel.starts[lane] = starts[real ? first + lane : first];
        kernel.weights[lane] = real ? weight : 0;
      }
      if (noise) writeNoise(kernel, noise, first, { batchSize, numbers: (windowLength + 1) * N });
      loss += accumulate();
    }
    kernel.download(gradient);
    return loss;
  };
}

/** Turns the noise of 16 windows, `numbers` each, into rows. */
function writeNoise(
  { noise: rows }: FusedNetwork,
  noise: NonNullable<Batch["noise"]>,
  first: number,
  { batchSize, numbers }: { batchSize: number; numbers: number },
): void {
  for (let lane = 0; lane < LANES && first + lane < batchSize; lane++) {
    const window = (first + lane) * numbers;
    for (let k = 0; k < numbers; k++) rows[k * LANES + lane] = noise[window + k];
  }
}
