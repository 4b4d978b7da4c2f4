import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Measured } from "./measure.ts";

const systems = fileURLToPath(new URL("../../../../packages/chaos-systems/systems/", import.meta.url));

/** The file of a system's definition, without its ending: `hyper-roessler` for HyperRoessler; undefined of families. */
export function fileOf(name: string): string | undefined {
  const file = name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1-$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
  const candidates = [file, file.replaceAll(/-(\d+)/g, "$1"), file.replaceAll(/([a-z])(\d+)/g, "$1-$2")];
  const folders = ["flows", "maps", "delays"];
  const found = candidates.find((one) => folders.some((folder) => existsSync(join(systems, folder, `${one}.ts`))));
  return found ?? (HAND_WRITTEN.includes(file) ? file : undefined);
}

/** Systems without a definition as formulas that have invariants nevertheless. */
const HAND_WRITTEN = ["blinking-vortex-map", "alternating-blinking-vortex-map"];

/** Writes what was measured beside the system's definition, unless the same stands there, of whatever date. */
export function writeMeasured(file: string, measured: Measured, date: string): void {
  const path = join(systems, "invariants", `${file}.json`);
  const { provenance, ...invariants } = measured;
  const textAt = (day: string) =>
    `${JSON.stringify({ ...invariants, provenance: { ...provenance, date: day } }, rounded, 2)}\n`;
  const present = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (present !== "" && present === textAt(JSON.parse(present).provenance.date)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, textAt(date));
}

/** Eight digits are more than any error leaves standing. A rate that JSON cannot hold, and has as null, is -Infinity. */
function rounded(key: string, value: unknown): unknown {
  if (key === "lyapunovExponents" && Array.isArray(value)) return value.map((one) => one ?? "-Infinity");
  if (key === "lyapunovErrors" && Array.isArray(value)) return value.map((one) => one ?? 0);
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(8)) : value;
}
