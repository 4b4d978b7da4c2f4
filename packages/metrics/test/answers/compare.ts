import type { Tolerance } from "./problem.ts";

/** What is wrong with `got`, compared with `expected` number by number; nothing if all is within the tolerance. */
export function complaintsAbout(got: unknown, expected: unknown, tol: Tolerance, place = "result"): string[] {
  const target = numberFrom(expected);
  if (target !== undefined) {
    const value = numberFrom(got);
    if (value === undefined) return [`${place} is ${String(got)}, expected ${target}`];
    return isClose(value, target, tol) ? [] : [`${place} is ${value}, expected ${target} (off by ${value - target})`];
  }
  if (expected === null || typeof expected !== "object") {
    return got === expected ? [] : [`${place} is ${String(got)}, expected ${String(expected)}`];
  }
  if (got === null || typeof got !== "object") return [`${place} is ${String(got)}, expected parts`];
  if (Array.isArray(expected)) {
    const values = Array.isArray(got) ? got : ArrayBuffer.isView(got) ? Array.from(got as Float64Array) : undefined;
    if (values?.length !== expected.length) {
      return [`${place} has ${values?.length ?? "no"} entries, expected ${expected.length}`];
    }
    return expected.flatMap((one, k) => complaintsAbout(values[k], one, tol, `${place}[${k}]`)).slice(0, 3);
  }
  const parts = got as Record<string, unknown>;
  const keys = place === "result" && tol.keys ? tol.keys : Object.keys(expected);
  return keys.flatMap((key) =>
    key in parts
      ? complaintsAbout(parts[key], (expected as Record<string, unknown>)[key], tol, key)
      : [`${key} is missing in the answer`],
  );
}

/** Numbers may be written as decimal strings, and "NaN" and "Infinity" are. */
function numberFrom(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isNaN(number) && value !== "NaN" ? undefined : number;
}

function isClose(value: number, target: number, { rel = 0, abs = 0 }: Tolerance): boolean {
  if (!Number.isFinite(target)) return Object.is(value, target);
  return Math.abs(value - target) <= abs + rel * Math.abs(target);
}
