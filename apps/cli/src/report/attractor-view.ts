import type { TimeSeries } from "@attractors/core";
import type { Reconstruction } from "../reconstruction/reconstruction.ts";
import { type Html, html } from "./html.ts";

/** Points of each attractor that the page carries. */
const MOST_POINTS = 8000;

/** The rotatable view of the first three components of truth and network; nothing for fewer components. */
export function attractorView({ subject, truth, generated }: Reconstruction): Html | undefined {
  if (truth.dimension < 3) return undefined;
  const [x, y, z] = subject.components;
  const which = truth.dimension > 3 ? `, the first three of ${truth.dimension} components` : "";
  return html`<section class="attractor" aria-label="The attractor">
<h2>The attractor</h2>
<p class="lead">Both series as paths through state space (${x}, ${y}, ${z}${which}). Drag to turn, then scroll or pinch to come closer.</p>
<div class="viewer" data-viewer data-truth="${encode(truth, subject.stride)}" data-network="${encode(generated, subject.stride)}">
<canvas aria-label="Truth and network in three dimensions"></canvas>
<p class="no-webgl">This browser cannot draw in three dimensions (it has no WebGL); the projections below show the same.</p>
<fieldset class="legend">
<label class="truth"><input type="checkbox" name="truth" checked><i></i>truth</label>
<label class="network"><input type="checkbox" name="network" checked><i></i>network</label>
<label><input type="checkbox" name="beside" checked>side by side</label>
</fieldset>
</div>
</section>`;
}

/** Writes the first points of a series, as far as they are finite, as Float32 in base64, three numbers each. */
export function encode(series: TimeSeries, stride: number): string {
  const { dimension, values } = series;
  const count = Math.min(MOST_POINTS, Math.ceil(values.length / dimension / stride));
  const points = new Float32Array(3 * count);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < 3; i++) {
      const value = values[k * stride * dimension + i];
      if (!(Math.abs(value) < 1e6)) return base64(points.subarray(0, 3 * k));
      points[3 * k + i] = value;
    }
  }
  return base64(points);
}

function base64({ buffer, byteOffset, byteLength }: Float32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("base64");
}
