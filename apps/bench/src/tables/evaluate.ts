import { createRng, lengthOf, NumericalError, type TimeSeries } from "@attractors/core";
import {
  freeRunDivergence,
  lyapunovSpectrum,
  mixtureDivergence,
  predictionError,
  spectralDistance,
  stateSpaceDivergence,
} from "@attractors/metrics";
import {
  forecastOf,
  generateEnsemble,
  generateSeries,
  latentStateOf,
  type Plrnn,
  plrnnStepper,
  symbolicSeries,
} from "@attractors/plrnn";
import type { TableMaterial } from "./material.ts";
import type { Figures, RowSettings } from "./row.ts";

/** Above so many components D_stsp is taken between Gaussian mixtures: cells would hold a point each. */
const MOST_BINNED = { test: 5, training: 10 };
/** Components that checkpoints are compared in, where there are more than can be binned. */
const FEW = 3;
/** Steps over which exponents are averaged, and in which linear regions are counted. */
const STEPS = 100_000;

/** Measures a network as the paper of its table does. */
export function figuresOf(model: Plrnn, { training, test }: TableMaterial, { judged }: RowSettings): Figures {
  const truth = judged === "test" ? test : training;
  const length = lengthOf(truth);
  const transient = judged === "test" ? Math.floor(1.25 * length) - length : 0;
  const generated = generateSeries(model, truth.values.slice(0, truth.dimension), { length, transient });
  return {
    divergence: divergenceOf(truth, generated, judged),
    spectralDistance: spectralDistance(truth, generated),
    predictionError: predictionError(truth, forecastOf(model)),
  };
}

/** Judges checkpoints: the smaller the better. */
export function scoreOf(material: TableMaterial, settings: RowSettings): (model: Plrnn) => number {
  const { training } = material;
  const divergence = divergenceScoreOf(material, settings);
  if (!settings.scoredBySpectrum) return divergence;
  const start = training.values.slice(0, training.dimension);
  const length = lengthOf(training);
  return (model) => {
    const distance = divergence(model);
    return Number.isFinite(distance)
      ? distance * spectralDistance(training, generateSeries(model, start, { length }))
      : distance;
  };
}

function divergenceScoreOf({ training }: TableMaterial, { judged }: RowSettings): (model: Plrnn) => number {
  if (judged === "test") {
    const view = (series: TimeSeries) => (series.dimension > MOST_BINNED.test ? firstComponents(series) : series);
    return (model) =>
      freeRunDivergence(training, (starts, length) => generateEnsemble(model, starts, { length }), { view });
  }
  const start = training.values.slice(0, training.dimension);
  const length = lengthOf(training);
  return (model) => divergenceOf(training, generateSeries(model, start, { length }), judged);
}

function divergenceOf(truth: TimeSeries, generated: TimeSeries, judged: RowSettings["judged"]): number {
  if (truth.dimension <= MOST_BINNED[judged]) return stateSpaceDivergence(truth, generated);
  return mixtureDivergence(truth, generated, { rng: createRng(1) }).value;
}

function firstComponents({ dimension, values, interval }: TimeSeries): TimeSeries {
  return { dimension: FEW, interval, values: values.filter((_, k) => k % dimension < FEW) };
}

/** The largest Lyapunov exponent per unit of time of the attractor that the network runs to from the data; null if to none. */
export function exponentOf(model: Plrnn, { training }: TableMaterial): number | null {
  return orNull(() => {
    const stepper = plrnnStepper(model, latentStateOf(model, training.values.slice(0, training.dimension)));
    return lyapunovSpectrum(stepper, { count: 1, duration: STEPS * model.interval }).exponents[0];
  });
}

/** The number of linear regions that the network visits on the same way; null if it leaves the finite numbers. */
export function regionsOf(model: Plrnn, { training }: TableMaterial): number | null {
  return orNull(() => {
    const start = latentStateOf(model, training.values.slice(0, training.dimension));
    return symbolicSeries(model, start, { length: STEPS, transient: STEPS / 10 }).regions.length;
  });
}

function orNull(measure: () => number): number | null {
  try {
    const value = measure();
    return Number.isFinite(value) ? value : null;
  } catch (error) {
    if (error instanceof NumericalError) return null;
    throw error;
  }
}
