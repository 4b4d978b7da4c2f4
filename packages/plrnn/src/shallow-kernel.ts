import { loadWasm } from "@attractors/core";
import type { PlrnnShape } from "./architecture.ts";
import { relaxed, simd } from "./generated/shallow-wasm.ts";
import type { NetworkArrays } from "./gradient-kernel.ts";

/** Sequences that the kernel runs side by side: the 16 lanes of a row. */
export const LANES = 16;

export interface ShallowKernelOptions {
  readonly forcedUnits: number;
  /** Time steps whose states are kept, T. */
  readonly steps: number;
  /** Numbers in the series. */
  readonly seriesLength: number;
  /** Whether to take the build with fused multiply-add. @default where the machine has it */
  readonly relaxed?: boolean;
}

/** An instance of the kernel `assembly/shallow.ts` and views on its memory, in single precision. */
export interface ShallowKernel {
  call(name: string): (...numbers: number[]) => number;
  upload(network: NetworkArrays, teacher?: Float64Array): void;
  /** Adds up the lanes of the gradients. */
  download(gradient: NetworkArrays): void;
  readonly gradients: Float32Array;
  readonly series: Float32Array;
  /** Where the series lies. */
  readonly seriesPlace: number;
  readonly starts: Int32Array;
  readonly weights: Float32Array;
  /** Rows of one sample: `sample[n * 16 + lane]`. */
  readonly sample: Float32Array;
}

/**
 * Lays the arrays of the kernel out in one memory, and translates parameters and gradients on the way in and out: there,
 * what belongs to a hidden unit lies together.
 */
export function openShallowKernel(
  { latentDimension: M, hiddenSize: L, observationDimension: N }: PlrnnShape,
  { forcedUnits, steps: T, seriesLength, relaxed: useRelaxed }: ShallowKernelOptions,
): ShallowKernel {
  // Lengths in numbers of 4 bytes, in the order of the kernel's `configure`.
  const parameterCounts = [M, M, L * (2 * M + 1), M * N, N * M];
  const teacherCount = M * N;
  const rows = [(T + 1) * M, T * L, T * M, L, N, N, M, M];
  const lengths = [
    ...parameterCounts,
    teacherCount,
    ...parameterCounts.map((count) => 4 * count),
    seriesLength,
    LANES,
    LANES,
    ...rows.map((count) => LANES * count),
  ];
  const aligned = lengths.map((length) => 4 * Math.ceil(length / 4));
  const total = aligned.reduce((sum, length) => sum + length, 0);
  const { memory, start, call } = loadWasm({ simd, relaxed }, { bytes: 4 * total, relaxed: useRelaxed });
  let next = start;
  const places = aligned.map((length) => {
    const place = next;
    next += 4 * length;
    return place;
  });
  const array = (index: number) => new Float32Array(memory, places[index], lengths[index]);
  const [A, h1, units, encoder, decoder, teacher] = [0, 1, 2, 3, 4, 5].map(array);
  const [dA, dh1, dUnits, dEncoder, dDecoder] = [6, 7, 8, 9, 10].map(array);
  call("configure")(M, L, N, forcedUnits, T, ...places);

  return {
    call,
    gradients: new Float32Array(memory, places[6], (places[11] - places[6]) / 4),
    series: array(11),
    seriesPlace: places[11],
    starts: new Int32Array(memory, places[12], LANES),
    weights: array(13),
    sample: array(18),

    upload({ map, encoder: E, decoder: B }, S) {
      for (let m = 0; m < M; m++) {
        A[m] = map[m];
        h1[m] = map[M + m];
      }
      const h2 = 2 * M;
      const W1 = h2 + L;
      const W2 = W1 + M * L;
      for (let l = 0, k = 0; l < L; l++) {
        units[k++] = map[h2 + l];
        for (let m = 0; m < M; m++) units[k++] = map[W2 + l * M + m];
        for (let m = 0; m < M; m++) units[k++] = map[W1 + m * L + l];
      }
      encoder.set(E);
      decoder.set(B);
      if (S) teacher.set(S);
    },

    download({ map, encoder: E, decoder: B }) {
      for (let m = 0; m < M; m++) {
        map[m] = sumOfLanes(dA, m);
        map[M + m] = sumOfLanes(dh1, m);
      }
      const h2 = 2 * M;
      const W1 = h2 + L;
      const W2 = W1 + M * L;
      for (let l = 0, k = 0; l < L; l++) {
        map[h2 + l] = sumOfLanes(dUnits, k++);
        for (let m = 0; m < M; m++) map[W2 + l * M + m] = sumOfLanes(dUnits, k++);
        for (let m = 0; m < M; m++) map[W1 + m * L + l] = sumOfLanes(dUnits, k++);
      }
      for (let k = 0; k < E.length; k++) E[k] = sumOfLanes(dEncoder, k);
      for (let k = 0; k < B.length; k++) B[k] = sumOfLanes(dDecoder, k);
    },
  };
}

function sumOfLanes(vectors: Float32Array, index: number): number {
  const k = 4 * index;
  return vectors[k] + vectors[k + 1] + (vectors[k + 2] + vectors[k + 3]);
}
