import { checkPositive } from "@attractors/core";
import { type Expression, symbolsIn } from "../expression/expression.ts";
import { oneSideOf } from "../expression/one-side.ts";
import type { FlowDefinition } from "./definition.ts";
import { TIME } from "./names.ts";
import { type ReadSystem, readSystem } from "./read-system.ts";

/** A definition of a flow that was checked, with its formulas as trees. */
export interface ReadFlow extends ReadSystem {
  /** One per state variable. */
  readonly field: readonly Expression[];
  readonly observed?: readonly Expression[];
  readonly switching?: ReadSwitching;
}

export interface ReadSwitching {
  readonly functions: readonly Expression[];
  /** Symbols in `field` that stand for the signs of the functions. No formula can hold them. */
  readonly signs: readonly string[];
  readonly field: readonly Expression[];
}

/** Checks a definition and reads its formulas. `caller` is the function that was called. */
export function readFlow(caller: string, definition: FlowDefinition): ReadFlow {
  const system = readSystem(caller, definition, { timed: true });
  const { period = 1, observed = [], switches = [] } = definition;
  checkPositive(`${caller}: period`, period);
  const { length } = system.state;
  if (definition.observed && observed.length !== length) {
    throw new RangeError(`${caller}: observed must have ${length} formulas, got ${observed.length}`);
  }
  const field = system.equations.map(({ whole }) => whole);
  const observations = observed.map((text, i) => system.read(`observed ${i + 1}`, text).whole);
  const timed = observations.findIndex((formula) => symbolsIn([formula]).has(TIME));
  if (timed >= 0) {
    throw new RangeError(`${caller}: observed ${timed + 1} must be a function of the state, not of ${TIME}`);
  }
  const functions = switches.map((text, k) => system.read(`switch ${k + 1}`, text).whole);
  return {
    ...system,
    field,
    ...(definition.observed ? { observed: observations } : {}),
    ...(functions.length > 0 ? { switching: switchingOf(caller, field, functions, switches) } : {}),
  };
}

function switchingOf(
  caller: string,
  field: readonly Expression[],
  functions: readonly Expression[],
  texts: readonly string[],
): ReadSwitching {
  const signs = functions.map((_, k) => `sign ${k + 1}`);
  const { expressions, found } = oneSideOf(field, functions, signs);
  const unused = found.indexOf(false);
  if (unused >= 0) {
    throw new RangeError(
      `${caller}: switch ${unused + 1}: no equation jumps or bends at the zeros of ${texts[unused]}`,
    );
  }
  return { functions, signs, field: expressions };
}
