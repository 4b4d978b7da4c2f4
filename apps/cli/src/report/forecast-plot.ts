import type { TimeSeries } from "@attractors/core";
import { validPredictionTime } from "@attractors/metrics";
import { line, ruleY } from "@observablehq/plot";
import { formatNumber } from "../format.ts";
import type { Reconstruction } from "../reconstruction/reconstruction.ts";
import { drawWide, FAINT, NETWORK, TRUTH } from "./drawing.ts";
import { type Html, html } from "./html.ts";

/** Components that are drawn at most. */
const MOST = 5;

/** What follows the first test sample: in truth, and as the network forecasts it. */
export function forecastPlot({ subject, forecast }: Reconstruction): Html {
  const { truth, predicted } = forecast;
  const shown = subject.components.slice(0, MOST);
  const few = truth.dimension > MOST ? ` The first ${MOST} of ${truth.dimension} components are shown.` : "";
  return html`<section class="forecast" aria-label="Forecast">
<h2>A forecast from one point</h2>
<p class="lead">The network is given the first sample of the test series and nothing more. ${validity(truth, predicted)}${few}</p>
<p class="key"><span class="truth"><i></i>truth</span><span class="network"><i></i>forecast</span></p>
${shown.map((name, i) =>
  drawWide(
    (width) => ({
      width,
      height: i === shown.length - 1 ? 150 : 120,
      marginLeft: 44,
      marginTop: 12,
      marginBottom: i === shown.length - 1 ? 40 : 14,
      x: { label: i === shown.length - 1 ? "time" : null, ticks: i === shown.length - 1 ? undefined : [] },
      y: { label: name, ticks: 3, domain: domainOf(truth, i) },
      marks: [
        ruleY([0], { stroke: FAINT }),
        line(curveOf(truth, i, width), { stroke: TRUTH, strokeWidth: 1.6 }),
        line(curveOf(predicted, i, width), { stroke: NETWORK, strokeWidth: 1.6, clip: true }),
      ],
    }),
    `Forecast of ${name}`,
  ),
)}
</section>`;
}

function validity(truth: TimeSeries, predicted: TimeSeries): string {
  const scale = new Float64Array(truth.dimension).fill(1); // the series are standardised
  const time = validPredictionTime(truth, predicted, { scale });
  const whole = (truth.values.length / truth.dimension) * truth.interval;
  return time >= whole * (1 - 1e-9)
    ? "Its error stays below half a standard deviation all the time shown."
    : `Its error stays below half a standard deviation for ${formatNumber(time)} units of time; later the two part, as chaos demands, but should go on in the same manner.`;
}

/** Fewer samples for a narrower picture. */
function curveOf({ dimension, values, interval }: TimeSeries, component: number, width: number): [number, number][] {
  const length = values.length / dimension;
  const count = width < 600 ? Math.ceil(length / 2) : length;
  return Array.from({ length: count }, (_, k): [number, number] => [
    k * interval,
    values[k * dimension + component],
  ]).filter(([, y]) => Math.abs(y) < 1e6);
}

function domainOf({ dimension, values }: TimeSeries, component: number): [number, number] {
  const own = values.filter((_, k) => k % dimension === component);
  const low = own.reduce((a, b) => Math.min(a, b));
  const high = own.reduce((a, b) => Math.max(a, b));
  const air = 0.1 * (high - low) || 1;
  return [low - air, high + air];
}
