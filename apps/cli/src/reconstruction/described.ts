import type { Plrnn } from "@attractors/plrnn";
import { formatCount } from "../format.ts";
import type { Setting } from "./reconstruction.ts";
import type { Settings } from "./settings.ts";

/** The settings as the report lists them, in words. */
export function describedSettings(settings: Settings, model: Plrnn): Setting[] {
  const { source } = settings;
  const ofSource: [string, string | number][] =
    source.kind === "system"
      ? [
          ["system", source.name],
          ["length", source.length],
          ["points per period", source.pointsPerPeriod],
          ["noise", source.noise],
        ]
      : [
          ["data", source.file],
          ["interval", source.interval],
          ["columns", source.columns?.join(", ") ?? "all"],
          ["test", source.test ?? "the last fifth of the data"],
        ];
  const all: [string, string | number][] = [
    ...ofSource,
    ["architecture", model.architecture],
    ["observation", model.observation],
    ["latent units", model.latentDimension],
    ...(model.hiddenSize === undefined ? [] : [["hidden units", model.hiddenSize] as [string, number]]),
    ...(model.reluUnits === undefined ? [] : [["relu units", model.reluUnits] as [string, number]]),
    ["parameters", model.parameters.length],
    settings.forcingInterval === undefined ? ["alpha", settings.alpha] : ["forcing interval", settings.forcingInterval],
    ["epochs", settings.epochs],
    ["batches per epoch", settings.batches],
    ["batch size", settings.batchSize],
    ["window", settings.window],
    ["learning rate", `${settings.learningRate} to ${settings.finalLearningRate}`],
    ["score every", `${settings.scoreEvery} epochs`],
    ["seed", settings.seed],
    ...(settings.seeds > 1 ? [["starts", settings.seeds] as [string, number]] : []),
  ];
  if (settings.budget !== undefined) all.push(["time budget", `${settings.budget} s`]);
  return all.map(([name, value]) => ({
    name,
    value: typeof value === "number" && Number.isInteger(value) && value >= 10_000 ? formatCount(value) : String(value),
  }));
}
