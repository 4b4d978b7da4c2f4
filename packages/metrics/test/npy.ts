import { readFileSync } from "node:fs";
import type { TimeSeries } from "@attractors/core";

/** Reads a Fortran-ordered float32 array of shape T × n from a .npy file (version 1). */
export function readNpy(path: URL, interval: number): TimeSeries {
  const bytes = readFileSync(path);
  const start = 10 + bytes.readUInt16LE(8);
  const shape = /'<f4'.*True.*\((\d+), (\d+)\)/.exec(bytes.toString("latin1", 10, start));
  if (!shape) throw new Error(`${path} is not a Fortran-ordered float32 matrix`);
  const [length, dimension] = [Number(shape[1]), Number(shape[2])];
  const at = (k: number, i: number) => bytes.readFloatLE(start + 4 * (i * length + k));
  const values = Float64Array.from({ length: length * dimension }, (_, k) =>
    at(Math.floor(k / dimension), k % dimension),
  );
  return { dimension, values, interval };
}
