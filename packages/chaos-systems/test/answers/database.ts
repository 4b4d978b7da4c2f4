import { type CatalogueSystem, lorenz96, systems } from "../../src/index.ts";
import { published } from "../../src/published.ts";
import { type ReferenceFile, systemsOf } from "./case.ts";

/** A system as the published database has it. */
export interface DatabaseSystem {
  readonly system: CatalogueSystem;
  /** Its parameters there, all of them, under the catalogue's names. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly initialState: readonly number[];
}

/** Parameters that the database calls otherwise, by its names of the systems. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Lorenz96: { f: "forcing" },
  RayleighBenard: { r: "c" },
};

interface Inputs {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly initial_conditions: readonly unknown[];
}

/**
 * Finds a system by the database's name. Its parameters are those of the inputs files, if they are in the folder, and
 * otherwise those that the catalogue has on record for the database.
 */
export function databaseSystem(
  name: string,
  kinds: readonly CatalogueSystem["kind"][],
  files: readonly ReferenceFile[],
): DatabaseSystem {
  const system = find(name, kinds);
  const entry = published[system.name] ?? {};
  const wanted = kinds.includes("map") ? "maps_inputs.json" : "flows_inputs.json";
  const file = files.find((one) => one.name === wanted);
  const inputs = file && systemsOf<Inputs>(file)[name];
  const parameters: Record<string, number> = { ...system.parameters, ...entry.parameters };
  if (inputs) {
    const given = flat(inputs.parameters);
    for (const [key, value] of Object.entries(given)) {
      const ours = RENAMED[name]?.[key] ?? key;
      if (!Object.hasOwn(parameters, ours)) throw new Error(`${system.name} has no parameter ${key}`);
      parameters[ours] = value;
    }
  }
  return { system, parameters, initialState: entry.initialState ?? system.initialState };
}

function find(name: string, kinds: readonly CatalogueSystem["kind"][]): CatalogueSystem {
  const candidates = systems.filter(({ kind }) => kinds.includes(kind));
  // The database has the member of 4 places, at a forcing of 20.
  if (name === "Lorenz96") return lorenz96(4, 20);
  const found =
    candidates.find((system) => published[system.name]?.name === name) ??
    candidates.find((system) => system.name === name) ??
    candidates.find((system) => system.name === `${name}Map`);
  if (!found) throw new Error(`the catalogue has no system for ${name}`);
  return found;
}

/** Array parameters as single numbers: row 1, column 2 of w is w_1_2. */
function flat(parameters: Readonly<Record<string, unknown>>): Record<string, number> {
  const found: Record<string, number> = {};
  const add = (name: string, value: unknown): void => {
    if (Array.isArray(value)) for (const [k, item] of value.entries()) add(`${name}_${k + 1}`, item);
    else if (value !== null && value !== undefined) found[name] = Number(value);
  };
  for (const [name, value] of Object.entries(parameters)) add(name, value);
  return found;
}
