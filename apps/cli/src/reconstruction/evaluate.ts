import { lengthOf, NumericalError, type TimeSeries } from "@attractors/core";
import {
  lyapunovSpectrum,
  powerSpectrum,
  predictionError,
  predictionErrorFloor,
  spectralDistance,
  spectralDistanceFloor,
  stateSpaceDivergence,
  stateSpaceDivergenceFloor,
} from "@attractors/metrics";
import { forecastOf, generateSeries, latentStateOf, type Plrnn, plrnnStepper } from "@attractors/plrnn";
import { nextTurn } from "../interruption.ts";
import type { Material } from "./material.ts";
import type { ComponentSpectrum, Exponents, Measure, Reconstruction, Spectrum } from "./reconstruction.ts";
import { measuredPart } from "./score.ts";

export type Evaluation = Pick<
  Reconstruction,
  "truth" | "generated" | "forecast" | "measures" | "spectra" | "exponents"
>;

/** Samples of the forecast that is shown. */
const FORECAST = 1200;
/** Periods over which the Lyapunov exponents of known equations, and of their network, are averaged. */
const PERIODS = 1000;
/** Steps of the network over which they are averaged at most where the equations are not known. */
const MOST_STEPS = 100_000;
/** Exponents that are computed at most. */
const MOST_EXPONENTS = 12;

/**
 * Compares a network with the clean test series, as Hess et al. (ICML 2023) do: from the first test sample 1.25 times
 * as many samples as the test series has are generated, and the first quarter is dropped.
 */
export async function evaluate(model: Plrnn, material: Material): Promise<Evaluation> {
  const { test } = material;
  const length = lengthOf(test);
  const start = test.values.slice(0, test.dimension);
  const generated = generateSeries(model, start, { length, transient: Math.floor(1.25 * length) - length });
  await nextTurn();
  const measures = await measure(model, material, generated);
  await nextTurn();
  const exponents = { network: networkExponents(model, material, start), truth: trueExponents(material) };
  await nextTurn();
  return {
    truth: test,
    generated,
    forecast: forecastFrom(model, test),
    measures,
    spectra: spectraOf(test, generated),
    exponents,
  };
}

async function measure(model: Plrnn, { test, fresh }: Material, generated: TimeSeries): Promise<Measure[]> {
  const part = measuredPart(test);
  const geometry: Measure = {
    key: "stateSpaceDivergence",
    value: stateSpaceDivergence(part, measuredPart(generated)),
    floor: fresh ? stateSpaceDivergence(part, measuredPart(fresh)) : stateSpaceDivergenceFloor(part),
  };
  await nextTurn();
  const rhythm: Measure = {
    key: "spectralDistance",
    value: spectralDistance(test, generated),
    floor: fresh ? spectralDistance(test, fresh) : spectralDistanceFloor(test),
  };
  await nextTurn();
  const forecasts: Measure = {
    key: "predictionError",
    value: predictionError(test, forecastOf(model)),
    floor: predictionErrorFloor(test),
  };
  return [geometry, rhythm, forecasts];
}

function forecastFrom(model: Plrnn, test: TimeSeries): Reconstruction["forecast"] {
  const { dimension, values, interval } = test;
  const steps = Math.min(FORECAST, lengthOf(test) - 1);
  const predicted = new Float64Array(steps * dimension);
  forecastOf(model)(values.slice(0, dimension), steps, predicted);
  return {
    truth: { dimension, interval, values: values.slice(dimension, (steps + 1) * dimension) },
    predicted: { dimension, interval, values: predicted },
  };
}

function spectraOf(truth: TimeSeries, generated: TimeSeries): ComponentSpectrum[] {
  const { dimension, frequencies, powers } = powerSpectrum(truth);
  const others = generated.values.every(Number.isFinite) ? powerSpectrum(generated).powers : undefined;
  const component = (all: Float64Array, i: number): Float64Array => all.filter((_, k) => k % dimension === i);
  return Array.from({ length: dimension }, (_, i) => ({
    frequencies,
    truth: component(powers, i),
    ...(others ? { generated: component(others, i) } : {}),
  }));
}

/** Of the attractor that the generated series runs to: from the same start. */
function networkExponents(model: Plrnn, { known, test }: Material, start: Float64Array): Spectrum | undefined {
  const count = Math.min(model.latentDimension, MOST_EXPONENTS);
  const duration = known ? PERIODS * known.period : Math.min(lengthOf(test), MOST_STEPS) * test.interval;
  return plain(() => lyapunovSpectrum(plrnnStepper(model, latentStateOf(model, start)), { count, duration }));
}

function trueExponents({ known }: Material): Spectrum | undefined {
  if (!known) return undefined;
  const { flow, period } = known;
  const count = Math.min(flow.dimension, MOST_EXPONENTS);
  const times = {
    duration: PERIODS * period,
    transient: 30 * period,
    alignment: 30 * period,
    renormalizeEvery: period / 10,
  };
  return plain(() => lyapunovSpectrum(flow, { count, ...times }));
}

/** The spectrum as plain numbers; none where a network runs off to infinity. */
function plain(compute: () => { exponents: Float64Array; standardErrors: Float64Array }): Exponents["network"] {
  try {
    const { exponents, standardErrors } = compute();
    return { exponents: [...exponents], standardErrors: [...standardErrors] };
  } catch (error) {
    if (error instanceof NumericalError) return undefined;
    throw error;
  }
}
