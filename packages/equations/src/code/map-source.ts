import type { ReadMap } from "../definition/read-map.ts";
import { jacobianOf } from "../expression/jacobian.ts";
import { type Frame, functionSource } from "./function-source.ts";

/** JavaScript of the functions of a map: each takes the parameters and gives `(s, out) => …`. */
export interface MapSource {
  readonly map: string;
  readonly jacobian: string;
  readonly inverse?: string;
}

/** Writes the functions of a map, as one would by hand. */
export function mapSource({ state, parameters, where, equations, image, preimage }: ReadMap): MapSource {
  const frame: Frame = { state, parameters: Object.keys(parameters), where, timed: false };
  return {
    map: functionSource(frame, image),
    jacobian: functionSource(frame, jacobianOf(equations, where, state)),
    ...(preimage ? { inverse: functionSource(frame, preimage) } : {}),
  };
}
