import { type Plrnn, plrnnToJson } from "@attractors/plrnn";
import { reportPage } from "../report/page.ts";
import { FORMAT } from "../writing/output-folder.ts";
import { csvOf } from "../writing/table-file.ts";
import type { Material } from "./material.ts";
import type { Reconstruction } from "./reconstruction.ts";
import type { Settings } from "./settings.ts";
import { restore } from "./standardization.ts";

/** The files of a reconstruction, by name. */
export function filesOf(
  reconstruction: Reconstruction,
  settings: Settings,
  model: Plrnn,
  material: Material,
): Record<string, string> {
  const { standardization } = material;
  const columns = reconstruction.subject.components;
  const network = {
    ...JSON.parse(plrnnToJson(model)),
    columns,
    standardization: { means: [...standardization.means], deviations: [...standardization.deviations] },
  };
  return {
    "model.json": `${JSON.stringify(network)}\n`,
    "metrics.json": `${JSON.stringify(metricsOf(reconstruction, settings, model), null, 2)}\n`,
    "generated.csv": csvOf({ columns, values: restore(reconstruction.generated, standardization) }),
    "report.html": reportPage(reconstruction),
  };
}

/** What a program would want to know; a number that is not finite becomes null. */
function metricsOf(
  { subject, command, training, measures, exponents, pieces }: Reconstruction,
  settings: Settings,
  model: Plrnn,
): object {
  return {
    format: FORMAT,
    version: 1,
    subject: subject.name,
    command,
    settings: { ...settings, latent: model.latentDimension, parameters: model.parameters.length },
    training: {
      ended: training.ended,
      epochs: training.epochs,
      epochsRun: training.losses.length,
      modelFromEpoch: training.epoch,
      finalLoss: training.losses.at(-1) ?? null,
      seconds: training.seconds,
      restarts: training.restarts,
      scores: training.scores,
      ...(training.starts ? { starts: training.starts } : {}),
    },
    measures: Object.fromEntries(measures.map(({ key, value, floor }) => [key, { value, floor }])),
    lyapunovExponents: exponents,
    fixedPoints: pieces.fixedPoints,
    linearRegions: pieces.regions,
  };
}
