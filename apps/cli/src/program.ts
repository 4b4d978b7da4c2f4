import { type CAC, cac } from "cac";
import { recallPatterns } from "./commands/recall.ts";
import { reconstruct } from "./commands/reconstruct.ts";
import { simulate } from "./commands/simulate.ts";
import { showSystems } from "./commands/systems.ts";
import { InputError } from "./input-error.ts";
import { didYouMean } from "./near-names.ts";
import { joinDashedValues, optionsFrom } from "./options.ts";
import { version } from "./version.ts";

/** Runs the command that the words after `attractors` name, and returns the exit code. */
export async function programFor(given: readonly string[]): Promise<number> {
  const words = joinDashedValues(given);
  const options = optionsFrom(words);
  const program = cac("attractors");
  let code: number | Promise<number> = 0;

  describeReconstruct(program).action(() => {
    code = reconstruct(options);
  });
  program
    .command("systems [name]", "List the known systems, or show one: equations, parameters, source")
    .example("  $ attractors systems lorenz")
    .action((name?: unknown) => showSystems(name === undefined ? undefined : String(name)));
  describeSimulate(program).action((name: unknown) => simulate(String(name), options));
  describeRecall(program).action((sources: unknown) => recallPatterns([sources].flat().map(String), options));
  program.help((sections) => sections.map(({ title, body }) => ({ title, body: body.replaceAll(/ +$/gm, "") })));
  program.version(version);

  try {
    program.parse(["node", "attractors", ...words], { run: false });
    if (program.matchedCommand) {
      checkNames(words, program);
      program.runMatchedCommand();
    } else if (!program.options.help && !program.options.version) withoutCommand(program);
  } catch (error) {
    if (error instanceof Error && error.name === "CACError") throw new InputError(explained(error.message, program));
    throw error;
  }
  return await code;
}

function describeReconstruct(program: CAC): ReturnType<CAC["command"]> {
  return program
    .command("reconstruct", "Learn the dynamics behind a series with a recurrent network, and report how well")
    .option("--system <name>", "Learn from a simulation of this system (see `attractors systems`)")
    .option("--data <file>", "Learn from this file instead: .csv or .npy, one row per sample")
    .option("--interval <time>", "With --data: time between two samples (default: 1)")
    .option("--columns <names>", "With --data: columns to use, by name or number, separated by commas (default: all)")
    .option("--test <file>", "With --data: test with this file (default: with the last fifth of the data)")
    .option("--length <count>", "With --system: samples to train with, and to test with (default: 100000)")
    .option("--points-per-period <count>", "With --system: samples per period (default: 150)")
    .option("--noise <fraction>", "With --system: noise on the training data, in standard deviations (default: 0.05)")
    .option("--architecture <name>", "clipped, shallow or al-rnn (default: clipped)")
    .option("--observation <name>", "identity or affine (default: identity)")
    .option("--hidden <count>", "Hidden units, of clipped and shallow networks (default: 50)")
    .option("--relu-units <count>", "Latent units that are not linear, of al-rnn (default: 2)")
    .option("--latent <count>", "Latent units (default: as many as components, of al-rnn 20)")
    .option("--alpha <strength>", "Strength of the teacher forcing, from 0 to 1 (default: 0.15)")
    .option("--forcing-interval <samples>", "Set the state to the data every so many samples instead, or `auto`")
    .option("--epochs <count>", "Epochs to train (default: 2000)")
    .option("--budget <seconds>", "Choose the epochs so that the whole run takes about this long")
    .option("--batches <count>", "Gradient steps per epoch (default: 50)")
    .option("--batch-size <count>", "Windows per gradient step (default: 16)")
    .option("--window <count>", "Samples per window (default: 200)")
    .option("--learning-rate <rate>", "Learning rate at the start (default: 0.001)")
    .option("--final-learning-rate <rate>", "Learning rate at the end (default: a thousandth of that at the start)")
    .option("--score-every <epochs>", "Epochs between two checkpoints (default: 25)")
    .option("--seed <number>", "Seed of everything random (default: 1)")
    .option("--seeds <count>", "Train so many times, from this seed on, and keep the best (default: 1)")
    .option("--jobs <count>", "With --seeds: how many trainings run at once (default: one for each core)")
    .option("--out <folder>", "Where the results go (default: attractors-<name>-<seed>)")
    .option("--force", "Write into a folder that holds other files; they stay")
    .example("  $ attractors reconstruct --system lorenz --budget 60")
    .example("  $ attractors reconstruct --data series.csv --interval 0.01 --columns x,y,z");
}

function describeSimulate(program: CAC): ReturnType<CAC["command"]> {
  return program
    .command("simulate <system>", "Write a trajectory of a known system as .csv or .npy")
    .option("--periods <count>", "Length, in periods of the system, of a map in steps (default: 100, of a map 1000)")
    .option("--points-per-period <count>", "Samples per period (default: 100)")
    .option("--transient <periods>", "Periods, of a map steps, to leave out before (default: 20, of a map 1000)")
    .option("--standardize", "Give each variable mean 0 and standard deviation 1")
    .option("--noise <fraction>", "Noise to add, in standard deviations of each variable (default: 0)")
    .option("--seed <number>", "Seed of the noise (default: 1)")
    .option("--out <file>", "A .csv or .npy file, or - for CSV on standard output (default: -)")
    .example("  $ attractors simulate lorenz --periods 500 --out lorenz.npy");
}

function describeRecall(program: CAC): ReturnType<CAC["command"]> {
  return program
    .command(
      "recall [...patterns]",
      "Store patterns in an associative memory, recall them from corrupted cues, draw them",
    )
    .option("--network <name>", "modern, hebbian, pseudo-inverse, storkey, dense or exponential (default: modern)")
    .option(
      "--beta <number>",
      "Of modern: inverse temperature (default: the smallest that is sure to store all patterns)",
    )
    .option("--degree <count>", "Of dense: degree of the interaction (default: 3)")
    .option(
      "--noise <fraction>",
      "Noise on the cues: of modern in their root mean square, else part flipped (default: 0.3)",
    )
    .option("--hide <fraction>", "Part of each cue, from its end, that is hidden (default: 0)")
    .option("--width <count>", "How wide patterns of a table are drawn (default: as squares, else as lines)")
    .option("--seed <number>", "Seed of the noise (default: 1)")
    .option("--recalled <file>", "Write what was recalled, one row per pattern, as .csv or .npy")
    .option("--out <file>", "The page, an .html file (default: recall.html)")
    .example("  $ attractors recall pictures/ --hide 0.5")
    .example("  $ attractors recall patterns.csv --network hebbian --noise 0.1");
}

function withoutCommand(program: CAC): void {
  const [name] = program.args;
  if (name === undefined) {
    program.outputHelp();
    return;
  }
  const known = program.commands.map((command) => command.name);
  const hint = didYouMean(String(name), known) || `; the commands are ${known.join(", ")}`;
  throw new InputError(`there is no command ${name}${hint}`);
}

/** Refuses options that the parser reads but nobody looks at: `--batchSize`, `--seed.x`. */
function checkNames(words: readonly string[], program: CAC): void {
  const known = namesOf(program);
  for (const word of words) {
    const name = word.split("=")[0];
    if (word.startsWith("--") && !known.includes(name)) throw new InputError(unknownOption(name, known));
  }
}

function namesOf({ matchedCommand }: CAC): string[] {
  return (matchedCommand?.options ?? []).map(({ rawName }) => rawName.split(" ")[0]);
}

function unknownOption(name: string, known: readonly string[]): string {
  const kebab = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/\..*/, "");
  const hint = known.includes(kebab) ? `; did you mean ${kebab}?` : didYouMean(kebab, known);
  return `there is no option ${name}${hint || "; see --help"}`;
}

/** The parser's complaint as a sentence. */
function explained(message: string, program: CAC): string {
  const unknown = /^Unknown option `-+(.+)`$/.exec(message)?.[1];
  return unknown === undefined ? `${message}; see --help` : unknownOption(`-${unknown}`, namesOf(program));
}
