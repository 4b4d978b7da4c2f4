/** Prints medians of several runs in milliseconds: `pnpm bench`. */
import { createRng, type Flow, type TimeSeries } from "@attractors/core";
import {
  forecastWith,
  lyapunovSpectrum,
  predictionError,
  predictionErrorFloor,
  spectralDistance,
  stateSpaceDivergence,
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
print("predictionError of the flow, 1000 starts", 5, () =>
  predictionError(truth, forecastWith(integrator(lorenz), truth.interval), { starts: 1000 }),
);
print("lyapunovSpectrum of Lorenz, 10,000 units of time", 3, () => lyapunovSpectrum(lorenz, { duration: 10_000 }));
