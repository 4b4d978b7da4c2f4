/** A plot of lines and dots with axes from 0 on, as a piece of SVG. */
export interface Series {
  readonly label: string;
  readonly color: string;
  /** Points joined by a line; a gap where y is not a number. */
  readonly line?: readonly (readonly [x: number, y: number])[];
  readonly dots?: readonly (readonly [x: number, y: number, error: number])[];
  readonly crosses?: readonly (readonly [x: number, y: number])[];
}

export interface Panel {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xMax: number;
  readonly xStep: number;
  readonly series: readonly Series[];
  /** Whether the legend stands at the upper right, not at the lower left. */
  readonly legendRight?: boolean;
  /** Dashed vertical lines. */
  readonly marks?: readonly { readonly x: number; readonly label: string }[];
}

const WIDTH = 420;
const HEIGHT = 300;
const LEFT = 52;
const RIGHT = 16;
const TOP = 34;
const BOTTOM = 46;

/** Okabe and Ito's colours, which all eyes tell apart. */
export const COLORS: readonly string[] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

/** Draws panels side by side, dots over lines: one SVG file. */
export function figure(panels: readonly Panel[]): string {
  const width = WIDTH * panels.length;
  const style = "font-family:sans-serif;font-size:12px";
  const drawn = panels.map((panel, k) => `<g transform="translate(${k * WIDTH},0)">${draw(panel)}</g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" style="${style}">
<title>${panels.map(({ title }) => title).join("; ")}</title>
<rect width="100%" height="100%" fill="white"/>
${drawn.join("\n")}
</svg>
`;
}

function draw({ title, xLabel, yLabel, xMax, xStep, series, marks = [], legendRight }: Panel): string {
  const x = (value: number) => round(LEFT + (value / xMax) * (WIDTH - LEFT - RIGHT));
  const y = (value: number) => round(HEIGHT - BOTTOM - value * (HEIGHT - TOP - BOTTOM));
  const parts = [text(WIDTH / 2, 20, title, "middle", "#222", 13)];

  for (let k = 0; k * xStep <= xMax + 1e-9; k++) {
    const at = x(k * xStep);
    parts.push(segment(at, y(0), at, y(0) + 4, "#666"), text(at, y(0) + 17, label(k * xStep), "middle", "#444"));
  }
  for (let k = 0; k <= 5; k++) {
    parts.push(
      segment(x(0), y(k / 5), x(xMax), y(k / 5), "#e6e6e6"),
      text(x(0) - 7, y(k / 5) + 4, label(k / 5), "end", "#444"),
    );
  }
  parts.push(segment(x(0), y(0), x(xMax), y(0), "#666"), segment(x(0), y(0), x(0), y(1), "#666"));
  parts.push(text((x(0) + x(xMax)) / 2, HEIGHT - 10, xLabel, "middle", "#222"));
  parts.push(
    `<g transform="translate(14,${(y(0) + y(1)) / 2}) rotate(-90)">${text(0, 0, yLabel, "middle", "#222")}</g>`,
  );
  for (const mark of marks) {
    parts.push(`<path d="M${x(mark.x)} ${y(0)}V${y(1)}" stroke="#888" stroke-dasharray="4 3"/>`);
    parts.push(text(x(mark.x) + 4, y(1) + 10, mark.label, "start", "#666", 11));
  }

  series.forEach(({ color, line = [] }) => {
    let path = "";
    let pen = "M";
    for (const [a, b] of line) {
      if (!Number.isFinite(b)) pen = "M";
      else {
        path += `${pen}${x(a)} ${y(b)}`;
        pen = "L";
      }
    }
    if (path) parts.push(`<path d="${path}" fill="none" stroke="${color}" stroke-width="1.6"/>`);
  });
  series.forEach(({ color, dots = [], crosses = [] }) => {
    for (const [a, b] of crosses) {
      parts.push(`<path d="M${x(a) - 3} ${y(b) - 3}l6 6m0 -6l-6 6" stroke="${color}" stroke-opacity="0.45"/>`);
    }
    for (const [a, b, error] of dots) {
      if (error > 0.004) parts.push(segment(x(a), y(Math.max(0, b - error)), x(a), y(Math.min(1, b + error)), color));
      parts.push(`<circle cx="${x(a)}" cy="${y(b)}" r="3.2" fill="white" stroke="${color}" stroke-width="1.5"/>`);
    }
  });
  const left = legendRight ? WIDTH - RIGHT - 80 : LEFT + 10;
  const top = legendRight ? y(0.9) : y(0.04) - 15 * (series.length - 1);
  series.forEach(({ label: name, color }, k) => {
    const at = top + 15 * k;
    parts.push(`<path d="M${left} ${at - 4}h18" stroke="${color}" stroke-width="1.6"/>`);
    parts.push(`<circle cx="${left + 9}" cy="${at - 4}" r="3.2" fill="white" stroke="${color}" stroke-width="1.5"/>`);
    parts.push(text(left + 24, at, name, "start", "#222"));
  });
  return parts.join("\n");
}

function segment(x1: number, y1: number, x2: number, y2: number, color: string): string {
  return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${color}"/>`;
}

function text(x: number, y: number, content: string, anchor: string, color: string, size = 12): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${color}" font-size="${size}">${content}</text>`;
}

function label(value: number): string {
  return String(Number(value.toFixed(3)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
