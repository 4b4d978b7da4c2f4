import { loadWasm } from "@attractors/core";
import { sizeOf } from "../architecture.ts";
import { simd } from "../generated/growth-wasm.ts";
import type { GradientProblem } from "../gradient-kernel.ts";
import { type SlopeForm, slopeFormOf } from "./slope-form.ts";

/** Sequences that the kernel follows side by side: the lanes of a row. */
export const LANES = 8;

/** An instance of the kernel `assembly/growth.ts`, in double precision and with the same bits on every processor. */
export interface GrowthKernel {
  /** What the teacher sees at one time, `sample[n * LANES + lane]`. */
  readonly sample: Float64Array;
  /** 1 where it is known, else 0. */
  readonly known: Float64Array;
  /** `norms[t * LANES + lane]`. */
  readonly norms: Float64Array;
  /** Takes a network over. */
  upload(map: Float64Array, teacher: Float64Array): void;
  /** Begins sequences. */
  begin(): void;
  /** Adds the slopes at the sample to their sums, where it is known. */
  addSlopes(): void;
  /** Writes the norms at the sample to row `t` of `norms`. */
  follow(t: number): void;
  /** Makes the Jacobian of each lane that of its mean slopes: their sums, divided by the count of the lane. */
  settle(countOf: (lane: number) => number): void;
  /** Writes the Jacobian that a lane has now. */
  writeJacobian(lane: number, out: Float64Array): void;
}

/** Lays the arrays of the kernel out in one memory, in the order of its `configure`, and the norms behind them. */
export function openGrowthKernel({ architecture, shape, forcedUnits, windowLength }: GradientProblem): GrowthKernel {
  const { latentDimension: M, observationDimension: N } = shape;
  const formOf = (map: Float64Array): SlopeForm => slopeFormOf(architecture.name, shape, map);
  const { count: K, hinges: H } = formOf(new Float64Array(sizeOf(architecture.blocks(shape))));
  const lengths = [
    ...[forcedUnits * N, M * M, K * M, K * M, K * H, K * H],
    ...[N, 1, M, K, K, K].map((rows) => rows * LANES),
    ...[LANES * M * M, 2 * M * (M + 3), windowLength * LANES],
  ];
  const aligned = lengths.map((length) => 64 * Math.ceil(length / 8));
  const { memory, start, call } = loadWasm(
    { simd, relaxed: simd },
    { bytes: aligned.reduce((sum, bytes) => sum + bytes), relaxed: false },
  );
  let next = start;
  const places = aligned.map((bytes) => {
    const place = next;
    next += bytes;
    return place;
  });
  const arrays = lengths.map((length, index) => new Float64Array(memory, places[index], length));
  const [S, linear, amplitudes, directions, weights, thresholds, sample, known, , , , sums, jacobians, , norms] =
    arrays;
  call("configure")(M, N, forcedUnits, K, H, ...places.slice(0, -1));
  const follow = call("follow");
  const settle = call("settle");

  return {
    sample,
    known,
    norms,
    begin: call("begin"),
    addSlopes: call("addSlopes"),
    follow: (t) => follow(places[14] + t * 8 * LANES),

    upload(map, teacher) {
      const form = formOf(map);
      for (let i = 0; i < M; i++) for (let j = 0; j < M; j++) linear[j * M + i] = form.linear[i * M + j];
      amplitudes.set(form.amplitudes);
      directions.set(form.directions);
      weights.set(form.weights);
      thresholds.set(form.thresholds);
      S.set(teacher.subarray(0, S.length));
    },

    settle(countOf) {
      for (let lane = 0; lane < LANES; lane++) {
        const count = Math.max(1, countOf(lane));
        for (let k = lane; k < K * LANES; k += LANES) sums[k] /= count;
      }
      settle();
    },

    writeJacobian(lane, out) {
      const first = (lane - (lane % 2)) * M * M + (lane % 2);
      for (let i = 0; i < M; i++) for (let j = 0; j < M; j++) out[i * M + j] = jacobians[first + 2 * (j * M + i)];
    },
  };
}
