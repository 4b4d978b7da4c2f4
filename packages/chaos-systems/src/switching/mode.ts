import type { State, VectorField } from "@attractors/core";
import { type Slope, type SwitchedFlow, slopeOf } from "./switched-flow.ts";

/** On which side of every surface a path is, and along which one it slides, if any. */
export interface Mode {
  readonly signs: readonly number[];
  /** The surface, or -1. */
  readonly sliding: number;
}

/** The rates at which a switching function changes under the fields of its two sides. */
export interface Rates {
  readonly above: number;
  readonly below: number;
}

/** What a path does at the surfaces of a flow with jumps. */
export interface Modes {
  readonly slope: Slope;
  /** The mode of a path that starts at a state. */
  begin(t: number, y: State): Mode;
  /** The mode after surface k was reached. */
  after(mode: Mode, k: number, t: number, y: State): Mode;
  /** How switching function k changes on either side, the other signs as given. */
  rates(signs: readonly number[], k: number, t: number, y: State): Rates;
  /** The field in a mode. */
  fieldOf(mode: Mode): VectorField;
}

/**
 * The rules of Filippov (Differential Equations with Discontinuous Righthand Sides, 1988): a path crosses a surface if
 * the field behind it leads away; if the fields of both sides lead to it, the path slides along it with that convex
 * combination of the two which is tangent to it.
 */
export function modesOf(flow: SwitchedFlow): Modes {
  const { dimension: n, count, functions } = flow;
  const slope = slopeOf(flow);
  const values = new Float64Array(count);
  const velocity = new Float64Array(n);

  function rateOf(signs: readonly number[], k: number, sign: number, t: number, y: State): number {
    flow.fieldOf(withSign(signs, k, sign))(t, y, velocity);
    return slope(k, t, y, 1, velocity);
  }

  function rates(signs: readonly number[], k: number, t: number, y: State): Rates {
    return { above: rateOf(signs, k, 1, t, y), below: rateOf(signs, k, -1, t, y) };
  }

  /** The mode of a path that is on surface k. */
  function onSurface(mode: Mode, k: number, t: number, y: State): Mode {
    const { above, below } = rates(mode.signs, k, t, y);
    if (above < 0 && below > 0) return { signs: mode.signs, sliding: k };
    const side = above >= 0 && (below > 0 || above > -below) ? 1 : -1;
    return { signs: withSign(mode.signs, k, side), sliding: mode.sliding === k ? -1 : mode.sliding };
  }

  function begin(t: number, y: State): Mode {
    functions(t, y, values);
    const found = [...values];
    let mode: Mode = { signs: found.map((value) => Math.sign(value) || 1), sliding: -1 };
    for (let k = 0; k < count; k++) if (found[k] === 0) mode = onSurface(mode, k, t, y);
    return mode;
  }

  return {
    slope,
    begin,
    after(mode, k, t, y) {
      const from = mode.signs[k];
      // Behind the surface, as seen from where the path came.
      const behind = rateOf(mode.signs, k, -from, t, y);
      if (from * behind >= 0 && mode.sliding < 0) return { signs: mode.signs, sliding: k };
      const crossed: Mode = { signs: withSign(mode.signs, k, -from), sliding: mode.sliding };
      return mode.sliding < 0 ? crossed : onSurface(crossed, mode.sliding, t, y);
    },
    rates,
    fieldOf: ({ signs, sliding }) => (sliding < 0 ? flow.fieldOf(signs) : slidingField(flow, slope, signs, sliding)),
  };
}

/** The combination (1 - w) f₋ + w f₊ along which switching function k stays zero: w = h₋ / (h₋ - h₊), of the rates. */
function slidingField(flow: SwitchedFlow, slope: Slope, signs: readonly number[], k: number): VectorField {
  const n = flow.dimension;
  const above = flow.fieldOf(withSign(signs, k, 1));
  const below = flow.fieldOf(withSign(signs, k, -1));
  const up = new Float64Array(n);
  const down = new Float64Array(n);
  return (t, y, out) => {
    above(t, y, up);
    below(t, y, down);
    const rateUp = slope(k, t, y, 1, up);
    const rateDown = slope(k, t, y, 1, down);
    const w = rateDown === rateUp ? 0.5 : rateDown / (rateDown - rateUp);
    for (let i = 0; i < n; i++) out[i] = (1 - w) * down[i] + w * up[i];
  };
}

function withSign(signs: readonly number[], k: number, sign: number): number[] {
  return signs.map((value, j) => (j === k ? sign : value));
}
