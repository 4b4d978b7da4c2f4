import type { Jacobian, VectorField } from "./flow.ts";

/** A system of ordinary differential equations with named parameters `P`, and what is known about it. */
export interface FlowSystem<P extends string = string> {
  readonly name: string;
  /** Number of state variables, `n`. */
  readonly dimension: number;
  readonly stateNames: readonly string[];
  /** The parameters' default values. */
  readonly parameters: Readonly<Record<P, number>>;
  /** The vector field at given parameters, all of them. */
  field(parameters: Readonly<Record<P, number>>): VectorField;
  /** The exact Jacobian of that field. */
  jacobian(parameters: Readonly<Record<P, number>>): Jacobian;
  /** `n` numbers. */
  readonly initialState: readonly number[];
  /** The dominant period, in the system's unit of time. */
  readonly period: number;
  /** Where the system was published. */
  readonly source: string;
  /** One sentence on what it describes. */
  readonly about: string;
  /** The right-hand sides as formulas, one per state variable. */
  readonly equations: Readonly<Record<string, string>>;
  /** The equations in LaTeX, in the order of the state variables. */
  readonly latex: readonly string[];
}

/** The names of a system's parameters. */
export type ParameterName<S extends FlowSystem> = keyof S["parameters"] & string;
