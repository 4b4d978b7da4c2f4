import type { ReadFlow } from "../definition/read-flow.ts";
import { jacobianOf } from "../expression/jacobian.ts";
import { type Frame, functionSource } from "./function-source.ts";

/** JavaScript of the functions of a flow: each takes the parameters and gives a function of time and state. */
export interface FlowSource {
  readonly field: string;
  readonly jacobian: string;
  readonly observation?: string;
  readonly switching?: { readonly functions: string; readonly field: string };
}

/** Writes the functions of a flow, as one would by hand. */
export function flowSource(flow: ReadFlow): FlowSource {
  const frame = frameOf(flow);
  const { field, observed, switching } = flow;
  return {
    field: functionSource(frame, field),
    jacobian: functionSource(frame, jacobianOf(flow.equations, flow.where, flow.state)),
    ...(observed ? { observation: functionSource({ ...frame, timed: false }, observed) } : {}),
    ...(switching
      ? {
          switching: {
            functions: functionSource(frame, switching.functions),
            field: functionSource({ ...frame, signs: switching.signs }, switching.field),
          },
        }
      : {}),
  };
}

/** Writes the function that gives the derivatives of the field by the parameters. */
export function parameterJacobianSource(flow: ReadFlow): string {
  return functionSource(frameOf(flow), jacobianOf(flow.equations, flow.where, Object.keys(flow.parameters)));
}

function frameOf({ state, parameters, where }: ReadFlow): Frame {
  return { state, parameters: Object.keys(parameters), where, timed: true };
}
