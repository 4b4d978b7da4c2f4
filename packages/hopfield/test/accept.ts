/** Answers the reference cases of networks and layers: run by tooling/accept.ts. */
import type { Case, ReferenceFile } from "./answers/case.ts";
import { layerCasesOf } from "./answers/layers.ts";
import { networkCasesOf } from "./answers/networks.ts";

export function casesOf(file: ReferenceFile): Case[] | undefined {
  return networkCasesOf(file) ?? layerCasesOf(file);
}
