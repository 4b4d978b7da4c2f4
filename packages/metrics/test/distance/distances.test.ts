import { createRng, seriesOf, type TimeSeries } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assign } from "../../src/distance/assignment.ts";
import {
  bhattacharyyaDistance,
  boxAround,
  chamferDistance,
  energyDistance,
  energyDistancePerAxis,
  gaussianKernel,
  hausdorffDistance,
  hellingerDistance,
  histogramPair,
  jensenShannon,
  juliaCounting,
  kolmogorovSmirnovPerAxis,
  kullbackLeibler,
  meanDiscrepancy,
  mixtureDivergence,
  mixtureDivergenceAt,
  mixtureDivergenceFloor,
  pythonCounting,
  rationalQuadraticKernel,
  sinkhorn,
  sinkhornDivergence,
  slicedWasserstein,
  stateSpaceDivergence,
  totalVariation,
  wassersteinDistance,
  wassersteinPerAxis,
} from "../../src/index.ts";
import { cloud, moved } from "../cloud.ts";

const box = { lower: new Float64Array(2).fill(-6), upper: new Float64Array(2).fill(6) };
const overCells = (measure: (pair: ReturnType<typeof histogramPair>) => number) => (a: TimeSeries, b: TimeSeries) =>
  measure(
    histogramPair(a, b, {
      box: { lower: box.lower.subarray(0, a.dimension), upper: box.upper.subarray(0, a.dimension) },
      bins: 7,
    }),
  );

/** Every measure as a number, for any two series of one dimension or more. */
const measures: Record<string, (a: TimeSeries, b: TimeSeries) => number> = {
  wassersteinPerAxis: (a, b) => Math.max(...wassersteinPerAxis(a, b)),
  energyDistancePerAxis: (a, b) => Math.max(...energyDistancePerAxis(a, b)),
  kolmogorovSmirnovPerAxis: (a, b) => Math.max(...kolmogorovSmirnovPerAxis(a, b)),
  wassersteinDistance: (a, b) => wassersteinDistance(a, b),
  slicedWasserstein: (a, b) => slicedWasserstein(a, b, { rng: createRng(1), count: 16 }),
  sinkhornDivergence: (a, b) => sinkhornDivergence(a, b, { regularization: 2, tolerance: 1e-12 }),
  energyDistance,
  meanDiscrepancy: (a, b) => meanDiscrepancy(a, b, gaussianKernel(1)).biased,
  rationalQuadratic: (a, b) => meanDiscrepancy(a, b, rationalQuadraticKernel()).biased,
  mixtureDivergence: (a, b) => mixtureDivergence(a, b, { rng: createRng(1), count: 50 }).value,
  jensenShannon: overCells(jensenShannon),
  hellingerDistance: overCells(hellingerDistance),
  totalVariation: overCells(totalVariation),
  bhattacharyyaDistance: overCells(bhattacharyyaDistance),
  kullbackLeibler: overCells(kullbackLeibler),
  chamferDistance,
  hausdorffDistance,
};
const directed = ["mixtureDivergence", "kullbackLeibler"];

describe.each(Object.entries(measures))("%s", (name, measure) => {
  const [a, b] = [cloud(60, 2), cloud(60, 2, { seed: 2, shift: 0.5 })];

  test("of a series from itself, in any order of time, is 0", () => {
    const backwards = { ...a, values: a.values.map((_, k) => a.values[a.values.length - 2 + (k % 2) * 2 - k]) };
    expect(Math.abs(measure(a, a))).toBeLessThan(1e-7);
    expect(Math.abs(measure(a, backwards))).toBeLessThan(1e-7);
  });

  test("is positive for different series, and more for more different ones", () => {
    expect(measure(a, b)).toBeGreaterThan(0);
    expect(measure(a, moved(a, 2))).toBeGreaterThan(measure(a, moved(a, 0.5)));
  });

  test.skipIf(directed.includes(name))("is the same in both directions (where it is meant to be)", () => {
    expect(measure(b, a)).toBeCloseTo(measure(a, b), 8);
  });

  test("takes ties, lines, sines and constants, and refuses what is not finite or does not fit", () => {
    const shapes = [
      Float64Array.from({ length: 40 }, (_, k) => k % 3),
      Float64Array.from({ length: 40 }, (_, k) => k / 20),
      Float64Array.from({ length: 40 }, (_, k) => Math.sin(k)),
      new Float64Array(40).fill(1),
    ].map((values) => seriesOf(values));
    for (const first of shapes) for (const second of shapes) expect(measure(first, second)).not.toBeNaN();
    expect(measure(seriesOf([0, 1]), seriesOf([0, 1]))).toBeCloseTo(0, 7); // two points
    const holed = seriesOf(shapes[1].values.map((value, k) => (k === 7 ? Number.NaN : value)));
    expect(() => measure(holed, shapes[0])).toThrow(/got NaN at index 7/);
    expect(() => measure(a, shapes[0])).toThrow(/same (dimension|shape)|box.lower must have 2 numbers/);
    expect(() => measure(seriesOf([]), shapes[0])).toThrow(RangeError);
  });
});

describe("Wasserstein's distances", () => {
  test("of a shift are the shift", () => {
    const a = cloud(50, 3);
    const b = moved(a, 0.3);
    wassersteinPerAxis(a, b).forEach((distance) => {
      expect(distance).toBeCloseTo(0.3, 12);
    });
    expect(wassersteinDistance(a, b)).toBeCloseTo(0.3 * Math.sqrt(3), 12);
    expect(slicedWasserstein(a, b, { directions: Float64Array.of(1, 0, 0) })).toBeCloseTo(0.3, 12);
    // Over all directions the mean square of a component is a third of the square.
    expect(Math.abs(slicedWasserstein(a, b, { rng: createRng(1), count: 4000 }) - 0.3)).toBeLessThan(0.01);
  });

  test("in one dimension come from sorting, whatever the way", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 1e6 }), (n, seed) => {
        const [a, b] = [cloud(n, 1, { seed }), cloud(n, 1, { seed: seed + 1 })];
        const [exact] = wassersteinPerAxis(a, b);
        expect(wassersteinDistance(a, b, { power: 1 })).toBeCloseTo(exact, 10);
        expect(slicedWasserstein(a, b, { directions: Float64Array.of(-1), power: 1 })).toBeCloseTo(exact, 10);
      }),
    );
  });

  test("take lengths that differ: of a doubled series nothing changes", () => {
    const [a, b] = [cloud(30, 2), cloud(40, 2, { seed: 3 })];
    const doubled = { ...a, values: Float64Array.of(...a.values, ...a.values) };
    expect(wassersteinPerAxis(doubled, b)[0]).toBeCloseTo(wassersteinPerAxis(a, b)[0], 12);
    const options = () => ({ rng: createRng(5), count: 10 });
    expect(slicedWasserstein(doubled, b, options())).toBeCloseTo(slicedWasserstein(a, b, options()), 12);
    expect(energyDistance(doubled, b)).toBeCloseTo(energyDistance(a, b), 12);
    expect(() => wassersteinDistance(a, b)).toThrow(/same shape, got 30 × 2 and 40 × 2/);
  });

  test("are bounded by each other: W₁ ≤ W₂, sliced ≤ exact, exact ≤ Sinkhorn's transport", () => {
    const [a, b] = [cloud(80, 2), cloud(80, 2, { seed: 9, shift: 1 })];
    const exact = wassersteinDistance(a, b);
    expect(wassersteinDistance(a, b, { power: 1 })).toBeLessThanOrEqual(exact);
    expect(slicedWasserstein(a, b, { rng: createRng(1) })).toBeLessThan(exact);
    const costs = [2, 0.5, 0.1].map(
      (regularization) => sinkhorn(a, b, { regularization, tolerance: 1e-7 }).transportCost,
    );
    expect(costs[0]).toBeGreaterThan(costs[1]);
    expect(costs[1]).toBeGreaterThan(costs[2]);
    expect(costs[2]).toBeGreaterThan(exact ** 2);
    expect(costs[2] - exact ** 2).toBeLessThan(0.1);
  });
});

describe("assign", () => {
  const permutations = (items: number[]): number[][] =>
    items.length === 0
      ? [[]]
      : items.flatMap((one, k) => permutations(items.filter((_, j) => j !== k)).map((rest) => [one, ...rest]));

  test("finds the least cost of all permutations, with ties too", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 1e6 }), fc.boolean(), (n, seed, ties) => {
        const rng = createRng(seed);
        const costs = Float64Array.from({ length: n * n }, () => (ties ? rng.integer(4) : rng.normal()));
        const { cost, columns } = assign(n, (i, j) => costs[i * n + j]);
        const best = Math.min(
          ...permutations(Array.from({ length: n }, (_, i) => i)).map((order) =>
            order.reduce((sum, j, i) => sum + costs[i * n + j], 0),
          ),
        );
        expect(cost).toBeCloseTo(best, 10);
        expect([...columns].sort()).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
      { numRuns: 200 },
    );
  });
});

describe("Sinkhorn's transport", () => {
  test("tends to the product of the weights as the entropy outweighs the cost", () => {
    const [a, b] = [cloud(20, 1), cloud(30, 1, { seed: 2 })];
    let mean = 0;
    for (const x of a.values) for (const y of b.values) mean += (x - y) ** 2 / 600;
    expect(sinkhorn(a, b, { regularization: 1e6 }).transportCost).toBeCloseTo(mean, 4);
  });

  test("neither over- nor underflows, and says when it has not converged", () => {
    const far = moved(cloud(10, 2), 1e4);
    expect(sinkhorn(cloud(10, 2), far, { regularization: 1 }).transportCost).toBeCloseTo(2e8, -3);
    expect(() => sinkhorn(cloud(20, 2), cloud(20, 2, { seed: 2 }), { regularization: 1e-3, maxIterations: 3 })).toThrow(
      /still off by/,
    );
    expect(() => sinkhorn(far, far, { regularization: 0 })).toThrow(/regularization must be positive, got 0/);
  });
});

describe("mixtureDivergence", () => {
  test("between two Gaussians is |μ - ν|² / 2σ²", () => {
    const { value, interval } = mixtureDivergence(seriesOf([0]), seriesOf([3]), {
      variance: 2,
      rng: createRng(1),
      count: 20_000,
    });
    expect(interval[0] < 9 / 4 && 9 / 4 < interval[1]).toBe(true);
    expect(Math.abs(value - 9 / 4)).toBeLessThan(0.1);
  });

  test("keeps samples whose densities underflow, unless told to do as the published programs", () => {
    const [a, b] = [seriesOf([0]), seriesOf([100])];
    const samples = seriesOf([0, 60]);
    expect(mixtureDivergenceAt(a, b, samples).value).toBeCloseTo((5000 - 1000) / 2, 8);
    expect(() => mixtureDivergenceAt(a, b, samples, { dropUnderflow: true })).toThrow(/underflow leaves no sample/);
    const near = mixtureDivergenceAt(a, seriesOf([39]), seriesOf([0, 2]), { dropUnderflow: true }).value;
    expect(near).toBeCloseTo(39 ** 2 / 2 - 78, 8);
  });

  test("of a series that diverged is Infinity, and between halves has a floor", () => {
    const truth = cloud(400, 3);
    const lost = { ...truth, values: truth.values.map((value, k) => (k === 5 ? Number.NaN : value)) };
    expect(mixtureDivergence(truth, lost, { rng: createRng(1) }).value).toBe(Infinity);
    const floor = mixtureDivergenceFloor(truth, { rng: createRng(1) }).value;
    expect(floor).toBeGreaterThan(-0.05);
    expect(floor).toBeLessThan(0.2);
    const both = mixtureDivergence(truth, moved(truth, 1), { rng: createRng(1), symmetric: true }).value;
    const back = mixtureDivergence(moved(truth, 1), truth, { rng: createRng(1), symmetric: true }).value;
    expect(Math.abs(both - back)).toBeLessThan(0.2);
  });
});

describe("divergences of probabilities", () => {
  const probabilities = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })
    .filter((list) => list.some((value) => value > 1e-3))
    .map((list) => Float64Array.from(list, (value) => value / list.reduce((a, b) => a + b)));

  test("obey Pinsker's inequality and the bounds between each other", () => {
    fc.assert(
      fc.property(probabilities, probabilities, (first, second) => {
        const pair = { first, second };
        const variation = totalVariation(pair);
        const hellinger = hellingerDistance(pair);
        expect(2 * variation ** 2).toBeLessThanOrEqual(kullbackLeibler(pair) + 1e-12);
        expect(hellinger ** 2).toBeLessThanOrEqual(variation + 1e-12);
        expect(variation).toBeLessThanOrEqual(Math.SQRT2 * hellinger + 1e-12);
        expect(jensenShannon(pair)).toBeLessThanOrEqual(Math.LN2 * variation + 1e-12);
        expect(Math.exp(-bhattacharyyaDistance(pair))).toBeCloseTo(1 - hellinger ** 2, 12);
      }),
    );
  });

  test("of what has nothing in common are at their bounds", () => {
    const pair = { first: Float64Array.of(1, 0), second: Float64Array.of(0, 1) };
    expect([totalVariation(pair), hellingerDistance(pair), jensenShannon(pair)]).toEqual([1, 1, Math.LN2]);
    expect([kullbackLeibler(pair), bhattacharyyaDistance(pair)]).toEqual([Infinity, Infinity]);
    expect(() => totalVariation({ ...pair, first: Float64Array.of(-1, 0) })).toThrow(
      /first\[0\] must be at least 0, got -1/,
    );
  });
});

describe("the published programs' ways to count", () => {
  test("wrap at 65,536, or lose the first bin of each axis", () => {
    const truth = seriesOf([0, 0.4, 0.6, 0.9]);
    const stuck = seriesOf(new Float64Array(65_536 + 4).map((_, k) => [0.1, 0.4, 0.6, 0.9][Math.min(k, 3)]));
    const exact = stateSpaceDivergence(truth, stuck, { bins: 4 });
    expect(stateSpaceDivergence(truth, stuck, { bins: 4, counting: juliaCounting })).toBeLessThan(exact / 2);
    // Without the first bin, a wrong share there is not seen.
    const wrong = seriesOf([0, 0.1, 0.1, 0.4, 0.6, 0.89]);
    const options = { bins: 3, box: boxAround(truth, 0), counting: pythonCounting };
    expect(stateSpaceDivergence(truth, wrong, options)).toBeLessThan(
      stateSpaceDivergence(truth, wrong, { ...options, counting: juliaCounting }),
    );
  });
});

describe("point sets", () => {
  test("have the distances that comparing all pairs gives", () => {
    const [a, b] = [cloud(70, 3), cloud(50, 3, { seed: 4 })];
    const nearest = (from: TimeSeries, to: TimeSeries) =>
      Array.from({ length: from.values.length / 3 }, (_, i) =>
        Math.min(
          ...Array.from({ length: to.values.length / 3 }, (_, j) =>
            Math.hypot(...[0, 1, 2].map((k) => from.values[3 * i + k] - to.values[3 * j + k])),
          ),
        ),
      );
    const [there, back] = [nearest(a, b), nearest(b, a)];
    expect(hausdorffDistance(a, b)).toBeCloseTo(Math.max(...there, ...back), 12);
    const mean = (values: number[]) => values.reduce((x, y) => x + y) / values.length;
    expect(chamferDistance(a, b)).toBeCloseTo(mean(there) + mean(back), 12);
  });
});
