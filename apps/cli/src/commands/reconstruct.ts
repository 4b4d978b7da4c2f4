import { join } from "node:path";
import { createRng } from "@attractors/core";
import { formatCount, formatDuration, plural } from "../format.ts";
import { InputError } from "../input-error.ts";
import { nextTurn, whileInterruptible } from "../interruption.ts";
import type { Options } from "../options.ts";
import { epochsWithin } from "../reconstruction/budget.ts";
import { describedSettings } from "../reconstruction/described.ts";
import { evaluate } from "../reconstruction/evaluate.ts";
import { filesOf } from "../reconstruction/files.ts";
import { materialFromFile } from "../reconstruction/from-file.ts";
import { materialFromSystem } from "../reconstruction/from-system.ts";
import type { Material } from "../reconstruction/material.ts";
import type { Reconstruction } from "../reconstruction/reconstruction.ts";
import { commandOf, type Settings, settingsFrom } from "../reconstruction/settings.ts";
import { summaryOf } from "../reconstruction/summary.ts";
import { train } from "../reconstruction/train.ts";
import { checkOutputFolder, writeFolder } from "../writing/output-folder.ts";

/** The exit code of a program that Ctrl-C ended, by convention: also if it wrote all its results. */
const INTERRUPTED = 130;

/** `attractors reconstruct`: learns the dynamics behind a series, and reports how well. Returns the exit code. */
export async function reconstruct(options: Options): Promise<number> {
  const asked = settingsFrom(options);
  const rng = createRng(asked.seed);
  const material = materialFor(asked, rng.fork());
  checkLatent(asked, material);
  const folder = asked.out ?? `attractors-${material.stem}-${asked.seed}`;
  checkOutputFolder(folder, asked.force);

  const settings = withEpochs(asked, material);
  say(
    `${material.subject.name}: training on ${formatCount(material.training.values.length / material.training.dimension)} samples, ${plural(settings.epochs, "epoch")}. Ctrl-C stops and keeps the best so far.`,
  );
  const notice = (): void =>
    say("\nStopping: the best network so far is kept, measured and written. Ctrl-C again ends at once.");
  return whileInterruptible(async (signal) => {
    const begin = performance.now();
    const result = await train(settings, material, rng.fork(), signal);
    const seconds = (performance.now() - begin) / 1000;
    say(`Trained for ${formatDuration(seconds)}; measuring …`);
    await nextTurn();

    const { model, ...training } = result;
    const reconstruction: Reconstruction = {
      subject: material.subject,
      settings: describedSettings(settings, model),
      command: commandOf(settings),
      training: { ...training, epochs: settings.epochs, seconds },
      ...(await evaluate(model, material)),
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
  return { ...settings, epochs: epochsWithin(settings.budget, settings, material) };
}

function checkLatent({ latent, observation }: Settings, { training }: Material): void {
  if (latent !== undefined && latent < training.dimension && observation === "identity") {
    throw new InputError(
      `--latent ${latent} is less than the ${training.dimension} components of the data; take more latent units, or --observation affine`,
    );
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
