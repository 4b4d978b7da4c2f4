import { lengthOf, NumericalError, type Rng, runInSlices } from "@attractors/core";
import {
  type Cycle,
  countRelus,
  cycleThrough,
  enumerateCycles,
  findCycles,
  latentStateOf,
  observationsOf,
  type Plrnn,
  regionStatistics,
  type SymbolicSeries,
  symbolicSeries,
  topologicalEntropy,
  transitionGraph,
} from "@attractors/plrnn";
import type { Material } from "./material.ts";
import type { FixedPoint, FixedPoints, LinearRegions, Pieces, RegionNode } from "./reconstruction.ts";

/** Seconds that the search for fixed points may take. */
const MOST_SECONDS = 3;
/** Relu's up to which all combinations of them are solved for. */
const MOST_RELUS = 10;
/** Steps of the free run that is told by its regions, and those before it. */
const RUN = 20_000;
const TRANSIENT = 2000;
/** Regions up to which their graph is drawn. */
const MOST_REGIONS = 24;

/** Takes a network apart into its linear pieces: its fixed points, and the regions that a free run visits. */
export async function piecesOf(model: Plrnn, { test }: Material, rng: Rng): Promise<Pieces> {
  const start = latentStateOf(model, test.values.slice(0, test.dimension));
  return { fixedPoints: await fixedPointsOf(model, rng), ...regionsOf(model, start, lengthOf(test)) };
}

async function fixedPointsOf(model: Plrnn, rng: Rng): Promise<FixedPoints> {
  const end = performance.now() + 1000 * MOST_SECONDS;
  const signal = {
    get aborted(): boolean {
      return performance.now() > end;
    },
    reason: undefined,
  };
  if (countRelus(model) <= MOST_RELUS) {
    const { cycles, complete } = await runInSlices(enumerateCycles(model), { signal });
    return { how: complete ? "all" : "stopped", points: cycles.map((cycle) => fixedPoint(model, cycle)) };
  }
  const cycles = await runInSlices(findCycles(model, { rng }), { signal });
  return { how: signal.aborted ? "stopped" : "searched", points: cycles.map((cycle) => fixedPoint(model, cycle)) };
}

function fixedPoint(model: Plrnn, { states, real, stability, index, multipliers }: Cycle): FixedPoint {
  return {
    place: [...observationsOf(model, states)],
    real,
    stability,
    index,
    largestMultiplier: Math.hypot(multipliers.real[0], multipliers.imaginary[0]),
    turns: multipliers.imaginary[0] !== 0,
  };
}

function regionsOf(model: Plrnn, start: Float64Array, length: number): { regions?: LinearRegions } {
  const series = seriesOf(model, start, length);
  if (series === undefined) return {};
  const graph = transitionGraph(series);
  const { visitedRegions, borderCrossings } = regionStatistics(model, series);
  const described = {
    visited: visitedRegions,
    steps: series.symbols.length,
    borderCrossings,
    topologicalEntropy: topologicalEntropy(graph),
  };
  if (visitedRegions > MOST_REGIONS) return { regions: described };

  const totals = new Float64Array(visitedRegions);
  graph.from.forEach((symbol, e) => {
    totals[symbol] += graph.counts[e];
  });
  const edges = Array.from(graph.counts, (count, e) => ({
    from: graph.from[e],
    to: graph.to[e],
    probability: count / totals[graph.from[e]],
  }));
  return { regions: { ...described, graph: { nodes: nodesOf(model, series), edges } } };
}

/** None where the network runs off to infinity. */
function seriesOf(model: Plrnn, start: Float64Array, length: number): SymbolicSeries | undefined {
  try {
    return symbolicSeries(model, start, { length: Math.min(RUN, Math.max(length, 1000)), transient: TRANSIENT });
  } catch (error) {
    if (error instanceof NumericalError) return undefined;
    throw error;
  }
}

function nodesOf(model: Plrnn, { regions, counts, means, symbols }: SymbolicSeries): RegionNode[] {
  const places = observationsOf(model, means);
  const N = model.observationDimension;
  return regions.map((region, k) => {
    const cycle = cycleThrough(model, [region]);
    return {
      region,
      share: counts[k] / symbols.length,
      place: [...places.subarray(k * N, (k + 1) * N)],
      ...(cycle ? { fixedPoint: fixedPoint(model, cycle) } : {}),
    };
  });
}
