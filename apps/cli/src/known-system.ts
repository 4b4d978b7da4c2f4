import { type FlowSystem, systemByName, systems } from "@attractors/chaos-systems";
import { InputError } from "./input-error.ts";
import { didYouMean } from "./near-names.ts";

/** Finds a system of the catalogue by the name that the user gave. */
export function knownSystem(name: string): FlowSystem {
  try {
    return systemByName(name);
  } catch {
    const names = systems.map((system) => system.name);
    throw new InputError(
      `there is no system ${JSON.stringify(name)}${didYouMean(name, names) || "; see `attractors systems` for those there are"}`,
    );
  }
}

/** The equations of a system as lines of text; of very many the first and the last ones. */
export function equationsOf({ equations, stateNames }: FlowSystem): string[] {
  const lines = stateNames.map((name) => `d${name}/dt = ${equations[name]}`);
  return lines.length > 12 ? [...lines.slice(0, 4), "…", ...lines.slice(-2)] : lines;
}

/** The parameters of a system as text: `sigma = 10, rho = 28`. */
export function parametersOf({ parameters }: FlowSystem): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} = ${Number(value.toPrecision(6))}`)
    .join(", ");
}
