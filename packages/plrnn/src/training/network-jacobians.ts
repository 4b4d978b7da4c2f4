import type { MatrixView } from "@attractors/core";
import { hingeFormFrom } from "../analysis/hinge-form.ts";
import type { Batch, GradientProblem, TaughtNetwork } from "../gradient-kernel.ts";
import type { JacobianBatch } from "./growth-estimate.ts";
import { spectralNorm } from "./spectral-norm.ts";

/**
 * The Jacobians of a network at what the teacher says of the states 1 … T of each window of a batch; units that are not
 * forced count as zero there (as in Algorithm 1 of Hess et al., ICML 2023). Where a value is missing there is none.
 */
export function networkJacobians(
  { architecture, shape, samples, forcedUnits, windowLength }: GradientProblem,
  { map, teacher, offset }: TaughtNetwork,
  { starts, noise }: Omit<Batch, "forcing">,
): JacobianBatch {
  const { latentDimension: M, observationDimension: N } = shape;
  const { values, weights } = samples;
  const z = new Float64Array(M);
  const x = new Float64Array(N);
  const columns = new Float64Array(M * M);

  /** Puts the teacher's state into `z`; returns whether it is known. */
  function readState(sequence: number, t: number): boolean {
    const place = (starts[sequence] + t + 1) * N;
    const noisy = (sequence * (windowLength + 1) + t + 1) * N;
    for (let n = 0; n < N; n++) {
      if (weights && weights[place + n] === 0) return false;
      x[n] = values[place + n] - offset[n] + (noise ? noise[noisy + n] : 0);
    }
    for (let m = 0; m < forcedUnits; m++) {
      let sum = 0;
      for (let n = 0; n < N; n++) sum += teacher[m * N + n] * x[n];
      z[m] = sum;
    }
    return true;
  }

  return {
    dimension: M,
    sequences: starts.length,
    length: windowLength,
    bound: () => jacobianBound(parametersIn(architecture.blocks(shape), map)),
    write(sequence, t, out) {
      if (!readState(sequence, t)) return false;
      columns.fill(0);
      for (let m = 0; m < M; m++) columns[m * (M + 1)] = 1;
      architecture.tangent(shape, map, z, columns);
      for (let i = 0; i < M; i++) for (let j = 0; j < M; j++) out[i * M + j] = columns[j * M + i];
      return true;
    },
    writeMean(sequence, out) {
      // J = B + the sum of u_k w_k' over the hinges that are on: their mean needs how often each is on.
      const { count, linear, directions, thresholds, amplitudes } = hingeFormFrom(architecture.name, shape, map);
      const active = new Int32Array(count);
      let known = 0;
      for (let t = 0; t < windowLength; t++) {
        if (!readState(sequence, t)) continue;
        known++;
        for (let k = 0, w = 0; k < count; k++) {
          let sum = thresholds[k];
          for (let m = 0; m < M; m++) sum += directions[w++] * z[m];
          if (sum > 0) active[k]++;
        }
      }
      out.set(linear);
      for (let k = 0; k < count; k++) {
        if (active[k] === 0) continue;
        const share = active[k] / known;
        for (let i = 0; i < M; i++) {
          const u = share * amplitudes[k * M + i];
          for (let j = 0; j < M; j++) out[i * M + j] += u * directions[k * M + j];
        }
      }
      return known;
    },
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
