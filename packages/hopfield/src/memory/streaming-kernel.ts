import { loadWasm, type WasmSource } from "@attractors/core";
import * as streaming32 from "../generated/streaming32-wasm.ts";
import * as streaming64 from "../generated/streaming64-wasm.ts";
import type { AssociationKernel, MemoryShape, PatternStore } from "./association-kernel.ts";
import type { Numbers } from "./precision.ts";

/** Patterns in a block of scores, as in assembly/parts/streaming.ts. */
const BLOCK = 128;
/** Bytes of one component of a panel, and of the statistics of a tile. */
const PAIR = 32;
const STATISTICS = 64;
/** Bytes behind the caller's start that the compiler takes for the constants of the kernel. */
const CONSTANTS = 1024;
/** Queries that are answered together, at the most, and the bytes that they may take. */
const MOST_QUERIES = 128;
const WORKSPACE = 900 * 1024;

/**
 * The default: WebAssembly SIMD, in blocks of patterns by tiles of four queries, with fused multiply-add where the machine
 * has it. Never holds the matrix of all scores: besides the patterns it takes less than one megabyte.
 *
 * @example
 * ```ts
 * import { associativeMemory, streamingKernel } from "@attractors/hopfield";
 *
 * const memory = associativeMemory({ dimension: 2, beta: 20, kernel: streamingKernel });
 * memory.store([1, 0, 0, 1]);
 * memory.recall([0.9, 0.2]); // ≈ [1.000, 0.000]
 * ```
 */
export const streamingKernel: AssociationKernel = {
  name: "streamingKernel",
  open: (shape) => openPanels(shape),
};

/**
 * The same without fused multiply-add: somewhat slower, but the same bits on every processor.
 *
 * @example
 * ```ts
 * import { associativeMemory, portableKernel } from "@attractors/hopfield";
 *
 * const memory = associativeMemory({ dimension: 2, beta: 20, kernel: portableKernel });
 * memory.store([1, 0, 0, 1]);
 * memory.recall([0.9, 0.2]); // ≈ [1.000, 0.000]
 * ```
 */
export const portableKernel: AssociationKernel = {
  name: "portableKernel",
  open: (shape) => openPanels(shape, false),
};

function openPanels<A extends Numbers>(shape: MemoryShape<A>, useRelaxed?: boolean): PatternStore<A> {
  const { heads, auto, capacity, precision } = shape;
  const bytes = precision.bytes;
  const W = PAIR / bytes;
  const keyWidth = W * Math.ceil(shape.keyWidth / W);
  const valueWidth = W * Math.ceil(shape.valueWidth / W);
  const panels = Math.ceil(capacity / W);
  const perQuery = bytes * (heads * (keyWidth + valueWidth) + BLOCK) + (heads * STATISTICS) / 4;
  const batch = 4 * Math.min(Math.max(Math.floor(WORKSPACE / perQuery / 4), 1), MOST_QUERIES / 4);

  // Lengths in numbers, in this order in the memory.
  const lengths = {
    keys: panels * heads * keyWidth * W,
    values: auto ? 0 : panels * heads * valueWidth * W,
    queries: batch * heads * keyWidth,
    outputs: batch * heads * valueWidth,
    statistics: (batch * heads * STATISTICS) / 4 / bytes,
    scores: batch * BLOCK,
    columns: BLOCK * W,
  };
  const total = bytes * Object.values(lengths).reduce((sum, length) => sum + length, 0);
  const source: WasmSource = bytes === 4 ? streaming32 : streaming64;
  const { memory, start, call } = loadWasm(source, { bytes: CONSTANTS + total, relaxed: useRelaxed });
  const places: number[] = [];
  let next = start + CONSTANTS;
  for (const length of Object.values(lengths)) {
    places.push(next);
    next += bytes * length;
  }
  const keys = precision.view(memory, places[0], lengths.keys);
  const values = auto ? keys : precision.view(memory, places[1], lengths.values);
  const inputs = precision.view(memory, places[2], lengths.queries);
  const outputs = precision.view(memory, places[3], lengths.outputs);
  call("configure")(heads, keyWidth, valueWidth, places[0], auto ? places[0] : places[1], ...places.slice(2));
  const run = call("associate");

  const keyRow = heads * shape.keyWidth;
  const valueRow = heads * shape.valueWidth;
  return {
    keys,
    values,
    workingBytes: memory.byteLength - bytes * (lengths.keys + lengths.values),
    write(index, key, keyStart, value, valueStart) {
      scatter(key, keyStart, keys, index, shape.keyWidth, keyWidth);
      if (!auto) scatter(value, valueStart, values, index, shape.valueWidth, valueWidth);
    },
    readKey: (index, out) => gather(keys, index, shape.keyWidth, keyWidth, out),
    readValue: (index, out) => gather(values, index, shape.valueWidth, valueWidth, out),
    move(from, to) {
      moveLane(keys, from, to, heads * keyWidth);
      if (!auto) moveLane(values, from, to, heads * valueWidth);
    },
    takeFrom(other, count) {
      const taken = Math.ceil(count / W) * heads * W;
      keys.set(other.keys.subarray(0, taken * keyWidth));
      if (!auto) values.set(other.values.subarray(0, taken * valueWidth));
    },
    associate(queries, count, beta, out) {
      const length = queries.length / keyRow;
      for (let first = 0; first < length; first += batch) {
        const size = Math.min(batch, length - first);
        const tiles = Math.ceil(size / 4);
        pack(queries, first, size, tiles);
        run(count, tiles, beta);
        unpack(out, first, size, tiles);
      }
    },
  };

  /** Component j of head h of pattern n lies at ((panel · heads + h) · width + j) · W + lane. */
  function scatter(from: ArrayLike<number>, start: number, to: A, index: number, width: number, padded: number): void {
    let place = Math.floor(index / W) * heads * padded * W + (index % W);
    for (let h = 0, k = start; h < heads; h++) {
      for (let j = 0; j < width; j++, k++, place += W) to[place] = from[k];
      place += (padded - width) * W;
    }
  }

  function gather(from: A, index: number, width: number, padded: number, out: A): void {
    let place = Math.floor(index / W) * heads * padded * W + (index % W);
    for (let h = 0, k = 0; h < heads; h++) {
      for (let j = 0; j < width; j++, k++, place += W) out[k] = from[place];
      place += (padded - width) * W;
    }
  }

  function moveLane(array: A, from: number, to: number, components: number): void {
    const source = Math.floor(from / W) * components * W + (from % W);
    const target = Math.floor(to / W) * components * W + (to % W);
    for (let k = 0; k < components * W; k += W) array[target + k] = array[source + k];
  }

  /** Queries into tiles of four, [head][tile][component][4]. */
  function pack(queries: ArrayLike<number>, first: number, size: number, tiles: number): void {
    inputs.fill(0, 0, tiles * 4 * heads * keyWidth);
    for (let q = 0; q < size; q++) {
      const row = (first + q) * keyRow;
      for (let h = 0; h < heads; h++) {
        let place = (h * tiles + (q >> 2)) * keyWidth * 4 + (q & 3);
        const start = row + h * shape.keyWidth;
        for (let j = 0; j < shape.keyWidth; j++, place += 4) inputs[place] = queries[start + j];
      }
    }
  }

  /** Outputs from cells, [head][tile][component / W][4][W]. */
  function unpack(out: A, first: number, size: number, tiles: number): void {
    for (let q = 0; q < size; q++) {
      const row = (first + q) * valueRow;
      for (let h = 0; h < heads; h++) {
        const start = row + h * shape.valueWidth;
        const tile = (h * tiles + (q >> 2)) * valueWidth * 4 + (q & 3) * W;
        for (let j = 0; j < shape.valueWidth; j++) out[start + j] = outputs[tile + (j - (j % W)) * 4 + (j % W)];
      }
    }
  }
}
