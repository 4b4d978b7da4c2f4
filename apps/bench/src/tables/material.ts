import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lorenz, lorenz96, roessler, trajectoryOf } from "@attractors/chaos-systems";
import { createRng, type TimeSeries } from "@attractors/core";
import { parse } from "npyjs";
import type { SeriesSettings } from "./row.ts";

/** The series of a table: one to train with, one to test with; the same for all seeds. */
export interface TableMaterial {
  readonly training: TimeSeries;
  readonly test: TimeSeries;
}

const FILES: Partial<Record<SeriesSettings["name"], { training: string; test: string; interval: number }>> = {
  lorenz63: { training: "lorenz63_on0.05_train.npy", test: "lorenz63_test.npy", interval: 0.01 },
  ecg: { training: "ECG_pecuzal_5d_train.npy", test: "ECG_pecuzal_5d_test.npy", interval: 1 },
};

/** Systems, their sampling intervals, and the noise on their training series in standard deviations. */
const SYSTEMS = {
  lorenz63: { system: lorenz, interval: 0.01, noise: 0.05 },
  lorenz96: { system: lorenz96(20, 8), interval: 0.04, noise: 0.05 },
  "clean-lorenz63": { system: lorenz, interval: 0.01, noise: 0 },
  "clean-roessler": { system: roessler, interval: 0.08, noise: 0 },
};

/** Time that is left out before the training series, and between it and the test series. */
const TRANSIENT = 200;

/** Reads or computes the series; all are standardised by the training series before the noise. */
export function materialOf({ name, folder, length }: SeriesSettings): TableMaterial {
  const files = FILES[name];
  if (folder !== undefined && files) return fromFiles(folder, files, length);
  if (name === "ecg") throw new Error("the ECG is read from files; give --data FOLDER");

  const { system, interval, noise } = SYSTEMS[name];
  const { period } = system;
  const sampling = { periods: (length * interval) / period, pointsPerPeriod: period / interval };
  const training = trajectoryOf(system, {
    ...sampling,
    transient: TRANSIENT / period,
    standardize: true,
    noise,
    rng: createRng(1),
  });
  const test = trajectoryOf(system, {
    ...sampling,
    transient: (2 * TRANSIENT + length * interval) / period,
    standardize: training.standardization,
  });
  return { training: plain(training), test: plain(test) };
}

function plain({ dimension, values, interval }: TimeSeries): TimeSeries {
  return { dimension, values, interval };
}

function fromFiles(
  folder: string,
  { training, test, interval }: { training: string; test: string; interval: number },
  length: number,
): TableMaterial {
  return {
    training: readSeries(join(folder, training), interval, length),
    test: readSeries(join(folder, test), interval, length),
  };
}

/** The first rows of a NumPy file of little-endian floating-point numbers, in either order, one row per sample. */
function readSeries(file: string, interval: number, length: number): TimeSeries {
  if (!existsSync(file)) throw new Error(`there is no file ${file}; --data must name the folder that holds it`);
  const { data, shape, fortranOrder } = parse(Uint8Array.from(readFileSync(file)).buffer);
  if (!(data instanceof Float32Array || data instanceof Float64Array) || shape.length !== 2) {
    throw new Error(`${file} must hold rows of floating-point numbers`);
  }
  const [rows, dimension] = shape;
  if (rows < length) throw new Error(`${file} has ${rows} rows, but ${length} are needed`);
  const values = Float64Array.from({ length: length * dimension }, (_, k) =>
    fortranOrder ? data[(k % dimension) * rows + Math.floor(k / dimension)] : data[k],
  );
  return { dimension, values, interval };
}
