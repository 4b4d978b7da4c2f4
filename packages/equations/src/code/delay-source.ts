import type { ReadDelayFlow } from "../definition/read-delay-flow.ts";
import type { Expression } from "../expression/expression.ts";
import { jacobianOf } from "../expression/jacobian.ts";
import { type Frame, functionSource, listSource } from "./function-source.ts";

/** JavaScript of the functions of a delay system: each takes the parameters. */
export interface DelaySource {
  readonly delays: string;
  readonly field: string;
  readonly jacobian: string;
}

/** Writes the functions of a delay system, as one would by hand. */
export function delaySource(flow: ReadDelayFlow): DelaySource {
  const { state, where, field, past, delays } = flow;
  const parameters = Object.keys(flow.parameters);
  const frame: Frame = { state, parameters, where, timed: true, past };
  return {
    delays: listSource(parameters, delays),
    field: functionSource(frame, field),
    jacobian: functionSource(frame, blocksOf(flow)),
  };
}

/** The derivatives by the present state, then by the past state of each delay: row-major blocks. */
function blocksOf({ state, equations, where, past, delays }: ReadDelayFlow): Expression[] {
  const blocks = delays.map((_, delay) => {
    const symbols = state.map((_, i) => {
      const value = past.find((candidate) => candidate.delay === delay && candidate.component === i);
      // Otherwise a name that no formula can hold: the derivative by it is 0.
      return value?.name ?? "not used";
    });
    return jacobianOf(equations, where, symbols);
  });
  return [...jacobianOf(equations, where, state), ...blocks.flat()];
}
