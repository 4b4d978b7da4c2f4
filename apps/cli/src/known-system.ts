import { type CatalogueFlow, type CatalogueSystem, systemByName, systems } from "@attractors/chaos-systems";
import { formulasOf } from "@attractors/chaos-systems/formulas";
import { InputError } from "./input-error.ts";
import { didYouMean } from "./near-names.ts";

/** Finds a system of the catalogue by the name that the user gave. */
export function knownSystem(name: string): CatalogueSystem {
  try {
    return systemByName(name);
  } catch {
    const names = systems.map((system) => system.name);
    throw new InputError(
      `there is no system ${JSON.stringify(name)}${didYouMean(name, names) || "; see `attractors systems` for those there are"}`,
    );
  }
}

/** Finds a system of ordinary differential equations. */
export function knownFlow(name: string): CatalogueFlow {
  const system = knownSystem(name);
  if (system.kind === "flow") return system;
  const what = system.kind === "map" ? "a map" : "a system with a delay";
  throw new InputError(`${system.name} is ${what}; take a system of ordinary differential equations`);
}

/** The equations of a system as lines of text, then the formulas that they use; of very many the first and the last ones. */
export function equationsOf(system: CatalogueSystem): string[] {
  const { kind, stateNames } = system;
  const { equations, where = {} } = formulasOf(system);
  const lines = stateNames.map((name) => {
    const left = kind === "map" ? `${name} ←` : `d${name}/dt =`;
    return `${left} ${equations[name]}`;
  });
  const few = lines.length > 12 ? [...lines.slice(0, 4), "…", ...lines.slice(-2)] : lines;
  return [...few, ...Object.entries(where).map(([name, formula]) => `${name} = ${formula}`)];
}

/** The parameters of a system as text: `sigma = 10, rho = 28`. */
export function parametersOf({ parameters }: CatalogueSystem): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} = ${Number(value.toPrecision(6))}`)
    .join(", ");
}
