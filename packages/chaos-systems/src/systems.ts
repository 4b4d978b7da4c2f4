import { alternatingBlinkingVortexMap, blinkingVortexMap } from "./blinking-vortex-map.ts";
import type { CatalogueFlow, CatalogueMap, CatalogueSystem, Regime } from "./catalogue.ts";
import { editDistance } from "./edit-distance.ts";
import { delays, flows, maps } from "./generated/lists.ts";
import { kuramotoSivashinsky } from "./kuramoto-sivashinsky.ts";
import { lorenz96 } from "./lorenz96.ts";
import { multiscaleLorenz96 } from "./multiscale-lorenz96.ts";

/**
 * Every system of the catalogue, by name: flows, maps and delay systems. A family is represented by one member, such as
 * `lorenz96(40)`. To name this list is to bundle all of it; a system that is imported by its own name comes alone.
 *
 * @example
 * ```ts
 * import { systems } from "@attractors/chaos-systems";
 *
 * systems.filter(({ kind }) => kind === "delay").map(({ name }) => name).includes("MackeyGlass"); // → true
 * ```
 */
export const systems: readonly CatalogueSystem[] = /* @__PURE__ */ catalogue();

function catalogue(): CatalogueSystem[] {
  const families: CatalogueFlow[] = [lorenz96(40), multiscaleLorenz96(8, 8), kuramotoSivashinsky()];
  const vortexMaps: CatalogueMap[] = [blinkingVortexMap, alternatingBlinkingVortexMap];
  const all: CatalogueSystem[] = [...flows, ...families, ...maps, ...vortexMaps, ...delays];
  return all.sort((a, b) => (folded(a.name) < folded(b.name) ? -1 : 1));
}

/**
 * Finds a system by its name, whatever the case, accents, hyphens and spaces: `"Lorenz"`, `"hyper-roessler"`, `"Rössler"`.
 * Names of the published database are known: `"HyperRossler"`, and `"Henon"`, a map, for which `"HenonMap"` is meant.
 *
 * @throws {RangeError} if there is none of that name, with the names that are near.
 *
 * @example
 * ```ts
 * import { systemByName } from "@attractors/chaos-systems";
 *
 * systemByName("rössler").parameters.c; // → 5.7
 * systemByName("Henon").kind; // → "map"
 * ```
 */
export function systemByName(name: string): CatalogueSystem {
  const wanted = folded(name);
  const named = (text: string): CatalogueSystem | undefined => systems.find((system) => folded(system.name) === text);
  const found = named(wanted) ?? named(`${wanted}map`);
  if (found) return found;
  const near = nearNames(wanted);
  const hint = near.length > 0 ? ` (near it: ${near.join(", ")})` : "";
  throw new RangeError(`systemByName: name must be that of one of the ${systems.length} systems, got "${name}"${hint}`);
}

/** The names that contain a text or are contained in it, or differ from it in a few letters; the nearest first. */
function nearNames(text: string): string[] {
  const distances = systems.map(({ name }) => {
    const other = folded(name);
    const within = text.length > 2 && (other.includes(text) || text.includes(other));
    return { name, distance: within ? 1 : editDistance(text, other) };
  });
  const most = Math.max(2, Math.floor(text.length / 3));
  return distances
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 5)
    .map(({ name }) => name);
}

/** Without case, accents, hyphens and spaces; ö, oe and o are one letter. */
function folded(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, "")
    .replaceAll("oe", "o");
}

/** What systems shall be like; what is left out may be anything. */
export interface SystemQuery {
  kind?: CatalogueSystem["kind"];
  dimension?: number;
  /** One regime, or several. Systems without invariants have none. */
  regime?: Regime | readonly Regime[];
  /** Whether the largest Lyapunov exponent on record is positive by more than three standard errors. */
  chaotic?: boolean;
  /** Whether the equations have delays. */
  delay?: boolean;
  hamiltonian?: boolean;
  autonomous?: boolean;
  smoothness?: CatalogueSystem["smoothness"];
  stiff?: boolean;
  /** Whether there is an inverse: of maps. */
  invertible?: boolean;
}

/**
 * Finds the systems of the catalogue that are as wanted.
 *
 * @example
 * ```ts
 * import { systemsWith } from "@attractors/chaos-systems";
 *
 * systemsWith({ kind: "flow", dimension: 10 }).map(({ name }) => name); // → ["MacArthur"]
 * systemsWith({ kind: "map", invertible: true }).some(({ name }) => name === "HenonMap"); // → true
 * ```
 */
export function systemsWith(query: SystemQuery = {}): CatalogueSystem[] {
  const { regime, chaotic, delay, invertible, ...plain } = query;
  const regimes: readonly (Regime | undefined)[] | undefined = typeof regime === "string" ? [regime] : regime;
  return systems.filter((system) => {
    const facts: Readonly<Record<string, unknown>> = { ...system };
    for (const [key, value] of Object.entries(plain)) {
      if (value !== undefined && facts[key] !== value) return false;
    }
    if (regimes && !regimes.includes(system.invariants?.regime)) return false;
    if (chaotic !== undefined && chaotic !== isChaotic(system)) return false;
    if (delay !== undefined && delay !== (system.kind === "delay")) return false;
    return invertible === undefined || invertible === "inverse" in system;
  });
}

function isChaotic({ invariants }: CatalogueSystem): boolean | undefined {
  return invariants && invariants.lyapunovExponents[0] > 3 * invariants.lyapunovErrors[0];
}
