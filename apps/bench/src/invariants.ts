/**
 * Measures the invariants of every system of the catalogue: regime, Lyapunov spectrum, Kaplan-Yorke and correlation
 * dimension, mean, deviation, dominant period, each with its error; writes them beside the definitions, where the package's
 * build takes them from; and prints where the published database differs.
 *
 *   npm run -s pnpm -- invariants [NAME …] [--jobs 4] [--store FILE] [--dry]
 *
 * Finished systems are kept in the store, so that an interrupted run resumes. With --dry nothing is written.
 */
import { parseArgs } from "node:util";
import { type CatalogueSystem, systemByName, systems } from "@attractors/chaos-systems";
import { formulasOf } from "@attractors/chaos-systems/formulas";
import { published } from "@attractors/chaos-systems/published";
import { Presets, SingleBar } from "cli-progress";
import type { Measured, MeasureInput } from "./invariants/measure.ts";
import { deviantsOf, rowOf, summaryOf } from "./invariants/report.ts";
import { delaySettings, flowSettings, type MeasureSettings, mapSettings, ownSettings } from "./invariants/settings.ts";
import { fileOf, writeMeasured } from "./invariants/written-file.ts";
import { runUnits, type Unit } from "./units/run-units.ts";
import { openUnitStore } from "./units/unit-store.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: "string" },
    store: { type: "string", default: ".attractors/bench.sqlite" },
    dry: { type: "boolean", default: false },
  },
});

const SETTINGS: Record<CatalogueSystem["kind"], MeasureSettings> = {
  flow: flowSettings,
  map: mapSettings,
  delay: delaySettings,
};

function unitOf(system: CatalogueSystem): Unit<MeasureInput> {
  const { name, parameters, initialState } = system;
  const { equations } = formulasOf(system);
  const settings = ownSettings[name] ?? SETTINGS[system.kind];
  return { name, input: { name, definition: JSON.stringify({ equations, parameters, initialState }), settings } };
}

const chosen = positionals.length > 0 ? positionals.map(systemByName) : systems;
const units = chosen.filter(({ name }) => fileOf(name) !== undefined).map(unitOf);
const store = openUnitStore(values.store);
const controller = new AbortController();
process.once("SIGINT", () => controller.abort());

const bar = new SingleBar({ format: "{bar} {value}/{total} | {name}", barsize: 24, noTTYOutput: false }, Presets.rect);
bar.start(units.length, 0, { name: "" });
const date = new Date().toISOString().slice(0, 10);
const ended = await runUnits<MeasureInput, Measured>({
  experiment: "invariants",
  units,
  worker: new URL("./invariants/measure.ts", import.meta.url),
  store,
  ...(values.jobs === undefined ? {} : { jobs: Number(values.jobs) }),
  signal: controller.signal,
  onEnd: ({ unit, result, failure }, done) => {
    const file = fileOf(unit.name);
    if (result && file && !values.dry) writeMeasured(file, result, date);
    if (failure && !process.stderr.isTTY) process.stderr.write(`${unit.name}: ${failure}\n`);
    if (!process.stderr.isTTY) process.stderr.write(`${done} of ${units.length}: ${unit.name}\n`);
    bar.update(done, { name: unit.name });
  },
});
bar.stop();
store.close();

const measured = ended.flatMap(({ unit, result }) => (result ? [{ name: unit.name, result }] : []));
measured.sort((a, b) => a.name.localeCompare(b.name, "en"));
for (const { name, result } of measured) console.log(rowOf(name, result, published[name]?.largestExponent));
for (const line of summaryOf(measured, published)) console.log(line);
for (const line of deviantsOf(measured)) console.log(line);
for (const { unit, failure } of ended) if (failure) console.log(`failed: ${unit.name}: ${failure}`);
if (controller.signal.aborted) console.log("interrupted: the same command goes on from here");
process.exitCode = controller.signal.aborted ? 130 : ended.some(({ failure }) => failure) ? 1 : 0;
