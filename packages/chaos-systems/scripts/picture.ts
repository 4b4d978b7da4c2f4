import { type CatalogueSystem, trajectoryOf } from "../src/index.ts";

/** Width and height of the drawing, in its own units. */
const SIZE = 300;
const MARGIN = 10;

/** Points in the plane, and whether they belong to a line. */
interface Drawing {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly isLine: boolean;
  readonly axes: readonly [string, string];
}

/** Draws a projection of the system's attractor as SVG: a line for a flow, dots for a map. */
export function pictureOf(system: CatalogueSystem): string {
  const { x, y, isLine, axes } = drawingOf(system);
  const [u, v] = [placed(x), placed(y).map((value) => SIZE - value)];
  const path = isLine ? lineThrough(u, v) : dotsAt(u, v);
  const style = isLine
    ? 'stroke-width="0.8" stroke-linejoin="round"'
    : 'stroke-width="1.6" stroke-linecap="round" stroke-opacity="0.7"';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" role="img">`,
    `<title>${escaped(`${system.name}: ${axes[1]} over ${axes[0]}`)}</title>`,
    `<path fill="none" stroke="#3b6fd4" ${style} d="${path}"/>`,
    "</svg>",
    "",
  ].join("\n");
}

function drawingOf(system: CatalogueSystem): Drawing {
  if (system.kind === "map") {
    const { values, dimension, componentNames } = trajectoryOf(system, { steps: 1500 });
    if (dimension > 1)
      return { ...columns(values, dimension, 0, 1), isLine: false, axes: [componentNames[0], componentNames[1]] };
    return { x: values.subarray(0, -1), y: values.subarray(1), isLine: false, axes: ["x", "next x"] };
  }
  const { values, dimension, componentNames, interval } = trajectoryOf(system, { periods: 25, pointsPerPeriod: 40 });
  if (system.kind === "delay") {
    const lag = Math.max(1, Math.round(system.delays(system.parameters)[0] / interval));
    // A delay longer than the drawing shows as a quarter of the period.
    const shift = lag < values.length / 2 ? lag : 10;
    return { x: values.subarray(shift), y: values.subarray(0, -shift), isLine: true, axes: ["x(t)", "x(t - tau)"] };
  }
  const [i, j] = axesOf(dimension, componentNames);
  return { ...columns(values, dimension, i, j), isLine: true, axes: [componentNames[i], componentNames[j]] };
}

/** The first and the third component, if that is no phase; of fields, values a quarter of the circle apart. */
function axesOf(dimension: number, names: readonly string[]): [number, number] {
  if (dimension >= 20) return [0, dimension / 4];
  const phase = (k: number): boolean => /^(sin|cos)\(/.test(names[k]);
  return dimension > 2 && !phase(2) ? [0, 2] : [0, 1];
}

function columns(values: Float64Array, n: number, i: number, j: number): { x: Float64Array; y: Float64Array } {
  const length = values.length / n;
  return {
    x: Float64Array.from({ length }, (_, k) => values[k * n + i]),
    y: Float64Array.from({ length }, (_, k) => values[k * n + j]),
  };
}

/** Values as whole numbers from the margin to the size less the margin. */
function placed(values: Float64Array): Float64Array {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const scale = high > low ? (SIZE - 2 * MARGIN) / (high - low) : 0;
  const middle = high > low ? MARGIN : SIZE / 2;
  return values.map((value) => Math.round(middle + (value - low) * scale));
}

function lineThrough(u: Float64Array, v: Float64Array): string {
  const parts = [`M${u[0]} ${v[0]}`];
  for (let k = 1, at = 0; k < u.length; k++) {
    const [du, dv] = [u[k] - u[at], v[k] - v[at]];
    if (du === 0 && dv === 0) continue;
    parts.push(`l${du}${dv < 0 ? "" : " "}${dv}`);
    at = k;
  }
  return parts.join("");
}

function dotsAt(u: Float64Array, v: Float64Array): string {
  const seen = new Set<string>();
  for (let k = 0; k < u.length; k++) seen.add(`M${u[k]} ${v[k]}h0`);
  return [...seen].join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
