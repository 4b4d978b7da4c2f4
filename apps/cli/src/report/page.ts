import { viewer } from "../generated/viewer.ts";
import type { Reconstruction } from "../reconstruction/reconstruction.ts";
import { attractorView } from "./attractor-view.ts";
import { exponentsPlot } from "./exponents-plot.ts";
import { fixedPointsTable } from "./fixed-points-table.ts";
import { forecastPlot } from "./forecast-plot.ts";
import { html, raw } from "./html.ts";
import { lossPlot } from "./loss-plot.ts";
import { measuresTable } from "./measures-table.ts";
import { projections } from "./projections.ts";
import { regionsGraph } from "./regions-graph.ts";
import { settingsTable } from "./settings-table.ts";
import { spectraPlot } from "./spectra-plot.ts";
import { style } from "./style.ts";
import { verdictOf } from "./verdict.ts";

/** Writes the report: one page that needs nothing else, neither network nor server. */
export function reportPage(reconstruction: Reconstruction): string {
  const { level, headline, explanation, remarks } = verdictOf(reconstruction);
  const view = attractorView(reconstruction);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${reconstruction.subject.name}, reconstructed</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<header class="${level}">
<p class="kicker">${reconstruction.subject.name}, reconstructed from data by a recurrent network</p>
<h1>${headline}</h1>
<p class="explanation">${explanation}</p>
${remarks.map((remark) => html`<p class="remark">${remark}</p>`)}
</header>
${measuresTable(reconstruction)}
${view}
${projections(reconstruction)}
${forecastPlot(reconstruction)}
${spectraPlot(reconstruction)}
${exponentsPlot(reconstruction)}
${regionsGraph(reconstruction)}
${fixedPointsTable(reconstruction)}
${lossPlot(reconstruction)}
${settingsTable(reconstruction)}
<footer>Written by <b>attractors</b>. Components are standardised throughout: mean 0, standard deviation 1.</footer>
</main>
${view ? html`<script>${raw(viewer)}</script>` : undefined}
</body>
</html>
`.html;
}
