import { createRng } from "@attractors/core";
import {
  adaptiveForcing,
  affineObservation,
  almostLinearRnn,
  arithmeticMean,
  clippedShallowPlrnn,
  constantForcing,
  type Forcing,
  identityObservation,
  latentRegularization,
  observationRegularization,
  type Plrnn,
  productUpperBound,
  shallowPlrnn,
  sparseForcing,
  type TrainPlrnnOptions,
  trainPlrnn,
  windowNoise,
} from "@attractors/plrnn";
import { type Timed, timed } from "../units/run-units.ts";
import { exponentOf, figuresOf, regionsOf, scoreOf } from "./evaluate.ts";
import { materialOf } from "./material.ts";
import type { Figures, ForcingSettings, RowInput, RowResult, RowSettings } from "./row.ts";

const ARCHITECTURES: Partial<Record<string, TrainPlrnnOptions["architecture"]>> = {
  shallowPlrnn,
  clippedShallowPlrnn,
  almostLinearRnn,
};
const OBSERVATIONS = { identityObservation, affineObservation };
const ESTIMATES = { arithmeticMean, productUpperBound };

/** Trains and measures one seed of one row. */
export default function runRow(input: RowInput): Timed<RowResult> {
  const { result, seconds } = timed(() => resultOf(input));
  return { result: { ...result, seconds }, seconds };
}

function resultOf({ settings, seed }: RowInput): Omit<RowResult, "seconds"> {
  const material = materialOf(settings.series);
  const score = scoreOf(material, settings);
  const task = trainPlrnn(material.training, { ...optionsOf(settings), score, rng: createRng(seed) });
  const { result: trained, seconds: trainingSeconds } = timed(() => {
    let last: Plrnn | undefined;
    for (;;) {
      const { done, value } = task.next();
      if (done) return { ...value, last: last ?? value.model };
      if (value.epoch === settings.epochs) last = value.checkpoint().model;
    }
  });
  const { model, last, epoch, alpha, restarts } = trained;
  const best = finite(figuresOf(model, material, settings));
  return {
    best,
    last: epoch === settings.epochs ? best : finite(figuresOf(last, material, settings)),
    bestEpoch: epoch,
    exponent: exponentOf(model, material),
    regions: regionsOf(model, material),
    parameters: model.parameters.length,
    alpha,
    restarts: restarts.length,
    trainingSeconds,
  };
}

/** What is not finite as null, as it will be read from the store. */
function finite(figures: Figures): RowResult["best"] {
  const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    divergence: orNull(figures.divergence),
    spectralDistance: orNull(figures.spectralDistance),
    predictionError: orNull(figures.predictionError),
  };
}

function optionsOf({ series, judged, scoredBySpectrum, ...settings }: RowSettings): Omit<TrainPlrnnOptions, "rng"> {
  const { architecture, observation, forcing, noise, ...rest } = settings;
  const { latentRegularization: latent, observationRegularization: observed, ...numbers } = rest;
  return {
    ...numbers,
    architecture: ARCHITECTURES[architecture],
    observation: OBSERVATIONS[observation],
    forcing: forcingOf(forcing),
    ...(noise === undefined ? {} : { noise: windowNoise(noise) }),
    regularizations: [
      ...(latent === undefined ? [] : [latentRegularization(latent)]),
      ...(observed === undefined ? [] : [observationRegularization(observed)]),
    ],
  };
}

function forcingOf(forcing: ForcingSettings): Forcing {
  if (forcing.kind === "constant") return constantForcing(forcing.alpha);
  if (forcing.kind === "sparse") return sparseForcing(forcing.interval);
  return adaptiveForcing({ estimate: ESTIMATES[forcing.estimate], start: forcing.start });
}
