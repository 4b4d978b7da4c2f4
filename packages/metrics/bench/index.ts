/** Prints medians of several runs in milliseconds: `pnpm bench`. */
import { createRng, type Flow, type IteratedMap, seriesOf, type TimeSeries } from "@attractors/core";
import {
  chamferDistance,
  correlationDimension,
  correlationSum,
  covariantVectors,
  detrendedFluctuation,
  energyDistance,
  forecastErrors,
  forecastWith,
  fuzzyEntropy,
  iteratedAmplitudeAdjusted,
  kantzExponent,
  lyapunovSpectrum,
  mixtureDivergence,
  periodicOrbits,
  permutationEntropy,
  powerLawDimension,
  predictionError,
  predictionErrorFloor,
  recurrenceMatrix,
  recurrenceQuantification,
  rosensteinExponent,
  sampleEntropy,
  sinkhorn,
  slicedWasserstein,
  spectralDistance,
  stateSpaceDivergence,
  takensDimension,
  testFrequencies,
  wassersteinDistance,
  zeroOneTest,
} from "@attractors/metrics";
import { integrator } from "@attractors/solvers";

const lorenz: Flow = {
  dimension: 3,
  initialState: Float64Array.of(-9.7869288, -15.03852, 20.533978),
  field: (_t, s, out) => {
    const x = s[0];
    const y = s[1];
    const z = s[2];
    out[0] = 10 * (y - x);
    out[1] = x * (28 - z) - y;
    out[2] = x * y - (8 / 3) * z;
  },
  jacobian: (_t, s, out) => {
    out[0] = -10;
    out[1] = 10;
    out[2] = 0;
    out[3] = 28 - s[2];
    out[4] = -1;
    out[5] = -s[0];
    out[6] = s[1];
    out[7] = s[0];
    out[8] = -8 / 3;
  },
};

const henon: IteratedMap = {
  dimension: 2,
  initialState: Float64Array.of(0.1, 0.1),
  map: (y, out) => {
    const x = y[0];
    out[0] = 1 - 1.4 * x * x + y[1];
    out[1] = 0.3 * x;
  },
  jacobian: (y, out) => {
    out[0] = -2.8 * y[0];
    out[1] = 1;
    out[2] = 0.3;
    out[3] = 0;
  },
};
const box = { lower: Float64Array.of(-1.5, -0.5), upper: Float64Array.of(1.5, 0.5) };

/** A trajectory of the flow in the unit of its standard deviations, roughly, with a little noise. */
function series(length: number, seed: number): TimeSeries {
  const rng = createRng(seed);
  const stepper = integrator(lorenz);
  stepper.reset(Float64Array.of(rng.normal(), rng.normal(), 20));
  stepper.advance(20);
  const values = new Float64Array(3 * length);
  for (let k = 0; k < values.length; k += 3) {
    stepper.advance(0.01);
    for (let i = 0; i < 3; i++) values[k + i] = stepper.state[i] + 0.05 * rng.normal();
  }
  return { dimension: 3, values, interval: 0.01 };
}

function print(name: string, runs: number, work: () => unknown): void {
  const times: number[] = [];
  for (let k = 0; k < runs; k++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(runs / 2)];
  console.log(`${name.padEnd(48)} ${median.toFixed(2).padStart(9)} ms`);
}

for (const length of [10_000, 100_000]) {
  const truth = series(length, 1);
  const generated = series(length, 2);
  print(`stateSpaceDivergence, ${length} × 3`, 21, () => stateSpaceDivergence(truth, generated));
  print(`spectralDistance, ${length} × 3`, 21, () => spectralDistance(truth, generated));
  print(`predictionErrorFloor, ${length} × 3`, 5, () => predictionErrorFloor(truth));
}
const truth = series(10_000, 1);
const forecast = series(10_000, 2);
const scalar = seriesOf(truth.values.filter((_, k) => k % 3 === 0));
print("forecastErrors (all 17), 10000 × 3", 7, () => forecastErrors(truth, forecast));
print("sampleEntropy, 10000", 7, () => sampleEntropy(scalar));
print("fuzzyEntropy, 10000", 1, () => fuzzyEntropy(scalar));
print("permutationEntropy of order 5, 10000", 7, () => permutationEntropy(scalar, { order: 5 }));
print("detrendedFluctuation, 10000", 7, () => detrendedFluctuation(scalar));
print("zeroOneTest, 10000, 10 frequencies", 3, () =>
  zeroOneTest(scalar, { frequencies: testFrequencies(createRng(1), 10) }),
);
print("iteratedAmplitudeAdjusted, 10000", 3, () => iteratedAmplitudeAdjusted()(scalar)(createRng(1)));
const radii = Float64Array.from({ length: 32 }, (_, k) => 10 * 2 ** ((k - 31) / 4));
print("correlationSum, window 60, 32 radii, 10000 × 3", 7, () => correlationSum(truth, radii, { window: 60 }));
const all = Float64Array.from({ length: 32 }, (_, k) => 0.01 * 8000 ** (k / 31));
print("correlationSum, radii over the whole attractor", 7, () => correlationSum(truth, all, { window: 60 }));
print("correlationDimension, 10000 × 3", 5, () => correlationDimension(truth));
print("takensDimension, 10000 × 3", 5, () => takensDimension(truth));
print("powerLawDimension (gp_dim), 10000 × 3", 1, () => powerLawDimension(truth));
print("rosensteinExponent, 10000 × 3", 7, () => rosensteinExponent(truth));
print("kantzExponent, 10000 × 3", 3, () => kantzExponent(truth));
print("recurrenceQuantification, 10000 × 3", 1, () => recurrenceQuantification(recurrenceMatrix(truth, { radius: 5 })));
print("predictionError of the flow, 1000 starts", 5, () =>
  predictionError(truth, forecastWith(integrator(lorenz), truth.interval), { starts: 1000 }),
);
print("mixtureDivergence, 10000 × 3, 1000 samples", 3, () => mixtureDivergence(truth, forecast, { rng: createRng(1) }));
print("slicedWasserstein, 10000 × 3, 128 directions", 3, () =>
  slicedWasserstein(truth, forecast, { rng: createRng(1) }),
);
print("chamferDistance, 10000 × 3", 3, () => chamferDistance(truth, forecast));
print("energyDistance, 10000 × 3", 1, () => energyDistance(truth, forecast));
print("wassersteinDistance, 1000 × 3", 3, () => wassersteinDistance(series(1000, 3), series(1000, 4)));
print("sinkhorn, 1000 × 3", 1, () =>
  sinkhorn(series(1000, 3), series(1000, 4), { regularization: 20, tolerance: 1e-6 }),
);
print("covariantVectors of Lorenz, 1000 units of time", 3, () => covariantVectors(lorenz, { duration: 1000 }));
print("periodicOrbits of Hénon's map up to period 10", 3, () => periodicOrbits(henon, { box, upTo: 10 }));
print("lyapunovSpectrum of Hénon's map, 1,000,000 steps", 3, () => lyapunovSpectrum(henon, { duration: 1e6 }));
print("lyapunovSpectrum of Lorenz, 10,000 units of time", 3, () => lyapunovSpectrum(lorenz, { duration: 10_000 }));
