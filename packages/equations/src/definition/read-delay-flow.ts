import { checkPositive } from "@attractors/core";
import type { PastValue } from "../code/function-source.ts";
import { same } from "../expression/arithmetic.ts";
import type { Expression } from "../expression/expression.ts";
import type { DelayDefinition } from "./definition.ts";
import { type ReadSystem, readSystem } from "./read-system.ts";

/** A definition of a delay system that was checked, with its formulas as trees. */
export interface ReadDelayFlow extends ReadSystem {
  /** One per state variable. */
  readonly field: readonly Expression[];
  readonly past: readonly PastValue[];
  /** Each delay once, as a formula of parameters. */
  readonly delays: readonly Expression[];
}

/** Checks a definition and reads its formulas. `caller` is the function that was called. */
export function readDelayFlow(caller: string, definition: DelayDefinition): ReadDelayFlow {
  const { past, period = 1 } = definition;
  if (Object.keys(past).length === 0)
    throw new RangeError(`${caller}: past must name at least one past value, got none`);
  const system = readSystem(caller, definition, { timed: true, past: Object.keys(past) });
  checkPositive(`${caller}: period`, period);
  const delays: Expression[] = [];
  const values = Object.entries(past).map(([name, [variable, delay]]): PastValue => {
    const component = system.state.indexOf(variable);
    if (component < 0) throw new RangeError(`${caller}: past ${name} is of ${variable}, which is no state variable`);
    const formula = system.readConstant(`delay of ${name}`, delay);
    const known = delays.findIndex((other) => same(other, formula));
    if (known < 0) delays.push(formula);
    return { name, component, delay: known < 0 ? delays.length - 1 : known };
  });
  const twin = values.find((a, k) =>
    values.some((b, l) => l < k && a.delay === b.delay && a.component === b.component),
  );
  if (twin) throw new RangeError(`${caller}: past ${twin.name} is the same value as another of past`);
  return { ...system, field: system.equations.map(({ whole }) => whole), past: values, delays };
}
