import type { Flags } from "./flags.ts";

/** A system with the formulas of another one, of the same folder, at other parameters. No formula is written twice. */
export interface VariantDefinition extends Flags {
  /** The name under which the other one is exported, such as `arneodo`. */
  readonly variantOf: string;
  readonly name: string;
  /** Values instead of those of the other one; array parameters whole. @default none */
  readonly parameters?: Readonly<Record<string, number | readonly number[] | readonly (readonly number[])[]>>;
  /** @default that of the other one */
  readonly initialState?: readonly number[];
  /** The dominant period, of a flow or delay system. @default that of the other one */
  readonly period?: number;
  readonly source: string;
  /** One sentence on what it describes. */
  readonly about: string;
  /** What the published database has where it differs: its name for the system, its parameters, its initial state. */
  readonly published?: {
    readonly name?: string;
    readonly parameters?: Readonly<Record<string, number | readonly number[] | readonly (readonly number[])[]>>;
    readonly initialState?: readonly number[];
  };
}
