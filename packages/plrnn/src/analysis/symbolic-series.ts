import { checkCount, checkFinite, checkLength, NumericalError, type State } from "@attractors/core";
import { openPlrnn, type Plrnn } from "../plrnn.ts";
import { hingeFormOf } from "./hinge-form.ts";
import { type Region, regionFrom, writeActivity } from "./region.ts";

export interface SymbolicSeriesOptions {
  /** Number of symbols. */
  length: number;
  /** Steps to run before the first symbol. @default 0 */
  transient?: number;
}

/** A free run of a network, told by the linear regions that it goes through. */
export interface SymbolicSeries {
  /** The region of each step, as its place in `regions`. */
  readonly symbols: Int32Array;
  /** The regions that were visited, the most frequent first; of equally frequent ones that which was visited first. */
  readonly regions: readonly Region[];
  /** In how many steps each region was visited. */
  readonly counts: Float64Array;
  /** The mean latent state in each region [regions × M]. */
  readonly means: Float64Array;
}

/**
 * Runs a network freely, without external inputs, and writes down the linear region of every step: its symbolic code
 * (Brenner, Hemmer, Monfared, Durstewitz, NeurIPS 2024).
 *
 * @param start - the latent state to start from, M numbers; `latentStateOf` makes one of an observation.
 * @throws {RangeError} if `start` has not M finite numbers, or an option is out of range.
 * @throws {NumericalError} `diverged`, if the run leaves the finite numbers.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { almostLinearRnn, createPlrnn, symbolicSeries } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ architecture: almostLinearRnn, reluUnits: 1, observationDimension: 1, rng: createRng(1) });
 * model.parameters.set([1, -2.5, 1]); // z ↦ z + 1 for z < 0, 1 - 1.5 z for z > 0
 * const { regions, symbols } = symbolicSeries(model, Float64Array.of(1), { length: 6 });
 * regions; // → ["1", "0"]
 * symbols; // → [0, 1, 0, 0, 0, 0]
 * ```
 */
export function symbolicSeries(
  model: Plrnn,
  start: State,
  { length, transient = 0 }: SymbolicSeriesOptions,
): SymbolicSeries {
  const M = model.latentDimension;
  checkLength("symbolicSeries: start", start, M);
  checkFinite("symbolicSeries: start", start);
  checkCount("symbolicSeries: length", length);
  checkCount("symbolicSeries: transient", transient, 0);
  const { architecture, map } = openPlrnn(model);
  const form = hingeFormOf(model);
  const activity = new Uint8Array(form.count);
  const places = new Map<Region, number>();
  const counts: number[] = [];
  const sums: Float64Array[] = [];
  const visited = new Int32Array(length);
  let z: Float64Array = Float64Array.from(start);
  let next: Float64Array = new Float64Array(M);
  let place = -1;

  for (let t = -transient; t < length; t++) {
    if (t >= 0) {
      if (writeActivity(form, z, 0, activity) || place < 0) {
        const region = regionFrom(activity);
        place = places.get(region) ?? places.size;
        if (place === counts.length) {
          places.set(region, place);
          counts.push(0);
          sums.push(new Float64Array(M));
        }
      }
      visited[t] = place;
      counts[place]++;
      for (let m = 0; m < M; m++) sums[place][m] += z[m];
    }
    architecture.step(model, map, z, next);
    const spare = z;
    z = next;
    next = spare;
    for (let m = 0; m < M; m++) if (!Number.isFinite(z[m])) throw diverged(t + transient + 1);
  }

  const order = counts.map((_, k) => k).sort((a, b) => counts[b] - counts[a] || a - b);
  const symbolOf = new Int32Array(order.length);
  const means = new Float64Array(order.length * M);
  order.forEach((old, symbol) => {
    symbolOf[old] = symbol;
    for (let m = 0; m < M; m++) means[symbol * M + m] = sums[old][m] / counts[old];
  });
  const regions = [...places.keys()];
  return {
    symbols: visited.map((old) => symbolOf[old]),
    regions: order.map((old) => regions[old]),
    counts: Float64Array.from(order, (old) => counts[old]),
    means,
  };
}

function diverged(step: number): NumericalError {
  return new NumericalError(
    "diverged",
    `symbolicSeries: the state left the finite numbers at step ${step}; start nearer to the attractor, or use a clipped network`,
  );
}
