import { dot, ruleX, ruleY, tickX } from "@observablehq/plot";
import { formatNumber, formatTick } from "../format.ts";
import type { Reconstruction, Spectrum } from "../reconstruction/reconstruction.ts";
import { draw, FAINT, NETWORK, TRUTH } from "./drawing.ts";
import { type Html, html } from "./html.ts";

/** Below this the axis is linear, beyond it logarithmic. */
const SCALE = 0.3;

/** The Lyapunov exponents of the network, beside those of the true equations where they are known. */
export function exponentsPlot({ exponents }: Reconstruction): Html {
  const { network, truth } = exponents;
  if (!network) {
    return html`<section class="exponents" aria-label="Lyapunov exponents">
<h2>Lyapunov exponents</h2>
<p class="lead">They could not be computed: the network diverges.</p>
</section>`;
  }
  const count = Math.max(network.exponents.length, truth?.exponents.length ?? 0);
  const rows = Array.from({ length: count }, (_, k) => k);
  return html`<section class="exponents" aria-label="Lyapunov exponents">
<h2>Lyapunov exponents</h2>
<p class="lead">The mean rates, per unit of time, at which nearby paths part or approach. A positive one means chaos.${
    truth ? "" : " The equations behind the data are not known, so there is no truth to compare with."
  } Strongly negative ones say how fast states off the attractor fall onto it: data from the attractor hardly show that, and networks differ there.</p>
<div class="beside">
<div class="scroll"><table>
<thead><tr><th></th>${truth ? html`<th class="truth">truth</th>` : undefined}<th class="network">network</th></tr></thead>
<tbody>
${rows.map(
  (k) =>
    html`<tr><th>λ<sub>${k + 1}</sub></th>${truth ? html`<td>${cell(truth, k)}</td>` : undefined}<td>${cell(network, k)}</td></tr>`,
)}
</tbody>
</table></div>
<figure>${draw(
    {
      width: 460,
      height: 60 + 26 * Math.min(count, 12),
      marginLeft: 40,
      marginBottom: 36,
      x: {
        label: "exponent, per unit of time",
        grid: true,
        type: "symlog",
        constant: SCALE,
        domain: [-reach(network, truth, -1), reach(network, truth, 1)],
        ticks: ticksWithin(reach(network, truth, -1), reach(network, truth, 1)),
        tickFormat: (x: number) => formatTick(Math.abs(x)).replace(/^(?=.)/, x < 0 ? "−" : ""),
      },
      y: { type: "band", domain: rows.slice(0, 12).map(nameOf), label: null, tickSize: 0 },
      marks: [
        ruleX([0], { stroke: FAINT, strokeWidth: 1.5 }),
        ruleY(rows.slice(0, 12).map(nameOf), { stroke: FAINT, strokeOpacity: 0.4 }),
        truth
          ? tickX(pointsOf(truth), { x: "exponent", y: "name", stroke: TRUTH, strokeWidth: 3, inset: 3 })
          : undefined,
        dot(pointsOf(network), { x: "exponent", y: "name", fill: NETWORK, r: 5 }),
      ],
    },
    "Lyapunov exponents",
  )}</figure>
</div>
</section>`;
}

/** How far the axis reaches to one side of 0, with a little air. */
function reach(network: Spectrum, truth: Spectrum | undefined, side: 1 | -1): number {
  const all = [...network.exponents, ...(truth?.exponents ?? [])].filter(Number.isFinite);
  return 1.4 * Math.max(SCALE, ...all.map((exponent) => side * exponent));
}

/** 0 and powers of ten to both sides of it. */
function ticksWithin(below: number, above: number): number[] {
  const powers = [0.1, 1, 10, 100, 1000, 10_000];
  return [...powers.map((power) => -power), 0, ...powers].filter((tick) => -below <= tick && tick <= above);
}

function cell({ exponents, standardErrors }: Spectrum, k: number): string {
  if (k >= exponents.length) return "";
  return `${formatNumber(exponents[k])} ± ${formatNumber(standardErrors[k], 1)}`;
}

function nameOf(k: number): string {
  return `λ${[...String(k + 1)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]).join("")}`;
}

function pointsOf({ exponents }: Spectrum): { name: string; exponent: number }[] {
  return exponents
    .slice(0, 12)
    .map((exponent, k) => ({ name: nameOf(k), exponent }))
    .filter(({ exponent }) => Number.isFinite(exponent));
}
