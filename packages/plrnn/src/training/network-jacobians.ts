import type { MatrixView } from "@attractors/core";
import type { Batch, GradientProblem, TaughtNetwork } from "../gradient-kernel.ts";
import type { JacobianBatch } from "./growth-estimate.ts";
import { spectralNorm } from "./spectral-norm.ts";

/**
 * The Jacobians of a network at what the teacher says of the states 1 … T of each window of a batch; units that are not
 * forced count as zero there (as in Algorithm 1 of Hess et al., ICML 2023). Where a value is missing there is none.
 */
export function networkJacobians(
  problem: GradientProblem,
  network: TaughtNetwork,
  batch: Omit<Batch, "forcing">,
): JacobianBatch {
  const { architecture, shape, forcedUnits, windowLength } = problem;
  const { map, teacher } = network;
  const { latentDimension: M, observationDimension: N } = shape;
  const z = new Float64Array(M);
  const x = new Float64Array(N);
  const columns = new Float64Array(M * M);
  const readSample = sampleReader(problem, network, batch);

  return {
    dimension: M,
    sequences: batch.starts.length,
    length: windowLength,
    bound: () => jacobianBound(parametersIn(architecture.blocks(shape), map)),
    write(sequence, t, out) {
      if (!readSample(sequence, t, x)) return false;
      for (let m = 0; m < forcedUnits; m++) {
        z[m] = 0;
        for (let n = 0; n < N; n++) z[m] += teacher[m * N + n] * x[n];
      }
      columns.fill(0);
      for (let m = 0; m < M; m++) columns[m * (M + 1)] = 1;
      architecture.tangent(shape, map, z, columns);
      for (let i = 0; i < M; i++) for (let j = 0; j < M; j++) out[i * M + j] = columns[j * M + i];
      return true;
    },
  };
}

/**
 * Reads what the teacher sees, x - b with the batch's noise, after step t + 1 of a window into every `lanes`-th place of
 * `out` from `lane` on; returns whether it is known.
 */
export function sampleReader(
  { shape, samples, windowLength }: GradientProblem,
  { offset }: TaughtNetwork,
  { starts, noise }: Omit<Batch, "forcing">,
): (sequence: number, t: number, out: Float64Array, lane?: number, lanes?: number) => boolean {
  const N = shape.observationDimension;
  const { values, weights } = samples;
  return (sequence, t, out, lane = 0, lanes = 1) => {
    const place = (starts[sequence] + t + 1) * N;
    const noisy = (sequence * (windowLength + 1) + t + 1) * N;
    for (let n = 0, k = lane; n < N; n++, k += lanes) {
      if (weights && weights[place + n] === 0) return false;
      out[k] = values[place + n] - offset[n] + (noise ? noise[noisy + n] : 0);
    }
    return true;
  };
}

/** An upper bound of |J| over all states: max |A_i| + |W1| |W2|, or max |A_i| + |W| times the largest slope of a unit. */
function jacobianBound({ A, W, W1, W2, alpha }: Record<string, MatrixView>): number {
  const largest = A.data.reduce((most, a) => Math.max(most, Math.abs(a)), 0);
  if (!W) return largest + spectralNorm(W1) * spectralNorm(W2);
  // A dendritic unit adds up any of its slopes alpha_b, and the clipped one takes all of them off for z > 0.
  let up = 0;
  let down = 0;
  for (const slope of alpha?.data ?? [1]) {
    up += Math.max(slope, 0);
    down += Math.max(-slope, 0);
  }
  return largest + spectralNorm(W) * Math.max(up, down);
}

function parametersIn(
  blocks: readonly { readonly name: string; readonly rows: number; readonly columns: number }[],
  map: Float64Array,
): Record<string, MatrixView> {
  let place = 0;
  return Object.fromEntries(
    blocks.map(({ name, rows, columns }) => {
      const data = map.subarray(place, place + rows * columns);
      place += rows * columns;
      return [name, { rows, columns, data }];
    }),
  );
}
