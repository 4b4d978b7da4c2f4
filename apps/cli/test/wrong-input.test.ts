import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { npyOf } from "../src/writing/table-file.ts";
import { newFolder, run } from "./run.ts";

const folder = newFolder();
const rows = (count: number, row: (k: number) => string) =>
  `x,y\n${Array.from({ length: count }, (_, k) => row(k)).join("\n")}\n`;
const waves = (k: number) => `${Math.sin(k / 9)},${Math.cos(k / 7)}`;
const npy = Buffer.from(npyOf({ columns: ["1"], values: Float64Array.from({ length: 500 }, (_, k) => Math.sin(k)) }));
const files: Record<string, string | Uint8Array> = {
  "text.csv": rows(500, (k) => (k === 6 ? "3,high" : waves(k))),
  "ragged.csv": rows(500, (k) => (k === 6 ? "3" : waves(k))),
  "nan.csv": rows(500, (k) => (k === 6 ? "3,NaN" : waves(k))),
  "one.csv": rows(1, waves),
  "none.csv": "x,y\n",
  "empty.csv": "",
  "short.csv": rows(100, waves),
  "wide.csv": Array.from({ length: 3 }, () => Array.from({ length: 400 }, (_, k) => k).join(",")).join("\n"),
  "still.csv": rows(500, (k) => `${Math.sin(k / 9)},5`),
  "good.csv": rows(500, waves),
  "timed.csv": `time,x,y\n${Array.from({ length: 500 }, (_, k) => `${(k / 100).toFixed(2)},${waves(k)}`).join("\n")}\n`,
  "arrays.npz": Buffer.from("PK\x03\x04 and more"),
  "cut.npy": npy.subarray(0, 1000),
  "big.npy": Buffer.from(npy.toString("latin1").replace("<f8", ">f8"), "latin1"),
  "cube.npy": Buffer.from(npy.toString("latin1").replace("(500,1)", "(5,1,1)"), "latin1"),
  "not.npy": "x,y\n1,2\n",
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
mkdirSync(join(folder, "full"));
writeFileSync(join(folder, "full", "thesis.txt"), "all of it");
mkdirSync(join(folder, "folder.csv"));
mkdirSync(join(folder, "blocked", "report.html"), { recursive: true });
const before = readdirSync(folder, { recursive: true }).sort();
afterAll(() => rmSync(folder, { recursive: true }));

const data = (file: string, ...more: string[]) => ["reconstruct", "--data", file, ...more];
const lorenz = (...more: string[]) => ["reconstruct", "--system", "lorenz", ...more];

describe("wrong input ends with exit code 2, one sentence, and nothing written", () => {
  test.concurrent.each<[string, string[], string]>([
    ["a text column", data("text.csv"), 'text.csv, line 8, column 2 (y): "high" is not a number'],
    ["a ragged row", data("ragged.csv"), "ragged.csv, line 8: 1 cell where the first row has 2"],
    ["NaN in CSV", data("nan.csv"), "nan.csv, line 8, column 2 (y): NaN; fill the gap"],
    [
      "one row",
      data("one.csv"),
      "one.csv has 1 row and 2 columns, but windows of 200 samples need at least 253 rows (80 % of them are for training); take a smaller --window",
    ],
    ["no rows", data("none.csv"), "none.csv has no rows of numbers"],
    ["an empty file", data("empty.csv"), "empty.csv has no rows: it is empty"],
    ["a series shorter than the window", data("short.csv"), "take a smaller --window or a longer series"],
    ["a transposed table", data("wide.csv"), "transpose it"],
    ["a constant column", data("still.csv"), "still.csv, column y: it is constant"],
    ["an unknown column", data("good.csv", "--columns", "x,z"), "good.csv has no column z"],
    ["a truncated .npy", data("cut.npy"), "cut.npy is cut short"],
    [
      "a big-endian .npy",
      data("big.npy"),
      'big.npy is big-endian (>f8), which is not read here; save array.astype("<f8")',
    ],
    ["a .npy of rank 3", data("cube.npy"), "cube.npy has rank 3"],
    ["a .npy that is none", data("not.npy"), "not.npy is not a .npy file"],
    ["a missing file", data("gone.csv"), "gone.csv cannot be read: there is no such file"],
    ["a folder instead of a file", data("folder.csv"), "folder.csv cannot be read: it is a folder"],
    ["an unknown system", ["reconstruct", "--system", "lorentz"], 'there is no system "lorentz"; did you mean Lorenz'],
    ["an unknown system to simulate", ["simulate", "roesler"], "did you mean Roessler?"],
    [
      "a column of times",
      data("timed.csv"),
      "column time of timed.csv rises by the same amount in every row and looks like the time; leave it out with --columns x,y (and give --interval 0.01)",
    ],
    ["an archive of arrays", data("arrays.npz"), "load it and save one array with numpy.save"],
    ["an option in camel case", lorenz("--batchSize", "8"), "no option --batchSize; did you mean --batch-size?"],
    ["an option with a dot", lorenz("--seed.x", "3"), "no option --seed.x; did you mean --seed?"],
    ["far too many hidden units", lorenz("--hidden", "1000000000"), "--hidden must be at most 10000"],
    ["far too many latent units", lorenz("--latent", "1000000000"), "--latent must be at most 1000,"],
    ["far too long a window", lorenz("--window", "1000000000"), "--window must be at most 100000"],
    ["far too large a batch", lorenz("--batch-size", "1000000000"), "--batch-size must be at most 10000"],
    ["far too long a series", lorenz("--length", "1000000000000"), "--length must be at most 10000000"],
    ["periods of a map", ["simulate", "henon", "--points-per-period", "9"], "leave out --points-per-period"],
    ["a map to reconstruct", ["reconstruct", "--system", "henon"], "HenonMap is a map; take a system of ordinary"],
    ["no sample to simulate", ["simulate", "lorenz", "--periods", "0.001"], "makes 0 samples"],
    ["too many samples to simulate", ["simulate", "lorenz", "--periods", "1e12"], "take fewer periods"],
    [
      "one sample to standardise",
      ["simulate", "lorenz", "--periods", "0.01", "--standardize"],
      "makes 1 samples, but there must be 2",
    ],
    [
      "a folder where a result should go",
      data("good.csv", "--out", "blocked", "--force"),
      "report.html is not a file that can be replaced",
    ],
    ["both sources", lorenz("--data", "good.csv"), "give --system or --data, not both"],
    ["no source", ["reconstruct"], "give --system NAME"],
    ["both lengths of training", lorenz("--epochs", "3", "--budget", "3"), "--epochs and --budget both"],
    ["an option of the other source", lorenz("--columns", "x"), "--columns has no meaning with --system"],
    ["a negative count", lorenz("--epochs", "-5"), "--epochs must be a whole number, at least 1, got -5"],
    ["zero", lorenz("--window", "0"), "--window must be a whole number, at least 1, got 0"],
    ["a word for a number", lorenz("--budget", "long"), "--budget must be a number greater than 0, got long"],
    ["a number out of range", lorenz("--alpha", "2"), "--alpha must be a number from 0 to 1, got 2"],
    ["a window longer than the series", lorenz("--length", "150"), "--length 150 is shorter than --window 200 needs"],
    [
      "too few latent units",
      lorenz("--latent", "2", "--length", "1000"),
      "take more latent units, or --observation affine",
    ],
    [
      "an unknown architecture",
      lorenz("--architecture", "deep"),
      "--architecture must be clipped or shallow or al-rnn, got deep",
    ],
    [
      "an option of another architecture",
      lorenz("--architecture", "al-rnn", "--hidden", "9"),
      "--hidden has no meaning with --architecture al-rnn; leave it out",
    ],
    ["relu units of a network that has none", lorenz("--relu-units", "2"), "no meaning with --architecture clipped"],
    [
      "more relu units than units",
      lorenz("--architecture", "al-rnn", "--relu-units", "9", "--latent", "5", "--length", "1000"),
      "--relu-units 9 is more than --latent 5",
    ],
    ["an unknown option", lorenz("--epoch", "3"), "there is no option --epoch; did you mean --epochs?"],
    ["an option without its value", lorenz("--epochs"), "value is missing"],
    ["a word too many", ["simulate", "lorenz", "again"], "Unused args: `again`"],
    ["an unknown command", ["reconstuct"], "there is no command reconstuct; did you mean reconstruct?"],
    ["a folder of others", data("good.csv", "--out", "full"), "full holds files that this program did not write"],
    ["a place that cannot be written", data("good.csv", "--out", "good.csv/deep"), "good.csv/deep cannot be written"],
    ["a file as the output folder", data("good.csv", "--out", "good.csv"), "good.csv is a file; choose another --out"],
    ["an unknown kind of file to write", ["simulate", "lorenz", "--out", "a.txt"], "--out must end in .csv or .npy"],
    [
      "a file that cannot be written",
      ["simulate", "lorenz", "--out", "good.csv/a.csv"],
      "good.csv/a.csv cannot be written",
    ],
  ])("%s", async (_, words, sentence) => {
    const { code, out, err } = await run(words, folder);
    expect(err).toContain(sentence);
    expect(err.trimEnd()).toMatch(/^attractors: [^\n]+$/);
    expect(out).toBe("");
    expect(code).toBe(2);
  });

  test("and the folder is as it was before", () => {
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
  });
});
