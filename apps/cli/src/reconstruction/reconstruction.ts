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
  readonly pieces: Pieces;
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
  /** All starts, where there were several; the network is that of the best. */
  readonly starts?: readonly Start[];
};

/** How one of several trainings ended. */
export interface Start {
  readonly seed: number;
  readonly ended: TrainingResult["ended"];
  /** The epoch of its best network, and its score. */
  readonly epoch?: number;
  readonly score?: number;
}

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

/** The network taken apart into its linear pieces. */
export interface Pieces {
  readonly fixedPoints: FixedPoints;
  /** Of a free run; absent where the network diverges. */
  readonly regions?: LinearRegions;
}

export interface FixedPoints {
  /** Whether the points are all that there are, those that a search found, or those found until the time was over. */
  readonly how: "all" | "searched" | "stopped";
  readonly points: readonly FixedPoint[];
}

export interface FixedPoint {
  /** As the network shows it: one number per component. */
  readonly place: readonly number[];
  /** Whether it is one of the network itself, not only of the linear map of a region in which it does not lie. */
  readonly real: boolean;
  readonly stability: "attracting" | "saddle" | "repelling" | "neutral";
  /** Number of unstable directions. */
  readonly index: number;
  /** The largest modulus of the eigenvalues of its Jacobian. */
  readonly largestMultiplier: number;
  /** Whether states spiral about it, in the direction of that eigenvalue. */
  readonly turns: boolean;
}

/** How a free run uses the linear regions of the network. */
export interface LinearRegions {
  /** Number of regions visited, steps of the run, and how many of them cross a border. */
  readonly visited: number;
  readonly steps: number;
  readonly borderCrossings: number;
  /** Of the graph of transitions, in nats per step. */
  readonly topologicalEntropy: number;
  /** Where there are few. */
  readonly graph?: RegionGraph;
}

export interface RegionGraph {
  /** Most frequent first. */
  readonly nodes: readonly RegionNode[];
  /** With the probability that a step from one leads to the other. */
  readonly edges: readonly { readonly from: number; readonly to: number; readonly probability: number }[];
}

export interface RegionNode {
  readonly region: string;
  /** Share of the steps. */
  readonly share: number;
  /** The mean of the states, as the network shows it. */
  readonly place: readonly number[];
  /** Of the region's linear map, if it has one alone. */
  readonly fixedPoint?: FixedPoint;
}
