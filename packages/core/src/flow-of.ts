import { checkFinite, checkLength } from "./checks.ts";
import type { Flow } from "./flow.ts";
import type { FlowSystem, NamedSystem, ParameterName } from "./flow-system.ts";

export interface SystemOptions<P extends string = string> {
  /** Values instead of the defaults, of any of the parameters. @default none */
  parameters?: Readonly<Partial<Record<P, number>>>;
  /** @default the system's */
  initialState?: ArrayLike<number>;
}

/**
 * Takes a system at given parameters as a flow, which solvers and measures accept.
 *
 * @throws {RangeError} if a parameter is unknown or not finite, or the state has the wrong length.
 *
 * @example
 * ```ts
 * import { type FlowSystem, flowOf } from "@attractors/core";
 *
 * const decay: FlowSystem<"rate"> = {
 *   ...{ name: "decay", dimension: 1, stateNames: ["x"], parameters: { rate: 2 }, initialState: [1], period: 1 },
 *   ...{ source: "", about: "", equations: { x: "-rate*x" } },
 *   field: ({ rate }) => (_, x, out) => void (out[0] = -rate * x[0]),
 *   jacobian: ({ rate }) => (_, __, out) => void (out[0] = -rate),
 * };
 * const flow = flowOf(decay, { parameters: { rate: 3 } });
 * const out = new Float64Array(1);
 * flow.field(0, flow.initialState, out);
 * out; // → [-3]
 * ```
 */
export function flowOf<S extends FlowSystem>(
  system: S,
  { parameters, initialState = system.initialState }: SystemOptions<ParameterName<S>> = {},
): Flow {
  const values = parametersOf("flowOf", system, parameters);
  return {
    dimension: system.dimension,
    field: system.field(values),
    jacobian: system.jacobian(values),
    initialState: startOf("flowOf", system, initialState),
  };
}

/**
 * The values of all parameters of a system: the given ones, and the defaults of the others. `where` is the function that
 * was called.
 *
 * @throws {RangeError} if a parameter is unknown or not finite.
 */
export function parametersOf(
  where: string,
  system: NamedSystem,
  given: Readonly<Partial<Record<string, number>>> = {},
): Record<string, number> {
  const values: Record<string, number> = { ...system.parameters };
  for (const [name, value] of Object.entries<number | undefined>(given)) {
    if (!Object.hasOwn(values, name)) {
      const known = Object.keys(values).join(", ") || "none";
      throw new RangeError(`${where}: ${system.name} has no parameter ${name} (its parameters: ${known})`);
    }
    if (value === undefined || !Number.isFinite(value)) {
      throw new RangeError(`${where}: parameter ${name} must be a finite number, got ${value}`);
    }
    values[name] = value;
  }
  return values;
}

/** A copy of an initial state, checked. */
export function startOf(where: string, { dimension }: NamedSystem, state: ArrayLike<number>): Float64Array {
  checkLength(`${where}: initialState`, state, dimension);
  checkFinite(`${where}: initialState`, state);
  return Float64Array.from(state);
}
