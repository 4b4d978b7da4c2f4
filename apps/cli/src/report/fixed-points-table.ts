import { formatCount, formatNumber } from "../format.ts";
import type { FixedPoint, FixedPoints, Reconstruction } from "../reconstruction/reconstruction.ts";
import { type Html, html } from "./html.ts";

/** Points and components that are shown at most. */
const MOST_POINTS = 24;
const MOST_COMPONENTS = 6;

/** Where the network, started there, would stay, and whether it would come back. */
export function fixedPointsTable({ subject, pieces }: Reconstruction): Html {
  const { points } = pieces.fixedPoints;
  const components = subject.components.slice(0, MOST_COMPONENTS);
  return html`<section class="fixed-points" aria-label="Fixed points">
<h2>Fixed points</h2>
<p class="lead">${leadOf(pieces.fixedPoints)}</p>
${
  points.length === 0
    ? undefined
    : html`<div class="scroll"><table>
<thead><tr><th></th>${components.map((name) => html`<th>${name}</th>`)}<th>unstable directions</th><th>largest multiplier</th></tr></thead>
<tbody>
${points
  .slice(0, MOST_POINTS)
  .map(
    (point) =>
      html`<tr><th>${kindOf(point)}</th>${point.place.slice(0, MOST_COMPONENTS).map((x) => html`<td>${formatNumber(x)}</td>`)}<td>${point.index}</td><td>${formatNumber(point.largestMultiplier, 4)}</td></tr>`,
  )}
</tbody>
</table></div>`
}
</section>`;
}

/** What a fixed point is, in words. */
export function kindOf({ stability, turns }: FixedPoint): string {
  if (stability === "neutral") return "neutral";
  if (stability === "saddle") return turns ? "saddle focus" : "saddle";
  return `${stability} ${turns ? "focus" : "node"}`;
}

function leadOf({ how, points }: FixedPoints): string {
  const meaning =
    "States that the network maps to themselves: each was put through the network. The largest multiplier is the factor per step by which small deviations grow, or shrink, in the long run.";
  const hidden = points.length > MOST_POINTS ? ` The first ${MOST_POINTS} are shown; metrics.json has all.` : "";
  const count = points.length === 0 ? "none" : formatCount(points.length);
  const completeness = {
    all: `There ${points.length === 1 ? "is" : "are"} ${count}: every combination of active units was solved for.`,
    searched: `A search by linear regions found ${count}; there may be more.`,
    stopped: `A search by linear regions found ${count} until its time was over; there may be more.`,
  }[how];
  return `${meaning} ${completeness}${hidden}`;
}
