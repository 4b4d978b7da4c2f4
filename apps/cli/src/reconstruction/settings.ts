import { availableParallelism } from "node:os";
import {
  affineObservation,
  almostLinearRnn,
  clippedShallowPlrnn,
  identityObservation,
  shallowPlrnn,
  sparseForcing,
  type TrainPlrnnOptions,
} from "@attractors/plrnn";
import { calledAs, quoted } from "../called-as.ts";
import { InputError } from "../input-error.ts";
import type { Options } from "../options.ts";

/** Where the series comes from: a known system that is simulated, or a file. */
export type Source = SystemSource | FileSource;

export interface SystemSource {
  readonly kind: "system";
  readonly name: string;
  readonly length: number;
  readonly pointsPerPeriod: number;
  /** In standard deviations of each component; in the training series only. */
  readonly noise: number;
}

export interface FileSource {
  readonly kind: "file";
  readonly file: string;
  readonly interval: number;
  readonly columns?: readonly string[];
  /** A file to test with. @default the last part of `file` */
  readonly test?: string;
}

/** Everything that `attractors reconstruct` was told, and the defaults for the rest. */
export interface Settings {
  readonly source: Source;
  readonly architecture: "clipped" | "shallow" | "al-rnn";
  readonly observation: "identity" | "affine";
  /** Of shallow networks. */
  readonly hidden?: number;
  /** Of almost-linear networks. */
  readonly reluUnits?: number;
  /** @default the number of components */
  readonly latent?: number;
  /** Strength of the teacher; with a forcing interval it has no meaning. */
  readonly alpha: number;
  /** Samples between two states that the teacher sets; `auto` until the data are known. */
  readonly forcingInterval?: number | "auto";
  readonly epochs: number;
  /** Seconds that the whole run may take; then they decide on the epochs. */
  readonly budget?: number;
  readonly batches: number;
  readonly batchSize: number;
  readonly window: number;
  readonly learningRate: number;
  readonly finalLearningRate: number;
  readonly scoreEvery: number;
  readonly seed: number;
  /** Number of trainings, from this seed on, of which the best is kept. */
  readonly seeds: number;
  /** How many of them run at once. */
  readonly jobs: number;
  readonly out?: string;
  readonly force: boolean;
}

/** Far above what is sensible, and what memory holds. */
const MOST = { length: 1e7, hidden: 1e4, latent: 1000, batchSize: 1e4, window: 1e5, seeds: 1000 };

const ARCHITECTURES = { clipped: clippedShallowPlrnn, shallow: shallowPlrnn, "al-rnn": almostLinearRnn };
const OBSERVATIONS = { identity: identityObservation, affine: affineObservation };

/** Reads and checks the options of `attractors reconstruct`. */
export function settingsFrom(options: Options): Settings {
  if (options.has("epochs") && options.has("budget")) {
    throw new InputError("--epochs and --budget both set the length of training; give one of them");
  }
  if (options.has("alpha") && options.has("forcing-interval")) {
    throw new InputError("--alpha and --forcing-interval are two ways to force the network; give one of them");
  }
  const learningRate = options.positive("learning-rate") ?? 1e-3;
  return {
    source: sourceFrom(options),
    ...networkFrom(options),
    observation: keyFrom(options, "observation", OBSERVATIONS) ?? "identity",
    latent: options.count("latent", 1, MOST.latent),
    alpha: options.between("alpha", 0, 1) ?? 0.15,
    forcingInterval: options.text("forcing-interval") === "auto" ? "auto" : options.count("forcing-interval"),
    epochs: options.count("epochs") ?? 2000,
    budget: options.positive("budget"),
    batches: options.count("batches") ?? 50,
    batchSize: options.count("batch-size", 1, MOST.batchSize) ?? 16,
    window: options.count("window", 1, MOST.window) ?? 200,
    learningRate,
    finalLearningRate: options.positive("final-learning-rate") ?? learningRate / 1000,
    scoreEvery: options.count("score-every") ?? 25,
    seed: options.count("seed", 0) ?? 1,
    seeds: options.count("seeds", 1, MOST.seeds) ?? 1,
    jobs: options.count("jobs") ?? availableParallelism(),
    out: options.text("out"),
    force: options.flag("force"),
  };
}

/** Says the settings of the network and its training in the words of the library. */
export function trainingOptions(settings: Settings): Omit<TrainPlrnnOptions, "rng"> {
  const { latent, learningRate, finalLearningRate } = settings;
  return {
    architecture: ARCHITECTURES[settings.architecture],
    observation: OBSERVATIONS[settings.observation],
    ...(settings.hidden === undefined ? {} : { hiddenSize: settings.hidden }),
    ...(settings.reluUnits === undefined ? {} : { reluUnits: settings.reluUnits }),
    ...(latent === undefined ? {} : { latentDimension: latent }),
    ...forcingOf(settings),
    epochs: settings.epochs,
    batchesPerEpoch: settings.batches,
    batchSize: settings.batchSize,
    windowLength: settings.window,
    learningRate: { start: learningRate, end: finalLearningRate },
    scoreEvery: settings.scoreEvery,
  };
}

function forcingOf({ alpha, forcingInterval }: Settings): Pick<TrainPlrnnOptions, "alpha" | "forcing"> {
  return typeof forcingInterval === "number" ? { forcing: sparseForcing(forcingInterval) } : { alpha };
}

/** The command that repeats a run exactly, with every setting written out. */
export function commandOf(settings: Settings): string {
  const { source } = settings;
  const words: [string, string | number | undefined][] =
    source.kind === "system"
      ? [
          ["system", source.name],
          ["length", source.length],
          ["points-per-period", source.pointsPerPeriod],
          ["noise", source.noise],
        ]
      : [
          ["data", source.file],
          ["interval", source.interval],
          ["columns", source.columns?.join(",")],
          ["test", source.test],
        ];
  words.push(
    ["architecture", settings.architecture],
    ["observation", settings.observation],
    ["hidden", settings.hidden],
    ["relu-units", settings.reluUnits],
    ["latent", settings.latent],
    settings.forcingInterval === undefined ? ["alpha", settings.alpha] : ["forcing-interval", settings.forcingInterval],
    ["epochs", settings.epochs],
    ["batches", settings.batches],
    ["batch-size", settings.batchSize],
    ["window", settings.window],
    ["learning-rate", settings.learningRate],
    ["final-learning-rate", settings.finalLearningRate],
    ["score-every", settings.scoreEvery],
    ["seed", settings.seed],
    ["seeds", settings.seeds > 1 ? settings.seeds : undefined],
    ["out", settings.out],
  );
  const given = words.flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${quoted(String(value))}`]));
  return [`${calledAs()} reconstruct`, ...given].join(" ");
}

function networkFrom(options: Options): Pick<Settings, "architecture" | "hidden" | "reluUnits"> {
  const architecture = keyFrom(options, "architecture", ARCHITECTURES) ?? "clipped";
  if (architecture === "al-rnn") {
    refuse(options, ["hidden"], "--architecture al-rnn");
    return { architecture, reluUnits: options.count("relu-units", 0, MOST.latent) ?? 2 };
  }
  refuse(options, ["relu-units"], `--architecture ${architecture}`);
  return { architecture, hidden: options.count("hidden", 1, MOST.hidden) ?? 50 };
}

function sourceFrom(options: Options): Source {
  const system = options.text("system");
  const file = options.text("data");
  if (system === undefined && file === undefined) {
    throw new InputError(
      "give --system NAME (see `attractors systems`) or --data FILE, for there must be something to learn from",
    );
  }
  if (system !== undefined && file !== undefined) throw new InputError("give --system or --data, not both");
  if (system !== undefined) {
    refuse(options, ["interval", "columns", "test"], "--system");
    return {
      kind: "system",
      name: system,
      length: options.count("length", 100, MOST.length) ?? 100_000,
      pointsPerPeriod: options.count("points-per-period", 2, MOST.length) ?? 150,
      noise: options.between("noise", 0, 10) ?? 0.05,
    };
  }
  refuse(options, ["length", "points-per-period", "noise"], "--data");
  return {
    kind: "file",
    file: file ?? "",
    interval: options.positive("interval") ?? 1,
    columns: options
      .text("columns")
      ?.split(",")
      .map((name) => name.trim()),
    test: options.text("test"),
  };
}

function refuse(options: Options, names: readonly string[], source: string): void {
  for (const name of names) {
    if (options.has(name)) throw new InputError(`--${name} has no meaning with ${source}; leave it out`);
  }
}

function keyFrom<Key extends string>(
  options: Options,
  name: string,
  values: Readonly<Record<Key, unknown>>,
): Key | undefined {
  const keys = Object.keys(values) as Key[];
  const word = options.choice(name, Object.fromEntries(keys.map((key) => [key, key])));
  return keys.find((key) => key === word);
}
