import type { RowSettings, Table } from "./row.ts";

const UNKNOWN = "not found";
const SELECTION =
  "Figures are of the checkpoint with the best free runs on the training series; the last column is of the last epoch, as published.";

const shallow = {
  architecture: "clippedShallowPlrnn",
  batchesPerEpoch: 50,
  learningRate: { start: 1e-3, end: 1e-6 },
  scoreEvery: 25,
  judged: "test",
} as const;

/** Lorenz-63 with 5 % noise: Hess et al. (ICML 2023), appendix. */
export function lorenz63Table(folder: string | undefined): Table {
  const base = {
    ...shallow,
    series: { name: "lorenz63", folder, length: 100_000 },
    observation: "identityObservation",
    latentDimension: 3,
    hiddenSize: 100,
    epochs: 5000,
    windowLength: 200,
  } as const;
  return {
    title: "Lorenz-63, 5 % noise, interval 0.01 (Hess et al., ICML 2023)",
    rows: [
      {
        name: "shPLRNN + GTF",
        settings: { ...base, forcing: { kind: "constant", alpha: 0.15 } },
        published: ["0.26 (a secondary source)", UNKNOWN, UNKNOWN],
      },
      {
        name: "shPLRNN + aGTF",
        settings: { ...base, forcing: { kind: "adaptive", estimate: "arithmeticMean", start: 0.99999 } },
        published: [UNKNOWN, UNKNOWN, UNKNOWN],
      },
      {
        name: "shPLRNN + STF",
        settings: { ...base, forcing: { kind: "sparse", interval: 16 } },
        published: [UNKNOWN, UNKNOWN, UNKNOWN],
      },
    ],
    remarks: [SELECTION, "Largest exponent of the system: 0.906. Two clean pieces of it differ by a D_stsp of 0.14."],
  };
}

/** Lorenz-96 with 20 places and 5 % noise: Hess et al. (ICML 2023), appendix; sizes and interval are ours. */
export function lorenz96Table(): Table {
  const base = {
    ...shallow,
    series: { name: "lorenz96", length: 100_000 },
    observation: "identityObservation",
    latentDimension: 20,
    hiddenSize: 200,
    epochs: 2000,
    windowLength: 100,
  } as const;
  return {
    title: "Lorenz-96, N = 20, F = 8, 5 % noise, interval 0.04 (Hess et al., ICML 2023)",
    rows: [
      {
        name: "shPLRNN + GTF",
        settings: { ...base, forcing: { kind: "constant", alpha: 0.15 } },
        published: ["1.68 (a secondary source)", UNKNOWN, UNKNOWN],
      },
      {
        name: "shPLRNN + aGTF",
        settings: { ...base, forcing: { kind: "adaptive", estimate: "arithmeticMean", start: 1 } },
        published: [UNKNOWN, UNKNOWN, UNKNOWN],
      },
      {
        name: "shPLRNN + STF",
        settings: { ...base, forcing: { kind: "sparse", interval: 10 } },
        published: [UNKNOWN, UNKNOWN, UNKNOWN],
      },
    ],
    remarks: [
      SELECTION,
      "Published sizes, interval and forcing are not known. D_stsp is between Gaussian mixtures of variance 1; checkpoints are chosen by the first three components.",
    ],
  };
}

/** The electrocardiogram: Hess et al. (ICML 2023), Table 1. */
export function ecgTable(folder: string | undefined): Table {
  const base = {
    ...shallow,
    series: { name: "ecg", folder, length: 100_000 },
    observation: "affineObservation",
    latentDimension: 5,
    hiddenSize: 250,
    epochs: 5000,
    windowLength: 200,
    observationRegularization: 1e-6,
  } as const;
  return {
    title: "ECG, 5 delay coordinates (Hess et al., ICML 2023, Table 1)",
    rows: [
      {
        name: "shPLRNN + GTF",
        settings: { ...base, forcing: { kind: "constant", alpha: 0.3 }, observationRegularization: 1e-7 },
        published: ["4.3 ± 0.6", "0.34 ± 0.02", "(2.4 ± 0.1)e-3"],
      },
      {
        name: "shPLRNN + aGTF",
        settings: {
          ...base,
          forcing: { kind: "adaptive", estimate: "productUpperBound", start: 1 },
          latentRegularization: 1e-5,
        },
        published: ["4.5 ± 0.4", "0.34 ± 0.02", "(2.4 ± 0.2)e-3"],
      },
      {
        name: "shPLRNN + STF",
        settings: { ...base, forcing: { kind: "constant", alpha: 0 }, windowLength: 221, latentRegularization: 1e-5 },
        published: ["7.1 ± 1.8", "0.38 ± 0.03", "(5 ± 2)e-3"],
      },
    ],
    remarks: [SELECTION, "STF is run as published: windows of one forcing interval, not forced."],
  };
}

/** Almost-linear networks with 0 … 10 relu's: Brenner et al. (NeurIPS 2024), Figure 5. */
export function almostLinearTable(): Table {
  const base = {
    architecture: "almostLinearRnn",
    observation: "identityObservation",
    latentDimension: 20,
    batchesPerEpoch: 50,
    noise: 0.05,
    scoreEvery: 25,
    judged: "training",
  } as const;
  const systems: { name: string; most: Record<number, string>; settings: Omit<RowSettings, "reluUnits"> }[] = [
    {
      name: "Lorenz-63",
      most: { 2: "3.30 (a stored checkpoint; 3 regions)" },
      settings: {
        ...base,
        series: { name: "clean-lorenz63", length: 100_000 },
        forcing: { kind: "sparse", interval: 16 },
        epochs: 2000,
        windowLength: 200,
        learningRate: { start: 1e-3, end: 1e-5 },
      },
    },
    {
      name: "Roessler",
      most: { 1: "in figures only (2 regions)" },
      settings: {
        ...base,
        series: { name: "clean-roessler", length: 100_000 },
        forcing: { kind: "sparse", interval: 8 },
        epochs: 3000,
        windowLength: 300,
        learningRate: { start: 5e-3, end: 1e-5 },
      },
    },
  ];
  return {
    title: "Almost-linear RNN, M = 20, on Lorenz-63 and Roessler (Brenner et al., NeurIPS 2024)",
    rows: systems.flatMap(({ name, most, settings }) =>
      Array.from({ length: 11 }, (_, reluUnits) => ({
        name: `${name}, P = ${reluUnits}`,
        settings: { ...settings, reluUnits },
        published: [most[reluUnits] ?? "in figures only", "in figures only", "in figures only"] as const,
      })),
    ),
    remarks: [
      "Measured on the training series, of the checkpoint (every 25 epochs) with the smallest D_stsp; the last column is of the last epoch.",
      "Largest exponents of the systems: Lorenz-63 0.906, Roessler 0.0714.",
    ],
  };
}

export const tables: Readonly<Record<string, (folder: string | undefined) => Table>> = {
  lorenz63: lorenz63Table,
  lorenz96: lorenz96Table,
  ecg: ecgTable,
  "al-rnn": almostLinearTable,
};
