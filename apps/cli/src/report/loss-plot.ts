import { dot, line, text } from "@observablehq/plot";
import { formatNumber, formatTick, plural } from "../format.ts";
import type { Reconstruction } from "../reconstruction/reconstruction.ts";
import { drawWide, NETWORK, TRUTH, thin } from "./drawing.ts";
import { type Html, html } from "./html.ts";

/** How training went: the loss of every epoch, and how well the free-running network did at the checkpoints. */
export function lossPlot({ training }: Reconstruction): Html {
  const { losses, scores, epoch } = training;
  const curve = thin(
    Array.from(losses, (loss, k): [number, number] => [k + 1, loss]).filter(([, loss]) => loss > 0),
    2000,
  );
  const checkpoints = scores.filter(({ score }) => Number.isFinite(score) && score > 0);
  const best = checkpoints.filter((score) => score.epoch === epoch);
  const x = { label: "epoch", domain: [0, Math.max(losses.length, 1)] };
  const frame = (width: number) => ({ width, marginLeft: 52, height: 190, marginTop: 22, marginBottom: 38 });

  return html`<section class="training" aria-label="Training">
<h2>Training</h2>
<p class="lead">The loss, the mean squared error under teacher forcing, hardly tells whether the attractor is right: at every checkpoint the network therefore runs freely from many starts, and is scored by how far the places it visits are from the training data (D_stsp of all runs together, and more where single runs are caught in a false attractor). The smallest score is kept${
    best.length > 0 ? `: epoch ${epoch}, with ${formatNumber(best[0].score)}` : ""
  }. ${plural(losses.length, "epoch")} were run.</p>
${drawWide(
  (width) => ({
    ...frame(width),
    x,
    y: { type: "log", label: "loss", ticks: 4, tickFormat: formatTick, grid: true },
    marks: [line(curve, { stroke: TRUTH, strokeWidth: 1.3 })],
  }),
  "Loss of each epoch",
)}
${
  checkpoints.length > 0
    ? drawWide(
        (width) => ({
          ...frame(width),
          x,
          y: { type: "log", label: "score at checkpoints", ticks: 4, tickFormat: formatTick, grid: true },
          marks: [
            line(checkpoints, { x: "epoch", y: "score", stroke: NETWORK, strokeOpacity: 0.4 }),
            dot(checkpoints, { x: "epoch", y: "score", fill: NETWORK, r: 2.4 }),
            dot(best, { x: "epoch", y: "score", stroke: "var(--ink)", strokeWidth: 1.5, r: 6 }),
            text(best, { x: "epoch", y: "score", text: () => "kept", dy: -15, fill: "var(--ink)" }),
          ],
        }),
        "Score at the checkpoints",
      )
    : undefined
}
</section>`;
}
