import { publishedEntries } from "./generated/published.ts";

/** What the published database says about a system where it differs from the catalogue. */
export interface PublishedEntry {
  /** Its name for the system. @default that of the catalogue */
  readonly name?: string;
  /** Its values of those parameters that differ. @default none */
  readonly parameters?: Readonly<Record<string, number>>;
  /** @default the catalogue's */
  readonly initialState?: readonly number[];
  /** The largest Lyapunov exponent that it gives, per unit of time; wrong for most systems. */
  readonly largestExponent?: number;
}

/**
 * What the published database, `dysts` (Gilpin, arXiv 2110.05266), says about the systems that both have, by the
 * catalogue's name. Systems that it does not have are absent.
 *
 * @example
 * ```ts
 * import { published } from "@attractors/chaos-systems/published";
 *
 * published.Lorenz.parameters?.beta; // → 2.667
 * published.Roessler.name; // → "Rossler"
 * ```
 */
export const published: Readonly<Record<string, PublishedEntry>> = publishedEntries;
