import { join } from "node:path";
import { createRng } from "@attractors/core";
import { formatCount, formatDuration, formatNumber, plural } from "../format.ts";
import { InputError } from "../input-error.ts";
import { nextTurn, whileInterruptible } from "../interruption.ts";
import type { Options } from "../options.ts";
import { epochsWithin } from "../reconstruction/budget.ts";
import { describedSettings } from "../reconstruction/described.ts";
import { evaluate } from "../reconstruction/evaluate.ts";
import { filesOf } from "../reconstruction/files.ts";
import { forcingIntervalOf } from "../reconstruction/forcing-interval.ts";
import { materialFromFile } from "../reconstruction/from-file.ts";
import { materialFromSystem } from "../reconstruction/from-system.ts";
import type { Material } from "../reconstruction/material.ts";
import { piecesOf } from "../reconstruction/pieces.ts";
import type { Reconstruction, Start } from "../reconstruction/reconstruction.ts";
import { commandOf, type Settings, settingsFrom } from "../reconstruction/settings.ts";
import { summaryOf } from "../reconstruction/summary.ts";
import { train } from "../reconstruction/train.ts";
import { trainStarts } from "../reconstruction/train-starts.ts";
import { checkOutputFolder, writeFolder } from "../writing/output-folder.ts";

/** The exit code of a program that Ctrl-C ended, by convention: also if it wrote all its results. */
const INTERRUPTED = 130;

/** Latent units of an almost-linear network (Brenner et al., NeurIPS 2024). */
const PAPER_LATENT = 20;

/** `attractors reconstruct`: learns the dynamics behind a series, and reports how well. Returns the exit code. */
export async function reconstruct(options: Options): Promise<number> {
  const asked = settingsFrom(options);
  const rng = createRng(asked.seed);
  const material = materialFor(asked, rng.fork());
  checkLatent(asked, material);
  const folder = asked.out ?? `attractors-${material.stem}-${asked.seed}`;
  checkOutputFolder(folder, asked.force);

  const settings = withEpochs(withForcing(withLatent(asked, material), material), material);
  say(
    `${material.subject.name}: training on ${formatCount(material.training.values.length / material.training.dimension)} samples, ${plural(settings.epochs, "epoch")}${settings.seeds > 1 ? ` from each of ${settings.seeds} seeds` : ""}. Ctrl-C stops and keeps the best so far.`,
  );
  const notice = (): void =>
    say("\nStopping: the best network so far is kept, measured and written. Ctrl-C again ends at once.");
  return whileInterruptible(async (signal) => {
    const begin = performance.now();
    const trainingRng = rng.fork();
    const { result, starts } =
      settings.seeds > 1
        ? await trainStarts(settings, material, signal)
        : { result: await train(settings, material, trainingRng, signal), starts: undefined };
    const seconds = (performance.now() - begin) / 1000;
    if (starts) say(`Scores by seed: ${starts.map(wordsOf).join(", ")}.`);
    say(`Trained for ${formatDuration(seconds)}; measuring …`);
    await nextTurn();

    const { model, ...training } = result;
    const reconstruction: Reconstruction = {
      subject: material.subject,
      settings: describedSettings(settings, model),
      command: commandOf(settings),
      training: { ...training, epochs: settings.epochs, seconds, ...(starts ? { starts } : {}) },
      ...(await evaluate(model, material)),
      pieces: await piecesOf(model, material, rng.fork()),
    };
    writeFolder(folder, filesOf(reconstruction, settings, model, material));
    process.stdout.write(
      `${summaryOf(reconstruction)}\nReport: ${join(folder, "report.html")}\nRepeat: ${reconstruction.command}\n`,
    );
    return signal.aborted ? INTERRUPTED : 0;
  }, notice);
}

function materialFor({ source, window }: Settings, rng: ReturnType<typeof createRng>): Material {
  return source.kind === "system" ? materialFromSystem(source, window, rng) : materialFromFile(source, window);
}

function withEpochs(settings: Settings, material: Material): Settings {
  if (settings.budget === undefined) return settings;
  const rounds = Math.ceil(settings.seeds / settings.jobs);
  const epochs = Math.max(1, Math.floor(epochsWithin(settings.budget, settings, material) / rounds));
  return { ...settings, epochs };
}

function withForcing(settings: Settings, { training }: Material): Settings {
  if (settings.forcingInterval !== "auto") return settings;
  return { ...settings, forcingInterval: forcingIntervalOf(training) };
}

function wordsOf({ seed, score }: Start): string {
  return `${seed}: ${score === undefined ? "none" : formatNumber(score)}`;
}

/** An almost-linear network has units besides those that are observed: as many as in the paper, or more. */
function withLatent(settings: Settings, { training }: Material): Settings {
  const { latent, reluUnits } = settings;
  if (latent !== undefined || reluUnits === undefined) return settings;
  return { ...settings, latent: Math.max(PAPER_LATENT, training.dimension + reluUnits) };
}

function checkLatent({ latent, reluUnits, observation }: Settings, { training }: Material): void {
  if (latent !== undefined && reluUnits !== undefined && reluUnits > latent) {
    throw new InputError(`--relu-units ${reluUnits} is more than --latent ${latent}; take fewer, or more latent units`);
  }
  if (latent !== undefined && latent < training.dimension && observation === "identity") {
    throw new InputError(
      `--latent ${latent} is less than the ${training.dimension} components of the data; take more latent units, or --observation affine`,
    );
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
