/**
 * Rebuilds a table of a paper: trains every row with several seeds in parallel workers, and prints medians beside the
 * published figures, as Markdown.
 *
 *   npm run -s pnpm -- table NAME [--seeds 10] [--jobs 4] [--data FOLDER] [--rows WORDS] [--set JSON] [--store FILE]
 *
 * NAME is lorenz63, lorenz96, ecg or al-rnn. FOLDER holds the series as .npy: the ECG needs it, Lorenz-63 takes it if given.
 * --rows keeps the rows whose name contains the words; --set replaces settings of all rows, such as '{"epochs":100}'.
 * Finished seeds are kept in the store, so that an interrupted run resumes; other settings are another experiment.
 */
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Presets, SingleBar } from "cli-progress";
import { markdownOf } from "./tables/markdown.ts";
import type { Row, RowInput, RowResult, RowSettings } from "./tables/row.ts";
import { tables } from "./tables/tables.ts";
import { runUnits, type Unit } from "./units/run-units.ts";
import { openUnitStore } from "./units/unit-store.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "10" },
    jobs: { type: "string" },
    data: { type: "string" },
    rows: { type: "string", default: "" },
    set: { type: "string", default: "{}" },
    store: { type: "string", default: ".attractors/bench.sqlite" },
  },
});

const [name] = positionals;
if (positionals.length !== 1 || !Object.hasOwn(tables, name)) {
  process.stderr.write(`table: give the name of a table: ${Object.keys(tables).join(", ")}\n`);
  process.exit(2);
}
const folder = values.data === undefined ? undefined : resolve(process.env.INIT_CWD ?? ".", values.data);
const table = tables[name](folder);
const changes: Partial<RowSettings> = JSON.parse(values.set);
const rows: Row[] = table.rows
  .filter((row) => isNamed(row.name, values.rows))
  .map((row) => ({
    ...row,
    settings: { ...row.settings, ...changes, series: { ...row.settings.series, ...changes.series } },
  }));
const count = Number(values.seeds);
if (!(Number.isInteger(count) && count >= 1) || rows.length === 0) {
  process.stderr.write("table: --seeds must be a whole number, at least 1, and --rows must leave a row\n");
  process.exit(2);
}

/** Seeds first, so that all rows have some when the run is interrupted. */
const units: (Unit<RowInput> & { readonly row: Row })[] = Array.from({ length: count }, (_, k) => k + 1).flatMap(
  (seed) =>
    rows.map((row) => ({
      name: `${row.name}, ${hashOf(row.settings)}, seed ${seed}`,
      input: { settings: row.settings, seed },
      row,
    })),
);

const store = openUnitStore(values.store);
const controller = new AbortController();
process.once("SIGINT", () => controller.abort());
const bar = new SingleBar({ format: "{bar} {value}/{total} | {name}", barsize: 24, noTTYOutput: false }, Presets.rect);
bar.start(units.length, 0, { name: "" });
const ended = await runUnits<RowInput, RowResult>({
  experiment: `table ${name}`,
  units,
  worker: new URL("./tables/run-row.ts", import.meta.url),
  store,
  ...(values.jobs === undefined ? {} : { jobs: Number(values.jobs) }),
  signal: controller.signal,
  onEnd: ({ unit, result, failure }, done) => {
    const said = failure ?? `D_stsp ${result?.best.divergence?.toPrecision(3)}, ${result?.seconds.toFixed(0)} s`;
    if (!process.stderr.isTTY) process.stderr.write(`${done} of ${units.length}: ${unit.name}: ${said}\n`);
    bar.update(done, { name: unit.name });
  },
});
bar.stop();
store.close();

const results = new Map(ended.flatMap(({ unit, result }) => (result ? [[unit.name, result] as const] : [])));
const all = rows.map((row) => ({
  row,
  results: units.flatMap((unit) => (unit.row === row ? (results.get(unit.name) ?? []) : [])),
}));
process.stdout.write(`${markdownOf(table, all)}\n`);
for (const { unit, failure } of ended) if (failure) console.log(`failed: ${unit.name}: ${failure}`);
if (controller.signal.aborted) console.log("interrupted: the same command goes on from here");
process.exitCode = controller.signal.aborted ? 130 : ended.some(({ failure }) => failure) ? 1 : 0;

/** Whether a name contains the words: `P = 1`, but not within `P = 10`. */
function isNamed(name: string, words: string): boolean {
  const place = name.indexOf(words);
  return place >= 0 && (words === "" || !/\d/.test(name[place + words.length] ?? ""));
}

/** Tells the settings of a row from others, so that both keep their results. */
function hashOf(settings: RowSettings): string {
  return createHash("sha256").update(JSON.stringify(settings)).digest("hex").slice(0, 8);
}
