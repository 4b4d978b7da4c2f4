import type { Jacobian, ParameterJacobian, VectorField } from "./flow.ts";
import type { StateMap } from "./state-map.ts";

/** What is known about a system of any kind with named parameters `P`. */
export interface NamedSystem<P extends string = string> {
  readonly name: string;
  /** Number of state variables, `n`. */
  readonly dimension: number;
  readonly stateNames: readonly string[];
  /** The parameters' default values. An array parameter w is one number per place: `w_1_2` is in row 1, column 2. */
  readonly parameters: Readonly<Record<P, number>>;
  /** `n` numbers. */
  readonly initialState: readonly number[];
  /** Where the system was published. */
  readonly source: string;
  /** One sentence on what it describes. */
  readonly about: string;
  /** The right-hand sides as formulas, one per state variable. Records of catalogues may keep these texts apart. */
  readonly equations?: Readonly<Record<string, string>>;
  /** Intermediate formulas that the equations use, by name; each may use those before it. */
  readonly where?: Readonly<Record<string, string>>;
}

/** A system of ordinary differential equations with named parameters `P`. */
export interface FlowSystem<P extends string = string> extends NamedSystem<P> {
  /** The vector field at given parameters, all of them. */
  field(parameters: Readonly<Record<P, number>>): VectorField;
  /** The exact Jacobian of that field. */
  jacobian(parameters: Readonly<Record<P, number>>): Jacobian;
  /** The derivatives of the field by the parameters, in the order of `parameters`. */
  parameterJacobian?(parameters: Readonly<Record<P, number>>): ParameterJacobian;
  /** The dominant period, in the system's unit of time. */
  readonly period: number;
  /** What is looked at instead of the state, where some state variables grow without bound (phases, angles). */
  readonly observation?: Observation<P>;
  /** Where the field jumps, if it does. */
  readonly switching?: Switching<P>;
}

/** Functions of the state that stay bounded, such as the sine of an angle: as many as there are state variables. */
export interface Observation<P extends string = string> {
  /** One formula for each component. */
  readonly formulas: readonly string[];
  /** Writes the observed values of a state. */
  map(parameters: Readonly<Record<P, number>>): StateMap;
}

/** A field that jumps where one of several switching functions changes its sign, and is smooth between. */
export interface Switching<P extends string = string> {
  /** Number of switching functions. */
  readonly count: number;
  /** Writes the values of the switching functions, `(t, y, out)`. */
  functions(parameters: Readonly<Record<P, number>>): VectorField;
  /** The smooth field of one side: that of given signs (1 or -1) of the switching functions, whatever the state. */
  field(parameters: Readonly<Record<P, number>>, signs: ArrayLike<number>): VectorField;
}

/** The names of a system's parameters. */
export type ParameterName<S extends NamedSystem> = keyof S["parameters"] & string;
