import type { DelayField, DelayFlow, DelayJacobian } from "./flow.ts";
import { parametersOf, type SystemOptions, startOf } from "./flow-of.ts";
import type { NamedSystem, ParameterName } from "./flow-system.ts";

/** A system of delay differential equations with named parameters `P`. */
export interface DelaySystem<P extends string = string> extends NamedSystem<P> {
  /** The field at given parameters, all of them. */
  field(parameters: Readonly<Record<P, number>>): DelayField;
  /** The exact derivatives of that field, by the present and by the past states. */
  jacobian(parameters: Readonly<Record<P, number>>): DelayJacobian;
  /** The delays, in the system's unit of time. */
  delays(parameters: Readonly<Record<P, number>>): readonly number[];
  /** What stands for a past value in the equations: `x_tau: ["x", "tau"]` is x at time t - tau. */
  readonly past?: Readonly<Record<string, readonly [variable: string, delay: string]>>;
  /** The dominant period, in the system's unit of time. */
  readonly period: number;
}

/**
 * Takes a delay system at given parameters as a flow with delays, which the solvers accept. The history is constant:
 * the initial state at all times before the start.
 *
 * @throws {RangeError} if a parameter is unknown or not finite, or the state has the wrong length.
 *
 * @example
 * ```ts
 * import { type DelaySystem, delayFlowOf } from "@attractors/core";
 *
 * const regulation: DelaySystem<"tau"> = {
 *   ...{ name: "regulation", dimension: 1, stateNames: ["x"], parameters: { tau: 1 }, initialState: [0.5], period: 4 },
 *   ...{ source: "", about: "", equations: { x: "-x_tau" } },
 *   delays: ({ tau }) => [tau],
 *   field: () => (_t, _x, past, out) => void (out[0] = -past(0)[0]),
 *   jacobian: () => (_t, _x, _past, out) => out.set([0, -1]),
 * };
 * delayFlowOf(regulation, { parameters: { tau: 1.6 } }).delays; // → [1.6]
 * ```
 */
export function delayFlowOf<S extends DelaySystem>(
  system: S,
  { parameters, initialState = system.initialState }: SystemOptions<ParameterName<S>> = {},
): DelayFlow {
  const values = parametersOf("delayFlowOf", system, parameters);
  return {
    dimension: system.dimension,
    field: system.field(values),
    delays: system.delays(values),
    initialState: startOf("delayFlowOf", system, initialState),
  };
}
