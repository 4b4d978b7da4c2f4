import { basename } from "node:path";
import type { TimeSeries } from "@attractors/core";
import { quoted } from "../called-as.ts";
import { formatCount } from "../format.ts";
import { InputError } from "../input-error.ts";
import { readTable } from "../reading/read-table.ts";
import type { Table } from "../reading/table.ts";
import type { Material } from "./material.ts";
import type { FileSource } from "./settings.ts";
import { standardizationOf, standardize } from "./standardization.ts";

/** The first part of a file is for training, the rest for testing. */
const TRAINING_SHARE = 0.8;
/** Samples below which the measures say nothing. */
const LEAST_TEST = 50;
/** Columns above which a table with fewer rows is likely lying on its side. */
const MANY_COLUMNS = 10;
/** How exactly a column must rise, relative to its range, to be taken for the time. */
const STEADY = 1e-9;

/** Reads a series from a file and standardises it; what is tested with is its last part, or a file of its own. */
export function materialFromFile({ file, interval, columns, test: testFile }: FileSource, window: number): Material {
  const table = readTable(file, columns);
  const dimension = table.columns.length;
  const rows = table.values.length / dimension;
  checkLength(file, table, window, testFile === undefined ? TRAINING_SHARE : 1);
  checkTime(file, table);

  const seriesOf = (values: Float64Array): TimeSeries => ({ dimension, interval, values });
  const cut = testFile === undefined ? Math.floor(TRAINING_SHARE * rows) : rows;
  const training = seriesOf(table.values.slice(0, cut * dimension));
  const test = seriesOf(
    testFile === undefined ? table.values.slice(cut * dimension) : readTest(testFile, columns, file, table).values,
  );
  checkVariation(file, table, training, testFile === undefined ? `its first ${formatCount(cut)} rows` : "all rows");
  const tested = test.values.length / dimension;
  checkVariation(testFile ?? file, table, test, `its last ${formatCount(tested)} rows`);

  const standardization = standardizationOf(training);
  const parts =
    testFile === undefined
      ? `the first ${formatCount(cut)} samples and tested on the last ${formatCount(tested)}; both were standardised by the means and deviations of the first part`
      : `${formatCount(cut)} samples and tested on the ${formatCount(tested)} of ${basename(testFile)}; both were standardised by the means and deviations of the training data`;
  return {
    subject: {
      name: basename(file),
      about: `${basename(file)} holds ${formatCount(rows)} samples of ${dimension === 1 ? "one component" : `${dimension} components`}.`,
      components: table.columns.map((name) => (/^\d+$/.test(name) ? `x${name}` : name)),
      truth: `The network was trained on ${parts}.`,
      stride: 1,
    },
    stem: basename(file)
      .replace(/\.[^.]*$/, "")
      .replaceAll(/[^\w.-]+/g, "-"),
    training: standardize(training, standardization),
    test: standardize(test, standardization),
    standardization,
  };
}

function readTest(testFile: string, columns: FileSource["columns"], file: string, table: Table): Table {
  const test = readTable(testFile, columns);
  const rows = test.values.length / test.columns.length;
  if (test.columns.length !== table.columns.length) {
    throw new InputError(
      `${testFile} has ${test.columns.length} columns and ${file} has ${table.columns.length}; both must hold the same components, in the same order`,
    );
  }
  if (rows < LEAST_TEST) {
    throw new InputError(`${testFile} has ${rows} rows, but at least ${LEAST_TEST} are needed to test with`);
  }
  return test;
}

function checkLength(file: string, { columns, values }: Table, window: number, share: number): void {
  const rows = values.length / columns.length;
  const least = Math.max(Math.ceil((window + 2) / share), share < 1 ? Math.ceil(LEAST_TEST / (1 - share)) : 0);
  if (rows >= least) return;
  const remedy =
    columns.length > Math.max(rows, MANY_COLUMNS)
      ? "one row per sample is needed, so transpose it"
      : "take a smaller --window or a longer series";
  throw new InputError(
    `${file} has ${rows} row${rows === 1 ? "" : "s"} and ${columns.length} column${columns.length === 1 ? "" : "s"}, but windows of ${window} samples need at least ${least} rows${share < 1 ? ` (${100 * share} % of them are for training)` : ""}; ${remedy}`,
  );
}

/** Refuses a column that rises steadily beside others: it is the time, or counts the rows. */
function checkTime(file: string, { columns, values }: Table): void {
  const width = columns.length;
  if (width === 1) return;
  const rows = values.length / width;
  for (let i = 0; i < width; i++) {
    const first = values[i];
    const last = values[(rows - 1) * width + i];
    const step = (last - first) / (rows - 1);
    const tolerance = STEADY * (last - first) + 4 * Number.EPSILON * Math.max(Math.abs(first), Math.abs(last));
    let row = 0;
    while (row < rows && Math.abs(values[row * width + i] - first - row * step) <= tolerance) row++;
    if (row < rows || !(step > 0)) continue;
    const others = columns.filter((_, k) => k !== i).join(",");
    throw new InputError(
      `column ${columns[i]} of ${file} rises by the same amount in every row and looks like the time; leave it out with --columns ${quoted(others)} (and give --interval ${Number(step.toPrecision(6))})`,
    );
  }
}

function checkVariation(file: string, { columns }: Table, { dimension, values }: TimeSeries, where: string): void {
  for (let i = 0; i < dimension; i++) {
    let k = i;
    while (k < values.length && values[k] === values[i]) k += dimension;
    if (k >= values.length) {
      throw new InputError(`${file}, column ${columns[i]}: it is constant in ${where}; leave it out with --columns`);
    }
  }
}
