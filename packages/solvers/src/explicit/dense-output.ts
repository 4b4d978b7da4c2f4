import type { Engine } from "../engine.ts";
import { workRows } from "./work-rows.ts";

/** Writes the state at a time within the last step, by dense output, into `out` from index `offset` on. */
export function interpolateStep(e: Engine, t: number, out: Float64Array, offset: number): void {
  if (!e.interpolantReady) prepareInterpolant(e);
  const { start, state, interpolant, dimension } = e;
  const degree = interpolant.length;
  const theta = (t - e.startTime) / (e.time - e.startTime);
  const rest = 1 - theta;

  for (let i = 0; i < dimension; i++) {
    let value = degree > 0 ? interpolant[degree - 1][i] : 0;
    for (let r = degree - 1; r > 0; r--) value = value * (r % 2 === 0 ? rest : theta) + interpolant[r - 1][i];
    out[offset + i] = start[i] + theta * (state[i] - start[i] + rest * value);
  }
}

/** Works off the rows of dense output for the last step. */
function prepareInterpolant(e: Engine): void {
  const { denseStart, interpolantStart, rows } = e.tableau;
  workRows(e, denseStart, rows);
  e.evaluations += interpolantStart - denseStart;
  e.interpolantReady = true;
}
