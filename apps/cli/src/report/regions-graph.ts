import type { TimeSeries } from "@attractors/core";
import { arrow, dot, line, text } from "@observablehq/plot";
import { formatNumber, plural } from "../format.ts";
import type {
  FixedPoint,
  LinearRegions,
  Reconstruction,
  RegionGraph,
  RegionNode,
} from "../reconstruction/reconstruction.ts";
import { draw, FAINT, NETWORK, TRUTH } from "./drawing.ts";
import { kindOf } from "./fixed-points-table.ts";
import { type Html, html } from "./html.ts";
import { pathOf, planesOf, rangeOf } from "./projections.ts";

/**
 * The symbolic dynamics of the network, drawn where it takes place: linear regions as nodes, transitions as edges, and the
 * fixed points of the regions' linear maps.
 */
export function regionsGraph(reconstruction: Reconstruction): Html | undefined {
  const { regions } = reconstruction.pieces;
  if (regions === undefined) return undefined;
  const { graph } = regions;
  return html`<section class="regions" aria-label="Linear regions">
<h2>Linear pieces</h2>
<p class="lead">${leadOf(regions)}</p>
${graph && graph.nodes.length > 1 ? drawn(reconstruction, graph) : undefined}
</section>`;
}

function leadOf({ visited, steps, borderCrossings, topologicalEntropy, graph }: LinearRegions): string {
  if (visited === 1) {
    return `In a free run of ${plural(steps, "step")} the network stays in one linear region: it acts as a linear map.`;
  }
  const run = `In a free run of ${plural(steps, "step")} the network visits ${plural(visited, "linear region")} and crosses a border ${plural(borderCrossings, "time")}; the graph of its transitions has a topological entropy of ${formatNumber(topologicalEntropy)} nats per step.`;
  if (graph === undefined) return `${run} They are too many to be drawn.`;
  return `${run} Each is a dot at the mean of its states, the larger the more often it is visited; arrows are transitions, the wider the more probable. Symbols show the fixed point of each region's linear map: a circle if it attracts, a cross if not; in full colour if the network has it (real), pale if it lies in another region and only guides the motion (virtual).`;
}

function drawn({ subject, truth, generated }: Reconstruction, graph: RegionGraph): Html {
  const components = subject.components.slice(0, 6);
  return html`<div class="grid grid-3">
${planesOf(generated.dimension).map(([x, y]) => {
  const name = `linear regions: ${subject.components[y]} against ${subject.components[x]}`;
  return html`<figure>${draw(
    {
      width: 340,
      height: 300,
      marginLeft: 44,
      marginBottom: 36,
      x: { label: subject.components[x], domain: domainOf(truth, generated, graph, x), ticks: 5 },
      y: { label: subject.components[y], domain: domainOf(truth, generated, graph, y), ticks: 5 },
      marks: [
        line(pathOf(generated, x, y, subject.stride), { stroke: FAINT, strokeWidth: 0.7, clip: true }),
        ...arrowsOf(graph, x, y),
        dot(graph.nodes, {
          x: (node: RegionNode) => node.place[x],
          y: (node: RegionNode) => node.place[y],
          r: (node: RegionNode) => 4 + 7 * Math.sqrt(node.share),
          fill: NETWORK,
          clip: true,
        }),
        text(graph.nodes, {
          x: (node: RegionNode) => node.place[x],
          y: (node: RegionNode) => node.place[y],
          text: (_: RegionNode, k: number) => String(k + 1),
          fill: "currentColor",
          fontWeight: 600,
          dx: 12,
          dy: -12,
          clip: true,
        }),
        ...fixedPointsOf(graph, x, y),
      ],
      r: { type: "identity" },
      symbol: { type: "identity" },
    },
    name,
  )}</figure>`;
})}
</div>
<div class="scroll"><table>
<thead><tr><th>region</th><th>share of time</th><th>goes to</th><th>its fixed point</th>${components.map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>
${graph.nodes.map(
  ({ share, fixedPoint }, k) =>
    html`<tr><th>${k + 1}</th><td>${formatNumber(100 * share)} %</td><td>${targetsOf(graph, k)}</td><td>${fixedPoint ? `${fixedPoint.real ? "real" : "virtual"}, ${kindOf(fixedPoint)}` : "none, or many"}</td>${components.map((_, i) => html`<td>${fixedPoint ? formatNumber(fixedPoint.place[i]) : ""}</td>`)}</tr>`,
)}
</tbody>
</table></div>`;
}

/** Transitions between different regions; how often a region follows itself is in the size of its dot. */
function arrowsOf({ nodes, edges }: RegionGraph, x: number, y: number): ReturnType<typeof arrow>[] {
  return edges
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, probability }) =>
      arrow([{ from: nodes[from].place, to: nodes[to].place }], {
        x1: ({ from: place }) => place[x],
        y1: ({ from: place }) => place[y],
        x2: ({ to: place }) => place[x],
        y2: ({ to: place }) => place[y],
        bend: 22,
        insetStart: 8,
        insetEnd: 13,
        clip: true,
        headLength: 7,
        stroke: TRUTH,
        strokeOpacity: 0.8,
        strokeWidth: 0.6 + 4 * Math.sqrt(probability),
      }),
    );
}

function fixedPointsOf({ nodes }: RegionGraph, x: number, y: number): ReturnType<typeof dot>[] {
  const points = nodes.flatMap(({ fixedPoint }) => (fixedPoint ? [fixedPoint] : []));
  return points.map((point) =>
    dot([point], {
      x: ({ place }: FixedPoint) => place[x],
      y: ({ place }: FixedPoint) => place[y],
      symbol: point.stability === "attracting" ? "circle" : "times",
      stroke: "currentColor",
      strokeWidth: 2,
      strokeOpacity: point.real ? 1 : 0.4,
      r: 5,
      clip: true,
    }),
  );
}

/**
 * The range of the network's states (of truth, where the network comes to rest or runs off) with room for the nodes and
 * fixed points that are not far beyond it; the others are in the table.
 */
function domainOf(
  truth: TimeSeries,
  generated: TimeSeries,
  { nodes }: RegionGraph,
  component: number,
): [number, number] {
  const whole = rangeOf(truth, component);
  const own = rangeOf(generated, component);
  const size = (own[1] - own[0]) / (whole[1] - whole[0]);
  const [low, high] = size > 0.02 && size < 50 ? own : whole;
  const reach = high - low;
  const near = nodes.flatMap(({ place, fixedPoint }) =>
    [place[component], fixedPoint?.place[component] ?? Number.NaN].filter(
      (value) => value > low - reach / 2 && value < high + reach / 2,
    ),
  );
  const air = 0.04 * reach;
  return [Math.min(low, ...near.map((value) => value - air)), Math.max(high, ...near.map((value) => value + air))];
}

function targetsOf({ edges }: RegionGraph, k: number): string {
  return edges
    .filter(({ from }) => from === k)
    .sort((a, b) => b.probability - a.probability)
    .map(({ to, probability }) => `${to + 1} (${formatNumber(100 * probability, 2)} %)`)
    .join(", ");
}
