import { line } from "@observablehq/plot";
import { formatTick } from "../format.ts";
import type { ComponentSpectrum, Reconstruction } from "../reconstruction/reconstruction.ts";
import { draw, NETWORK, TRUTH } from "./drawing.ts";
import { type Html, html } from "./html.ts";

/** Components and frequencies that are drawn at most. */
const MOST = 6;
const MOST_FREQUENCIES = 400;
/** Share of the power that the shown range of frequencies holds. */
const SHARE = 0.9995;

/** The power spectra of truth and network, component by component. */
export function spectraPlot({ subject, spectra }: Reconstruction): Html {
  const shown = spectra.slice(0, MOST);
  const few = spectra.length > MOST ? ` The first ${MOST} of ${spectra.length} components are shown.` : "";
  return html`<section class="spectra" aria-label="Power spectra">
<h2>Rhythm</h2>
<p class="lead">Smoothed power spectra: how the variance of each component is shared among the frequencies (cycles per unit of time). D_H measures how far the two curves are apart.${few}</p>
<p class="key"><span class="truth"><i></i>truth</span><span class="network"><i></i>network</span></p>
<div class="grid grid-3">
${shown.map((spectrum, i) => html`<figure>${panel(spectrum, subject.components[i])}</figure>`)}
</div>
</section>`;
}

function panel(spectrum: ComponentSpectrum, name: string): Html {
  const count = shownCount(spectrum);
  const step = Math.max(1, Math.floor(count / MOST_FREQUENCIES));
  const curve = (powers: Float64Array): [number, number][] =>
    Array.from({ length: Math.floor(count / step) }, (_, k): [number, number] => [
      spectrum.frequencies[k * step],
      powers[k * step],
    ]).filter(([, power]) => power > 0);
  const truth = curve(spectrum.truth);
  const top = truth.reduce((most, [, power]) => Math.max(most, power), 0) || 1;
  return draw(
    {
      width: 340,
      height: 240,
      marginLeft: 52,
      marginBottom: 36,
      x: { label: "frequency", ticks: 5 },
      y: {
        type: "log",
        label: `power of ${name}`,
        domain: [top * 1e-6, top * 2],
        ticks: 4,
        tickFormat: formatTick,
        grid: true,
      },
      marks: [
        line(truth, { stroke: TRUTH, strokeWidth: 1.6, clip: true }),
        line(spectrum.generated ? curve(spectrum.generated) : [], { stroke: NETWORK, strokeWidth: 1.6, clip: true }),
      ],
    },
    `Power spectrum of ${name}`,
  );
}

/** How many of the lowest frequencies hold nearly all power. */
function shownCount({ truth }: ComponentSpectrum): number {
  let sum = 0;
  for (let k = 0; k < truth.length; k++) {
    sum += truth[k];
    if (sum >= SHARE) return Math.min(truth.length, Math.max(50, 2 * k));
  }
  return truth.length;
}
