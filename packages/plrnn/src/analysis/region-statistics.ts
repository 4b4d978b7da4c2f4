import type { Plrnn } from "../plrnn.ts";
import { hingeFormOf } from "./hinge-form.ts";
import { activityFrom } from "./region.ts";
import type { SymbolicSeries } from "./symbolic-series.ts";

/** How a free run uses the linear regions of a network. Arrays over regions are in the order of the symbols. */
export interface RegionStatistics {
  /** Number of regions visited. */
  readonly visitedRegions: number;
  /** Share of the steps in each region. */
  readonly frequencies: Float64Array;
  /** Number of stays in each region; one that the series cuts off at its beginning or end counts too. */
  readonly visits: Float64Array;
  /** Mean number of steps of a stay in each region. */
  readonly meanDwellTimes: Float64Array;
  /** Number of steps of the longest stay in each region. */
  readonly longestDwellTimes: Float64Array;
  /** Number of steps that lead into another region. */
  readonly borderCrossings: number;
  /** How often each relu of the network was switched on or off, in the order of `activityOf`. */
  readonly flips: Float64Array;
}

/**
 * Counts how a free run uses the linear regions of a network: how many it visits, how long it stays, how often it crosses
 * a border and which relu's then flip.
 *
 * @throws {RangeError} if the series is of another network.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { almostLinearRnn, createPlrnn, regionStatistics, symbolicSeries } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ architecture: almostLinearRnn, reluUnits: 1, observationDimension: 1, rng: createRng(1) });
 * model.parameters.set([1, -2.5, 1]); // z ↦ z + 1 for z < 0, 1 - 1.5 z for z > 0
 * const series = symbolicSeries(model, Float64Array.of(1), { length: 6 }); // 0 1 0 0 0 0
 * const { meanDwellTimes, borderCrossings } = regionStatistics(model, series);
 * meanDwellTimes; // → [2.5, 1]
 * borderCrossings; // → 2
 * ```
 */
export function regionStatistics(model: Plrnn, { symbols, regions, counts }: SymbolicSeries): RegionStatistics {
  const { count } = hingeFormOf(model);
  const activities = regions.map((region) => activityFrom("regionStatistics", region, count));
  const visits = new Float64Array(regions.length);
  const longestDwellTimes = new Float64Array(regions.length);
  const flips = new Float64Array(count);
  let borderCrossings = 0;
  let stay = 0;
  for (let t = 0; t < symbols.length; t++) {
    const symbol = symbols[t];
    if (t === 0 || symbol !== symbols[t - 1]) {
      visits[symbol]++;
      stay = 0;
      if (t > 0) {
        borderCrossings++;
        const before = activities[symbols[t - 1]];
        const after = activities[symbol];
        for (let k = 0; k < count; k++) if (before[k] !== after[k]) flips[k]++;
      }
    }
    stay++;
    if (stay > longestDwellTimes[symbol]) longestDwellTimes[symbol] = stay;
  }
  return {
    visitedRegions: regions.length,
    frequencies: counts.map((steps) => steps / symbols.length),
    visits,
    meanDwellTimes: counts.map((steps, symbol) => steps / visits[symbol]),
    longestDwellTimes,
    borderCrossings,
    flips,
  };
}
