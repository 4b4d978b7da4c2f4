import type { Flow, TimeSeries } from "@attractors/core";
import type { Subject } from "./reconstruction.ts";
import type { Standardization } from "./standardization.ts";

/** What a reconstruction works with; all series are standardised in the same way. */
export interface Material {
  readonly subject: Subject;
  /** For the name of the output folder. */
  readonly stem: string;
  readonly training: TimeSeries;
  readonly test: TimeSeries;
  /** Another true series, as long as the test series, to compare truth with truth. */
  readonly fresh?: TimeSeries;
  readonly standardization: Standardization;
  /** The true equations with their dominant period, where they are known. */
  readonly known?: { readonly flow: Flow; readonly period: number };
}
