import type { TimeSeries } from "@attractors/core";
import { dot, line } from "@observablehq/plot";
import type { Reconstruction } from "../reconstruction/reconstruction.ts";
import { draw, NETWORK, TRUTH } from "./drawing.ts";
import { type Html, html } from "./html.ts";

const MOST_POINTS = 2500;

/** Truth and network side by side in the planes of the first three components; nothing for one component. */
export function projections({ subject, truth, generated }: Reconstruction): Html | undefined {
  const planes = planesOf(truth.dimension);
  if (planes.length === 0) return undefined;

  const panel = (series: TimeSeries, name: string, [x, y]: number[]): Html => {
    const path = pathOf(series, x, y, subject.stride);
    const color = name === "truth" ? TRUTH : NETWORK;
    const [low, high] = [rangeOf(truth, x), rangeOf(truth, y)];
    return draw(
      {
        width: 340,
        height: 300,
        marginLeft: 44,
        marginBottom: 36,
        x: { label: subject.components[x], domain: low, ticks: 5 },
        y: { label: subject.components[y], domain: high, ticks: 5 },
        marks: [
          line(path, { stroke: color, strokeWidth: 0.7, strokeOpacity: 0.75, clip: true }),
          dot(path.slice(-1), { fill: color, r: 3, clip: true }),
        ],
      },
      `${name}: ${subject.components[y]} against ${subject.components[x]}`,
    );
  };
  return html`<section class="projections" aria-label="Projections">
<h2>Seen from its sides</h2>
<p class="lead">The same paths, projected; truth and network on the same axes. The dot is where a path ends.</p>
<div class="grid grid-${planes.length}">
${planes.map(
  (plane) => html`<div><figure><figcaption class="truth">truth</figcaption>${panel(truth, "truth", plane)}</figure>
<figure><figcaption class="network">network</figcaption>${panel(generated, "network", plane)}</figure></div>`,
)}
</div>
</section>`;
}

/** The planes of the first three components. */
export function planesOf(dimension: number): number[][] {
  return [
    [0, 1],
    [0, 2],
    [1, 2],
  ].filter(([, y]) => y < dimension);
}

/** A path in a plane, as far as it does not run off. */
export function pathOf({ dimension, values }: TimeSeries, x: number, y: number, stride: number): [number, number][] {
  const path: [number, number][] = [];
  for (let k = 0; k < values.length && path.length < MOST_POINTS; k += stride * dimension) {
    if (!(Math.abs(values[k + x]) < 1e6 && Math.abs(values[k + y]) < 1e6)) break;
    path.push([values[k + x], values[k + y]]);
  }
  return path;
}

/** The range of a component with a little air. */
export function rangeOf({ dimension, values }: TimeSeries, component: number): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let k = component; k < values.length; k += dimension) {
    low = Math.min(low, values[k]);
    high = Math.max(high, values[k]);
  }
  const air = 0.08 * (high - low);
  return [low - air, high + air];
}
