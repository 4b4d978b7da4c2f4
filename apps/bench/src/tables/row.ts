import type { ArchitectureName } from "@attractors/plrnn";

/** Where the series of a row come from: files in a folder, or equations. */
export interface SeriesSettings {
  readonly name: "lorenz63" | "lorenz96" | "ecg" | "clean-lorenz63" | "clean-roessler";
  /** Folder of the files; without it the series is computed from the equations, where there are some. */
  readonly folder?: string;
  readonly length: number;
}

export type ForcingSettings =
  | { readonly kind: "constant"; readonly alpha: number }
  | {
      readonly kind: "adaptive";
      readonly estimate: "arithmeticMean" | "productUpperBound";
      readonly start: number;
    }
  | { readonly kind: "sparse"; readonly interval: number };

/** Everything that decides a row but the seed: plain data, kept with its results. */
export interface RowSettings {
  readonly series: SeriesSettings;
  readonly architecture: ArchitectureName;
  readonly observation: "identityObservation" | "affineObservation";
  readonly latentDimension: number;
  readonly hiddenSize?: number;
  readonly reluUnits?: number;
  readonly forcing: ForcingSettings;
  readonly epochs: number;
  readonly batchesPerEpoch: number;
  readonly windowLength: number;
  readonly learningRate: { readonly start: number; readonly end: number };
  /** Noise that is added to the windows. */
  readonly noise?: number;
  readonly latentRegularization?: number;
  readonly observationRegularization?: number;
  readonly scoreEvery: number;
  /** Whether checkpoints are chosen by D_stsp times D_H, in which halving either counts the same. @default by D_stsp alone */
  readonly scoredBySpectrum?: boolean;
  /**
   * How networks are judged. `test`: as Hess et al. do, on the test series after a transient; checkpoints are chosen by many
   * free runs against the training series. `training`: as Brenner et al. (2024) do, both on the training series, from its
   * first sample on.
   */
  readonly judged: "test" | "training";
}

export interface Row {
  readonly name: string;
  readonly settings: RowSettings;
  /** Published figures: D_stsp, D_H, PE(20). */
  readonly published: readonly [string, string, string];
}

/** A table of a paper. */
export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What a reader must know. */
  readonly remarks: readonly string[];
}

/** What a worker is given: one seed of one row. */
export interface RowInput {
  readonly settings: RowSettings;
  readonly seed: number;
}

/** The measures of one network. */
export interface Figures {
  readonly divergence: number;
  readonly spectralDistance: number;
  readonly predictionError: number;
}

/** What one seed of a row gave. Numbers that are not finite are null. */
export interface RowResult {
  /** Of the best checkpoint, and of the last epoch. */
  readonly best: Nullable<Figures>;
  readonly last: Nullable<Figures>;
  readonly bestEpoch: number;
  /** Largest Lyapunov exponent of the best network, per unit of time. */
  readonly exponent: number | null;
  /** Linear regions that the best network visits in 100,000 steps. */
  readonly regions: number | null;
  readonly parameters: number;
  /** Strength of the teacher at the end. */
  readonly alpha: number;
  readonly restarts: number;
  /** Wall time of the training and of everything. */
  readonly trainingSeconds: number;
  readonly seconds: number;
}

type Nullable<T> = { readonly [Key in keyof T]: T[Key] | null };
