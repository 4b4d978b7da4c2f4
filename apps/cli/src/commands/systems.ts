import { systems } from "@attractors/chaos-systems";
import { formatNumber } from "../format.ts";
import { equationsOf, knownSystem, parametersOf } from "../known-system.ts";

/** `attractors systems [name]`: lists the catalogue, or shows one system. */
export function showSystems(name?: string): void {
  process.stdout.write(`${(name === undefined ? list() : details(name)).join("\n")}\n`);
}

function list(): string[] {
  const width = Math.max(...systems.map((system) => system.name.length));
  return systems.map(
    ({ name, kind, dimension, about }) =>
      `${name.padEnd(width)}  ${kind.padEnd(5)}  ${String(dimension).padStart(2)} ${dimension === 1 ? "variable " : "variables"}  ${about}`,
  );
}

function details(name: string): string[] {
  const system = knownSystem(name);
  return [
    system.name,
    system.about,
    "",
    ...equationsOf(system).map((line) => `  ${line}`),
    "",
    `parameters  ${parametersOf(system) || "none"}`,
    ...(system.kind === "map" ? [] : [`period      ${formatNumber(system.period, 5)}`]),
    `source      ${system.source}`,
  ];
}
