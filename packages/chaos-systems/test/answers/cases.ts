import type { Case, ReferenceFile } from "./case.ts";
import { flowCases } from "./flows.ts";
import { mapCases } from "./maps.ts";

/** Files that hold no cases: what the catalogue itself is made of. */
const INPUTS = ["equations.json", "flows_inputs.json", "maps_inputs.json"];

/** The cases of a reference file; undefined if it is unknown. */
export function casesOf(file: ReferenceFile, files: readonly ReferenceFile[]): Case[] | undefined {
  if (INPUTS.includes(file.name)) return [];
  if (file.name === "flows_checks.json") return flowCases(file, files);
  if (file.name === "maps_checks.json") return mapCases(file, files);
  return undefined;
}
