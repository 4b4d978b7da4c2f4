import { createRng } from "@attractors/core";
import { retrievalErrors } from "@attractors/hopfield";
import { calledAs, quoted } from "../called-as.ts";
import { formatNumber } from "../format.ts";
import { InputError } from "../input-error.ts";
import type { Options } from "../options.ts";
import { memories, type Recollection } from "../recall/memories.ts";
import { isRecalled, recallPage } from "../recall/page.ts";
import { readPatterns } from "../recall/patterns.ts";
import { writerFor, writeWhole } from "../writing/table-file.ts";

/** `attractors recall <patterns>`: stores patterns in a network, recalls them from corrupted cues, and draws them. */
export function recallPatterns(sources: readonly string[], options: Options): void {
  const network = options.text("network") ?? "modern";
  const open = options.choice("network", memories) ?? memories.modern;
  refuseStray(network, options);
  const width = options.count("width");
  const noise = options.between("noise", 0, 1e6) ?? 0.3;
  const hidden = options.between("hide", 0, 1) ?? 0;
  const seed = options.count("seed", 0) ?? 1;
  const out = options.text("out") ?? "recall.html";
  if (!/\.html?$/.test(out)) throw new InputError(`--out must end in .html, got ${out}`);
  const table = options.text("recalled");
  const write = table === undefined ? undefined : writerFor(table);

  const source = readPatterns(sources, width);
  const memory = open(source, options);
  const corruption = { noise, hidden, rng: createRng(seed) };
  const recollections = Array.from({ length: source.rows }, (_, k) => memory.recall(k, corruption));
  const errors = retrievalErrors(memory.patterns, together(recollections, "state", source.columns));
  const cueErrors = retrievalErrors(memory.patterns, together(recollections, "cue", source.columns));
  const recalled = errors.filter(isRecalled).length;

  const words = ["recall", ...sources, "--network", network];
  for (const name of ["beta", "degree", "width", "noise", "hide", "seed", "out", "recalled"]) {
    const given = options.text(name);
    if (given !== undefined) words.push(`--${name}`, given);
  }
  const command = `${calledAs()} ${words.map(quoted).join(" ")}`;
  const settings = [
    { name: "network", value: memory.description },
    { name: "noise", value: formatNumber(noise) },
    { name: "hidden part", value: formatNumber(hidden) },
    { name: "seed", value: String(seed) },
  ];
  const page = recallPage({ source, memory, recollections, cueErrors, errors, recalled, settings, command });
  writeWhole(out, page);
  if (table !== undefined && write) {
    const columns = Array.from({ length: source.columns }, (_, k) => `x${k + 1}`);
    writeWhole(table, write({ columns, values: together(recollections, "state", source.columns).data }));
  }
  process.stdout.write(`${recalled} of ${source.rows} patterns recalled by a ${memory.description}.\nPage: ${out}\n`);
}

/** Refuses options of networks that were not asked for. */
function refuseStray(network: string, options: Options): void {
  for (const [name, owner] of [
    ["beta", "modern"],
    ["degree", "dense"],
  ]) {
    if (options.has(name) && network !== owner)
      throw new InputError(`--${name} is for --network ${owner}, not ${network}`);
  }
}

function together(
  recollections: readonly Recollection[],
  part: "cue" | "state",
  columns: number,
): { rows: number; columns: number; data: Float64Array } {
  const data = new Float64Array(recollections.length * columns);
  for (const [k, recollection] of recollections.entries()) data.set(recollection[part], k * columns);
  return { rows: recollections.length, columns, data };
}
