import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { type Html, raw } from "./html.ts";

/** Colours that the style of the page defines, for light and dark. */
export const TRUTH = "var(--truth)";
export const NETWORK = "var(--network)";
export const FAINT = "var(--faint)";

/** Draws a figure of Observable Plot as SVG, without a browser. */
export function draw(options: Plot.PlotOptions, label: string): Html {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const figure = Plot.plot({
    document,
    className: "plot",
    ariaLabel: label,
    style: { background: "none", fontSize: "12px" },
    ...options,
  });
  figure.setAttribute("role", "img");
  for (const style of figure.querySelectorAll("style")) style.remove(); // the page has one for all of them
  return raw(figure.outerHTML);
}

/** Draws a wide figure twice: for the width of a page, and for that of a phone. */
export function drawWide(options: (width: number) => Plot.PlotOptions, label: string): Html {
  return raw(
    `<div class="wide">${draw(options(1060), label).html}</div><div class="narrow">${draw(options(460), label).html}</div>`,
  );
}

/** Thins a list of points to at most `most`, evenly. */
export function thin<Point>(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most) return points;
  return Array.from({ length: most }, (_, k) => points[Math.floor((k * points.length) / most)]);
}
