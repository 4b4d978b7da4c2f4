import type { Flow, Jacobian, ParameterJacobian } from "@attractors/core";

/** A flow with its derivatives by state and parameters, at the present values of the parameters. */
export interface DifferentiableFlow extends Flow {
  readonly jacobian: Jacobian;
  /** Number of parameters, `p`. @default 0 */
  readonly parameterCount?: number;
  /** Needed where there are parameters. */
  readonly parameterJacobian?: ParameterJacobian;
}

/** Gives the number of parameters and their derivatives. Throws a RangeError if one is there without the other. */
export function parametersOf(
  where: string,
  { jacobian, parameterCount = 0, parameterJacobian }: DifferentiableFlow,
): { count: number; derivatives: ParameterJacobian } {
  if (!jacobian) throw new RangeError(`${where}: sensitivities need flow.jacobian`);
  if (parameterCount > 0 && !parameterJacobian) {
    throw new RangeError(`${where}: ${parameterCount} parameters need flow.parameterJacobian`);
  }
  return { count: parameterCount, derivatives: parameterJacobian ?? (() => {}) };
}
