import type { PlrnnShape } from "./architecture.ts";
import type { FusedMap } from "./fused-map.ts";
import { LANES, openFusedNetwork } from "./fused-network.ts";
import type { NetworkArrays } from "./gradient-kernel.ts";

/** Steps that a kernel takes in one call. */
const CHUNK = 256;

/**
 * Runs a network freely from many observations, sixteen side by side in a fused kernel. Writes the samples that follow
 * the first `transient` steps into `out`, [runs × length × N].
 */
export function runFused(
  map: FusedMap,
  shape: PlrnnShape,
  network: NetworkArrays,
  starts: Float64Array,
  [transient, length]: readonly [transient: number, length: number],
  out: Float64Array,
): void {
  const N = shape.observationDimension;
  const options = { forcedUnits: 0, steps: 1, samples: CHUNK * LANES, masked: false };
  const kernel = openFusedNetwork(map, shape, options);
  const begin = kernel.call("begin");
  const runFreely = kernel.call("runFreely");
  const runs = starts.length / N;
  kernel.upload(network);

  for (let first = 0; first < runs; first += LANES) {
    const lanes = Math.min(LANES, runs - first);
    for (let n = 0; n < N; n++) {
      for (let lane = 0; lane < LANES; lane++) {
        const start = (first + Math.min(lane, lanes - 1)) * N;
        kernel.sample[n * LANES + lane] = starts[start + n] - network.offset[n];
      }
    }
    begin();
    for (let done = 0; done < transient + length; done += CHUNK) {
      const count = Math.min(CHUNK, transient + length - done);
      runFreely(count, N, kernel.seriesPlace);
      for (let t = Math.max(0, transient - done); t < count; t++) {
        for (let lane = 0; lane < lanes; lane++) {
          const place = ((first + lane) * length + done + t - transient) * N;
          for (let n = 0; n < N; n++) out[place + n] = kernel.series[(t * N + n) * LANES + lane];
        }
      }
    }
  }
}
