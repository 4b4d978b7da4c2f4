import { seriesOf, type TimeSeries } from "@attractors/core";
import type { Data, Numbers, Pair, ReferenceFile } from "./problem.ts";

/** The series of a folder, for the cases of one file. */
export function dataOf(file: ReferenceFile, files: readonly ReferenceFile[]): Data {
  const all: Partial<Data> = Object.assign({}, files.find(({ name }) => name === "series.json")?.content);
  const own: { inline?: Data["inline"] } = Object.assign({}, file.content);
  const { univariate = {}, multivariate = {}, pairs = {} } = all;
  return { univariate, multivariate, pairs, inline: own.inline ?? {} };
}

/** The first series or pair that an input names, at any depth, and the folder does not hold. */
export function missingSeries(input: unknown, data: Data): string | undefined {
  if (typeof input !== "object" || input === null) return undefined;
  for (const [key, value] of Object.entries(input)) {
    const group = groupOf(key, data);
    if (group && typeof value === "string" && !Object.hasOwn(group, value)) return `${key} ${value}`;
    const below = missingSeries(value, data);
    if (below) return below;
  }
  return undefined;
}

function groupOf(key: string, data: Data): Readonly<Record<string, Numbers | Pair>> | undefined {
  if (key === "series" || key === "univariate") return data.univariate;
  if (key === "pair") return data.pairs;
  return key === "multivariate" || key === "inline" ? data[key] : undefined;
}

/**
 * The series that an input refers to: `{ series: name }`, `{ multivariate: name }`, `{ inline: name }`, its `values`, or
 * numbers; only its first `first_n` samples, and only `column`, where it says so.
 */
// biome-ignore lint/suspicious/noExplicitAny: JSON
export function seriesFor(input: any, data: Data, interval = 1): TimeSeries {
  return toSeries(rowsFor(input, data), interval);
}

/** The same as it stands in the file. */
// biome-ignore lint/suspicious/noExplicitAny: JSON
export function rowsFor(input: any, data: Data): Numbers {
  const { first_n: count = Infinity, column } = input;
  const key = ["series", "univariate", "multivariate", "inline"].find((name) => name in input);
  const rows: Numbers = Array.isArray(input) ? input : key ? groupOf(key, data)?.[input[key]] : input.values;
  const first = rows.slice(0, count) as Numbers;
  return column === undefined ? first : first.map((row) => (row as number[])[column]);
}

/** The pair of truth and forecast that an input names. */
export function pairFor(input: { pair: string }, { pairs }: Data): Pair {
  return pairs[input.pair];
}

/** Numbers or rows of numbers as a series. */
export function toSeries(rows: Numbers, interval = 1): TimeSeries {
  const [first] = rows;
  return seriesOf(rows.flat() as number[], { dimension: Array.isArray(first) ? first.length : 1, interval });
}
