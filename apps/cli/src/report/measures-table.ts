import { formatNumber } from "../format.ts";
import type { Measure, Reconstruction } from "../reconstruction/reconstruction.ts";
import { measuresAll } from "../reconstruction/score.ts";
import { type Html, html, raw } from "./html.ts";

interface Wording {
  readonly name: Html;
  readonly title: string;
  readonly meaning: string;
  readonly floor: string;
}

/** What the measures are called and mean. */
export const WORDING: Readonly<Record<Measure["key"], Wording>> = {
  stateSpaceDivergence: {
    name: raw("<var>D</var><sub>stsp</sub>"),
    title: "Geometry",
    meaning: "How differently the two fill state space, in nats: 0 if they visit every place equally often.",
    floor: "true against true",
  },
  spectralDistance: {
    name: raw("<var>D</var><sub>H</sub>"),
    title: "Rhythm",
    meaning: "How far their power spectra are apart: 0 if equal, 1 if they share no frequency.",
    floor: "true against true",
  },
  predictionError: {
    name: raw("PE(20)"),
    title: "Short forecasts",
    meaning: "Mean squared error 20 samples ahead, in units of the variance of the data.",
    floor: "by the most similar past",
  },
};

/** The measures as large figures, each beside what truth itself attains. */
export function measuresTable({ measures, truth }: Reconstruction): Html {
  return html`<section class="measures" aria-label="Measures">
${measures.map(({ key, value, floor }) => {
  const { name, title, meaning, floor: kind } = WORDING[key];
  return html`<div class="measure"><h3>${title} <span>${name}</span></h3>
<p class="figure">${formatNumber(value)}</p>
<p class="floor">${kind}: ${formatNumber(floor)}</p>
<p class="meaning">${meaning}${
    key === "stateSpaceDivergence" && !measuresAll(truth.dimension) ? " Measured in the first three components." : ""
  }</p></div>`;
})}
</section>`;
}
