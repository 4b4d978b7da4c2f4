import type { PlrnnShape } from "./architecture.ts";
import type { NetworkArrays } from "./gradient-kernel.ts";
import { LANES, openShallowKernel } from "./shallow-kernel.ts";

/** Steps that the kernel takes in one call. */
const CHUNK = 256;

/**
 * Runs a shallow network freely from many observations, sixteen side by side in the fused kernel. Writes the samples
 * that follow the first `transient` steps into `out`, [runs × length × N].
 *
 * @param threshold - 0 for the clipped network, infinity for the plain one.
 */
export function shallowRuns(
  threshold: number,
): (
  shape: PlrnnShape,
  network: NetworkArrays,
  starts: Float64Array,
  span: readonly [transient: number, length: number],
  out: Float64Array,
) => void {
  return (shape, network, starts, [transient, length], out) => {
    const N = shape.observationDimension;
    const kernel = openShallowKernel(shape, { forcedUnits: 0, steps: 1, seriesLength: CHUNK * N * LANES });
    const begin = kernel.call("begin");
    const runFreely = kernel.call("runFreely");
    const runs = starts.length / N;
    kernel.upload(network);

    for (let first = 0; first < runs; first += LANES) {
      const lanes = Math.min(LANES, runs - first);
      for (let n = 0; n < N; n++) {
        for (let lane = 0; lane < LANES; lane++) {
          kernel.sample[n * LANES + lane] = starts[(first + Math.min(lane, lanes - 1)) * N + n];
        }
      }
      begin();
      for (let done = 0; done < transient + length; done += CHUNK) {
        const count = Math.min(CHUNK, transient + length - done);
        runFreely(count, threshold, kernel.seriesPlace);
        for (let t = Math.max(0, transient - done); t < count; t++) {
          for (let lane = 0; lane < lanes; lane++) {
            const place = ((first + lane) * length + done + t - transient) * N;
            for (let n = 0; n < N; n++) out[place + n] = kernel.series[(t * N + n) * LANES + lane];
          }
        }
      }
    }
  };
}
