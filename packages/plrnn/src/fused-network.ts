import { loadWasm } from "@attractors/core";
import type { PlrnnShape } from "./architecture.ts";
import type { FusedMap } from "./fused-map.ts";
import type { NetworkArrays } from "./gradient-kernel.ts";

/** Sequences that a kernel runs side by side: the 16 lanes of a row. */
export const LANES = 16;

export interface FusedNetworkOptions {
  readonly forcedUnits: number;
  /** Time steps whose states are kept, T. */
  readonly steps: number;
  /** Number of samples in the series, S. */
  readonly samples: number;
  /** Whether values may be missing. */
  readonly masked: boolean;
  /** Whether to take the build with fused multiply-add. @default where the machine has it */
  readonly relaxed?: boolean;
}

/** An instance of a fused kernel and views on its memory, in single precision. */
export interface FusedNetwork {
  call(name: string): (...numbers: number[]) => number;
  upload(network: NetworkArrays, teacher?: Float64Array): void;
  clearGradients(): void;
  /** Adds up the lanes of the gradients. */
  download(gradient: NetworkArrays): void;
  /** [S×N]. */
  readonly series: Float32Array;
  readonly seriesPlace: number;
  /** External inputs [S×K]. */
  readonly drive: Float32Array;
  /** 0 where a value is missing, else 1, [S×N]. */
  readonly mask: Float32Array;
  /** Rows, `noise[(t * N + n) * 16 + lane]`. */
  readonly noise: Float32Array;
  readonly starts: Int32Array;
  readonly weights: Float32Array;
  readonly forcing: Float32Array;
  /** Rows of one sample: `sample[n * 16 + lane]`. */
  readonly sample: Float32Array;
}

/**
 * Lays the arrays of a kernel out in one memory, and translates parameters and gradients on the way in and out. Lengths
 * are in numbers of 4 bytes, in the order of `configureTeaching` and then of the map's `configure`.
 */
export function openFusedNetwork(
  map: FusedMap,
  shape: PlrnnShape,
  { forcedUnits, steps: T, samples: S, masked, relaxed }: FusedNetworkOptions,
): FusedNetwork {
  const { latentDimension: M, observationDimension: N, inputDimension: K = 0 } = shape;
  const kept = masked ? T * forcedUnits : 0;
  const mapLengths = map.parameterLengths(shape);
  const vectors = (lengths: readonly number[]) => lengths.map((length) => 4 * length);
  const rows = (counts: readonly number[]) => counts.map((count) => LANES * count);
  const teaching = [
    ...[M * N, N * M, N, M * K, M * N],
    ...vectors([M * N, N * M, N, M, M * K]),
    ...[S * N, S * K, masked ? S * N : 0],
    ...[LANES * (T + 1) * N, LANES, LANES, T + 1],
    ...rows([T * M, kept, N, N, K, N, M, M]),
  ];
  const lengths = [...teaching, ...mapLengths, ...vectors(mapLengths), ...rows(map.rowCounts(shape, T))];
  const aligned = lengths.map((length) => 4 * Math.ceil(length / 4));
  const bytes = 4 * aligned.reduce((sum, length) => sum + length, 0);
  const { memory, start, call } = loadWasm(map.source, { bytes, relaxed });
  let next = start;
  const places = aligned.map((length) => {
    const place = next;
    next += 4 * length;
    return place;
  });
  const arrays = lengths.map((length, index) => new Float32Array(memory, places[index], length));
  call("configureTeaching")(M, N, K, forcedUnits, masked ? 1 : 0, ...places.slice(0, teaching.length));
  call("configure")(M, T, ...map.settings(shape), ...places.slice(teaching.length));

  const parameters = arrays.slice(teaching.length, teaching.length + mapLengths.length);
  const mapGradients = arrays.slice(teaching.length + mapLengths.length, teaching.length + 2 * mapLengths.length);
  const [encoder, decoder, offset, inputMatrix, teacher, dEncoder, dDecoder, dResidual, dStart, dInputMatrix] = arrays;
  const gradients = [dEncoder, dDecoder, dResidual, dStart, dInputMatrix, ...mapGradients];
  const [series, drive, mask, noise] = arrays.slice(10);

  return {
    call,
    series,
    seriesPlace: places[10],
    drive,
    mask,
    noise,
    starts: new Int32Array(memory, places[14], LANES),
    weights: arrays[15],
    forcing: arrays[16],
    sample: arrays[19],

    clearGradients() {
      for (const gradient of gradients) gradient.fill(0);
    },

    upload({ map: numbers, encoder: E, decoder: B, offset: b }, S) {
      map.pair(shape, (place, array, index) => {
        parameters[array][index] = numbers[place];
      });
      const C = numbers.length - M * K;
      for (let k = 0; k < M * K; k++) inputMatrix[k] = numbers[C + k];
      encoder.set(E);
      decoder.set(B);
      offset.set(b);
      if (S) teacher.set(S);
    },

    download({ map: numbers, encoder: E, decoder: B, offset: b }) {
      map.pair(shape, (place, array, index) => {
        numbers[place] = sumOfLanes(mapGradients[array], index);
      });
      const C = numbers.length - M * K;
      for (let k = 0; k < M * K; k++) numbers[C + k] = sumOfLanes(dInputMatrix, k);
      for (let k = 0; k < E.length; k++) E[k] = sumOfLanes(dEncoder, k);
      for (let k = 0; k < B.length; k++) B[k] = sumOfLanes(dDecoder, k);
      for (let n = 0; n < N; n++) {
        b[n] = sumOfLanes(dResidual, n);
        for (let m = 0; m < M; m++) b[n] -= encoder[m * N + n] * sumOfLanes(dStart, m);
      }
    },
  };
}

function sumOfLanes(vectors: Float32Array, index: number): number {
  const k = 4 * index;
  return vectors[k] + vectors[k + 1] + (vectors[k + 2] + vectors[k + 3]);
}
