import { existsSync, readFileSync } from "node:fs";
import type { TimeSeries } from "@attractors/core";
import { expect } from "vitest";

/** Reference values stand outside of the repository: tests that read them are skipped where the folder is absent. */
const folder = new URL("../../../../shared/reference/metrics/", import.meta.url);
export const hasReference: boolean = existsSync(folder);

export interface Case {
  readonly id: string;
  readonly metric: string;
  // biome-ignore lint/suspicious/noExplicitAny: each metric has inputs of its own
  readonly input: any;
  // biome-ignore lint/suspicious/noExplicitAny: each metric has parameters of its own
  readonly params: any;
  // biome-ignore lint/suspicious/noExplicitAny: a number, numbers, or an object of them
  readonly expected: any;
  readonly tol: { readonly rel: number; readonly abs: number };
}

// biome-ignore lint/suspicious/noExplicitAny: JSON
export function readReference(name: string): any {
  return hasReference ? JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")) : {};
}

/** The cases of one metric, as `[id, case]` for `test.each`; one empty case stands in where there is no reference. */
export function casesOf(group: string, metric: string): [id: string, case_: Case][] {
  const { cases = [] }: { cases?: Case[] } = readReference(group);
  return cases.filter((one) => one.metric === metric).map((one) => [one.id, one]);
}

export function expectClose(got: number, expected: number | string, { rel, abs }: Case["tol"]): void {
  const value = Number(expected);
  expect(Math.abs(got - value), `${got} against ${value}`).toBeLessThanOrEqual(abs + rel * Math.abs(value));
}

export function seriesOf(rows: readonly (number | readonly number[])[], interval = 1): TimeSeries {
  const values = Float64Array.from(rows.flat());
  return { dimension: values.length / rows.length, values, interval };
}
