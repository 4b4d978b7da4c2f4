import type { Row, RowResult, Table } from "./row.ts";

/** The results of a row, by the order in which its seeds ended. */
export interface RowResults {
  readonly row: Row;
  readonly results: readonly RowResult[];
}

const COLUMNS = [
  "row",
  "seeds",
  "D_stsp",
  "published",
  "D_H",
  "published",
  "PE(20)",
  "published",
  "largest exponent",
  "regions",
  "parameters",
  "best epoch",
  "training s",
  "D_stsp worst",
  "D_stsp last epoch",
];

/** The table as Markdown: medians ± median absolute deviations over the seeds, beside what was published. */
export function markdownOf({ title, remarks }: Table, all: readonly RowResults[]): string {
  const lines = [COLUMNS, COLUMNS.map(() => "---"), ...all.map(cellsOf)].map((cells) => `| ${cells.join(" | ")} |`);
  const notes = [
    "Median ± median absolute deviation over the seeds whose measures are finite; seeds tells how many were run, and in brackets how many of them are left out.",
    ...remarks,
  ];
  return [`### ${title}`, "", ...lines, "", ...notes.map((note) => `- ${note}`), ""].join("\n");
}

function cellsOf({ row: { name, published }, results }: RowResults): string[] {
  const whole = results.filter(({ best }) => Object.values(best).every((value) => value !== null));
  const figure = (of: (result: RowResult) => number | null): string => summary(whole.map(of));
  const lost = results.length - whole.length;
  const worst = whole.map(({ best }) => best.divergence ?? Number.NaN);
  return [
    name,
    lost > 0 ? `${results.length} (${lost})` : String(results.length),
    figure(({ best }) => best.divergence),
    published[0],
    figure(({ best }) => best.spectralDistance),
    published[1],
    figure(({ best }) => best.predictionError),
    published[2],
    figure(({ exponent }) => exponent),
    figure(({ regions }) => regions),
    figure(({ parameters }) => parameters),
    figure(({ bestEpoch }) => bestEpoch),
    figure(({ trainingSeconds }) => trainingSeconds),
    worst.length > 0 ? shown(Math.max(...worst)) : "–",
    summary(results.map(({ last }) => last.divergence)),
  ];
}

/** Median ± median absolute deviation of what is known. */
function summary(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return "–";
  const middle = median(known);
  const deviation = median(known.map((value) => Math.abs(value - middle)));
  return deviation === 0 ? shown(middle) : `${shown(middle)} ± ${shown(deviation)}`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function shown(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) < 0.01 ? value.toExponential(1) : value.toPrecision(3);
}
