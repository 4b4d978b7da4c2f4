import { checkFinite, checkLength } from "./checks.ts";
import type { Flow } from "./flow.ts";
import type { FlowSystem, ParameterName } from "./flow-system.ts";

export interface FlowOptions<P extends string = string> {
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
 *   ...{ source: "", about: "", equations: { x: "-rate*x" }, latex: [] },
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
  { parameters, initialState = system.initialState }: FlowOptions<ParameterName<S>> = {},
): Flow {
  const values: Record<string, number> = { ...system.parameters };
  for (const [name, value] of Object.entries<number | undefined>(parameters ?? {})) {
    if (!Object.hasOwn(values, name)) {
      const known = Object.keys(values).join(", ") || "none";
      throw new RangeError(`flowOf: ${system.name} has no parameter ${name} (its parameters: ${known})`);
    }
    if (value === undefined || !Number.isFinite(value)) {
      throw new RangeError(`flowOf: parameter ${name} must be a finite number, got ${value}`);
    }
    values[name] = value;
  }
  checkLength("flowOf: initialState", initialState, system.dimension);
  checkFinite("flowOf: initialState", initialState);
  return {
    dimension: system.dimension,
    field: system.field(values),
    jacobian: system.jacobian(values),
    initialState: Float64Array.from(initialState),
  };
}
