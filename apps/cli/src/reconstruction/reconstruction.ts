import type { TimeSeries } from "@attractors/core";
import type { TrainingResult } from "@attractors/plrnn";

/** Everything that a finished reconstruction knows about itself: what the files and the report show. */
export interface Reconstruction {
  readonly subject: Subject;
  readonly settings: readonly Setting[];
  /** The command that repeats this run exactly. */
  readonly command: string;
  readonly training: TrainingRecord;
  /** The series to test against and the generated one, standardised, equally long. */
  readonly truth: TimeSeries;
  readonly generated: TimeSeries;
  /** What follows the first sample of the test series: in truth and as the network forecasts it. */
  readonly forecast: { readonly truth: TimeSeries; readonly predicted: TimeSeries };
  readonly measures: readonly Measure[];
  readonly spectra: readonly ComponentSpectrum[];
  readonly exponents: Exponents;
}

/** What was reconstructed. */
export interface Subject {
  readonly name: string;
  readonly about: string;
  readonly source?: string;
  readonly equations?: readonly string[];
  /** Names of the components. */
  readonly components: readonly string[];
  /** How truth came about, in a sentence or two. */
  readonly truth: string;
  /** Samples between two of the points that the pictures of the attractor draw. */
  readonly stride: number;
}

export interface Setting {
  readonly name: string;
  readonly value: string;
}

export type TrainingRecord = Pick<TrainingResult, "epoch" | "losses" | "scores" | "restarts" | "ended"> & {
  /** The epochs that were planned. */
  readonly epochs: number;
  readonly seconds: number;
};

export interface Measure {
  readonly key: "stateSpaceDivergence" | "spectralDistance" | "predictionError";
  readonly value: number;
  /** The same measure between truth and another piece of truth: no model can be told from the truth below it. */
  readonly floor: number;
}

/** Smoothed, normalised power of one component over frequency, of truth and of the generated series. */
export interface ComponentSpectrum {
  readonly frequencies: Float64Array;
  readonly truth: Float64Array;
  readonly generated?: Float64Array;
}

/** Lyapunov exponents per unit of time, in descending order; those of truth where its equations are known. */
export interface Exponents {
  readonly network?: Spectrum;
  readonly truth?: Spectrum;
}

export interface Spectrum {
  readonly exponents: readonly number[];
  readonly standardErrors: readonly number[];
}
