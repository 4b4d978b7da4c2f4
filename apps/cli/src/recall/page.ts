import type { MatrixView } from "@attractors/core";
import { formatNumber, plural } from "../format.ts";
import { pngOf } from "../reading/png.ts";
import { type Html, html, raw } from "../report/html.ts";
import { style } from "../report/style.ts";
import type { Memory, Recollection } from "./memories.ts";
import type { Patterns } from "./patterns.ts";

/** What a page shows. */
export interface RecallResult {
  readonly source: Patterns;
  readonly memory: Memory;
  readonly recollections: readonly Recollection[];
  /** Relative errors of cues and of recalled states. */
  readonly cueErrors: Float64Array;
  readonly errors: Float64Array;
  readonly recalled: number;
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  readonly command: string;
}

/** Patterns that are drawn, at most. */
const DRAWN = 24;

/** One page that needs nothing else: each pattern, its cue, and what was recalled. */
export function recallPage(result: RecallResult): string {
  const { source, memory, recalled, settings, command } = result;
  const drawn = Math.min(source.rows, DRAWN);
  const range = rangeOf(memory.patterns);
  const level = recalled === source.rows ? "good" : recalled > 0 ? "rough" : "poor";
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>Recalled: ${recalled} of ${source.rows}</title>
<style>${raw(style)}${raw(pictures)}</style>
</head>
<body>
<main>
<header class="${level}">
<p class="kicker">${plural(source.rows, "pattern")} of ${source.width} × ${source.height}, in a ${memory.description}</p>
<h1>${headline(recalled, source.rows)}</h1>
<p class="explanation">Each pattern was corrupted, and the network relaxed from what was left of it. A pattern counts as recalled when what comes back differs from it by no more than one percent of its length.</p>
</header>
<section aria-label="Patterns">
<h2>Stored, shown, recalled</h2>
${drawn < source.rows ? html`<p class="lead">The first ${drawn} of ${source.rows}.</p>` : undefined}
<div class="memories">
${Array.from({ length: drawn }, (_, k) => rowOf(result, k, range))}
</div>
</section>
<section class="settings" aria-label="Settings">
<h2>What was done</h2>
<dl>
${settings.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
</dl>
<h3>Repeat it</h3>
<pre class="command">${command}</pre>
</section>
<footer>Written by <b>attractors</b>.</footer>
</main>
</body>
</html>
`.html;
}

const pictures = `
.memories { display: grid; grid-template-columns: repeat(auto-fill, minmax(320px, 1fr)); gap: 20px; margin-top: 16px; }
.memory { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; }
.memory > div { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px; margin: 10px 0 6px; }
.memory img { display: block; width: 100%; min-height: 12px; image-rendering: pixelated; border: 1px solid var(--line); }
.memory figcaption { font-weight: 400; color: var(--soft); }
.memory h3 { display: flex; justify-content: space-between; gap: 12px; overflow-wrap: anywhere; }
.memory .yes { color: var(--good); } .memory .no { color: var(--poor); }
.memory p { color: var(--soft); font-size: 14px; }
`;

function headline(recalled: number, count: number): string {
  if (recalled === count) return count === 1 ? "The pattern is recalled." : `All ${count} patterns are recalled.`;
  return recalled === 0 ? "No pattern is recalled." : `${recalled} of ${count} patterns are recalled.`;
}

function rowOf(result: RecallResult, k: number, range: readonly [number, number]): Html {
  const { source, memory, recollections, cueErrors, errors } = result;
  const { cue, state, how } = recollections[k];
  const pattern = memory.patterns.data.slice(k * source.columns, (k + 1) * source.columns);
  const draw = (values: Float64Array, caption: string) =>
    html`<figure><img alt="${source.names[k]}, ${caption}" src="${pictureOf(source, values, range)}"><figcaption>${caption}</figcaption></figure>`;
  const recalled = isRecalled(errors[k]);
  return html`<article class="memory"><h3>${source.names[k]} <span class="${recalled ? "yes" : "no"}">${recalled ? "recalled" : "not recalled"}</span></h3>
<div>${draw(pattern, "stored")}${draw(cue, "shown")}${draw(state, "recalled")}</div>
<p>error ${formatNumber(cueErrors[k])} → ${formatNumber(errors[k])}; ${how}</p></article>`;
}

/** Whether a relative error counts as recalled. */
export function isRecalled(error: number): boolean {
  return error <= 0.01;
}

function pictureOf({ width, height }: Patterns, values: Float64Array, [low, high]: readonly [number, number]): string {
  const span = high > low ? high - low : 1;
  const scaled = values.map((value) => (2 * (value - low)) / span - 1);
  return `data:image/png;base64,${Buffer.from(pngOf({ width, height, values: scaled })).toString("base64")}`;
}

function rangeOf({ data }: MatrixView): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of data) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}
