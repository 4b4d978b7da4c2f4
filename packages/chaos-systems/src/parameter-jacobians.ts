/**
 * The derivatives of each flow by its parameters, under the name of the flow: given values of the parameters, a
 * `ParameterJacobian`, as sensitivities ask for it. They stand apart so that a system alone stays small.
 */
// Each of some hundred systems, under the name that the generator gives it.
export * from "./generated/parameter-jacobians/index.ts";
