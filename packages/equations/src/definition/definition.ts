/** The value of a parameter: a number, or an array of them: `w[0][1]` is `w_1_2` in formulas. */
export type ParameterValue = number | readonly number[] | readonly (readonly number[])[];

export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** The names of the numbers that parameters consist of: `sigma`, and `w_1_2` of an array. */
export type ScalarName<V extends ParameterValues> = { [K in keyof V & string]: NameIn<K, V[K]> }[keyof V & string];

type NameIn<K extends string, V> = V extends number
  ? K
  : V extends readonly number[]
    ? `${K}_${number}`
    : `${K}_${number}_${number}`;

/** What is said of a system of any kind. */
export interface SystemDefinition<V extends ParameterValues = ParameterValues> {
  /** @default the kind of system: "flow", "map" or "delay flow" */
  readonly name?: string;
  /** Names of the state variables, in their order: Latin or Greek letters, digits, `_`. */
  readonly state: readonly string[];
  /** Default values by name. @default none */
  readonly parameters?: V;
  /** Intermediate formulas by name, each of which may use those before it, for use in all others. @default none */
  readonly where?: Readonly<Record<string, string>>;
  /**
   * One formula per state variable: of state variables, parameters, intermediate formulas and `pi`, with `+ - * / ^`,
   * functions, and `condition ? a : b`.
   */
  readonly equations: Readonly<Record<string, string>>;
  /** Where trajectories start, one number per state variable. */
  readonly initialState: readonly number[];
  /** Where the system was published. @default "" */
  readonly source?: string;
  /** One sentence on what it describes. @default "" */
  readonly about?: string;
  /** What a published list of systems has instead. Nothing is compiled from it. */
  readonly published?: PublishedDifferences;
}

/** Where another source of the same system differs. */
export interface PublishedDifferences {
  readonly name?: string;
  readonly parameters?: ParameterValues;
  readonly initialState?: readonly number[];
  readonly period?: number;
}

/** A system of ordinary differential equations: `equations` are the velocities, in which `t` is the time. */
export interface FlowDefinition<V extends ParameterValues = ParameterValues> extends SystemDefinition<V> {
  /** The dominant period. @default 1, so that durations in periods are durations in the system's unit of time */
  readonly period?: number;
  /** Bounded functions of the state to look at instead of it, as many as state variables. @default the state */
  readonly observed?: readonly string[];
  /**
   * Formulas at whose zeros the field jumps or bends. The equations write that as `sign(h)`, `heaviside(h)`, `abs(h)`, or
   * `h > 0 ? a : b` of the same formula h. @default none
   */
  readonly switches?: readonly string[];
}

/** A system in discrete time: `equations` are the image of a state. There is no time in them. */
export interface MapDefinition<V extends ParameterValues = ParameterValues> extends SystemDefinition<V> {
  /** The preimage of a state, one formula per state variable. @default none */
  readonly inverse?: Readonly<Record<string, string>>;
}

/** A system of differential equations in which the velocity depends on past states too. */
export interface DelayDefinition<V extends ParameterValues = ParameterValues> extends SystemDefinition<V> {
  /** The dominant period. @default 1 */
  readonly period?: number;
  /** What stands for a past value: `x_tau: ["x", "tau"]` is x at time t - tau. The delay is a formula of parameters. */
  readonly past: Readonly<Record<string, readonly [variable: string, delay: string]>>;
}
