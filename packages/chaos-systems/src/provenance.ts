import { provenances } from "./generated/provenance.ts";

/** How the invariants of a system were measured. */
export interface Provenance {
  /** The method of integration, and of measuring. */
  readonly method: string;
  /** How long was measured, in the system's unit of time (maps: steps), and what was thrown away before. */
  readonly duration: number;
  readonly transient: number;
  /** The relative tolerance of the integration. */
  readonly tolerance: number;
  readonly seed: number;
  /** The day, as year-month-day. */
  readonly date: string;
  /** Standard errors of the means and deviations that are among the invariants. */
  readonly meanErrors?: readonly number[];
  readonly deviationErrors?: readonly number[];
  /** The sum of the exponents and the mean divergence, which should be equal. */
  readonly checks?: {
    readonly sumOfExponents?: number;
    readonly meanDivergence?: number;
    /** The exponent nearest to zero: of a flow that does not come to rest, that along the flow. */
    readonly alongFlow?: number;
  };
}

/**
 * How the invariants of each system were measured, by the system's name.
 *
 * @example
 * ```ts
 * import { provenance } from "@attractors/chaos-systems/provenance";
 *
 * typeof provenance; // → "object"
 * ```
 */
export const provenance: Readonly<Record<string, Provenance>> = provenances;
