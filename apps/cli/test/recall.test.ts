import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { recallPatterns } from "../src/commands/recall.ts";
import { InputError } from "../src/input-error.ts";
import { optionsFrom } from "../src/options.ts";
import { type Picture, pictureFromPng, pngOf } from "../src/reading/png.ts";
import { readTable } from "../src/reading/read-table.ts";
import { newFolder, run } from "./run.ts";

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** Black and white pictures of 12 × 10: stripes, a disc, a gradient cut in the middle. */
const drawings: Record<string, (x: number, y: number) => boolean> = {
  bars: (x) => x % 4 < 2,
  disc: (x, y) => (x - 6) ** 2 + (y - 5) ** 2 < 16,
  slope: (x, y) => x + y < 11,
  wall: (_, y) => y > 6,
};
const picture = (draw: (x: number, y: number) => boolean, width = 12): Picture => {
  const values = Float64Array.from({ length: width * 10 }, (_, k) => (draw(k % width, Math.floor(k / width)) ? 1 : -1));
  return { width, height: 10, values };
};
mkdirSync(join(folder, "pictures"));
for (const [name, draw] of Object.entries(drawings)) {
  writeFileSync(join(folder, "pictures", `${name}.png`), pngOf(picture(draw)));
}
const rows = Object.values(drawings).map((draw) => picture(draw).values);
writeFileSync(join(folder, "rows.csv"), rows.map((row) => row.join(",")).join("\n"));

test("a picture that is written is read again, in 256 greys", () => {
  const values = Float64Array.from({ length: 6 }, (_, k) => -1 + 2 * (k / 5));
  const again = pictureFromPng("x.png", pngOf({ width: 3, height: 2, values }));
  expect(again).toMatchObject({ width: 3, height: 2 });
  for (const [k, value] of values.entries()) expect(again.values[k]).toBeCloseTo(value, 2);
});

describe("attractors recall", () => {
  test("recalls pictures of which half is hidden, draws them, and repeats itself", async () => {
    const { code, out } = await run(["recall", "pictures", "--hide", "0.5", "--recalled", "r.csv"], folder);
    expect(code).toBe(0);
    expect(out).toContain("4 of 4 patterns recalled by a modern Hopfield network");
    const page = readFileSync(join(folder, "recall.html"), "utf8");
    expect(page.match(/<img /g)).toHaveLength(12);
    expect(page).toContain("All 4 patterns are recalled.");
    expect(page).toContain("recall pictures --network modern --hide 0.5 --recalled r.csv");
    const { values } = readTable(join(folder, "r.csv"));
    for (const [k, value] of rows.flatMap((row) => [...row]).entries()) expect(values[k]).toBeCloseTo(value, 1);

    await run(["recall", "pictures", "--hide", "0.5", "--recalled", "r.csv"], folder);
    expect(readFileSync(join(folder, "recall.html"), "utf8")).toBe(page);
  });

  test.each(["hebbian", "pseudo-inverse", "storkey", "dense", "exponential"])(
    "recalls rows of a table with a network of ±1, %s",
    async (network) => {
      const words = ["recall", "rows.csv", "--network", network, "--noise", "0.05", "--width", "12", "--out", "b.html"];
      const { code, out } = await run(words, folder);
      expect(code).toBe(0);
      expect(out).toMatch(/^[34] of 4 patterns recalled by a network of ±1/);
      expect(readFileSync(join(folder, "b.html"), "utf8")).toContain("patterns of 12 × 10");
    },
  );

  writeFileSync(join(folder, "other.png"), pngOf(picture(() => true, 7)));
  writeFileSync(join(folder, "broken.png"), "no picture");
  mkdirSync(join(folder, "nothing"));
  test.each([
    [[], [], "recall needs patterns"],
    [["missing.csv"], [], "missing.csv cannot be read: there is no such file or folder"],
    [["nothing"], [], "nothing holds no .png files"],
    [["broken.png"], [], "broken.png is not a .png file that can be read"],
    [["pictures", "other.png"], [], "other.png has 7 × 10 pixels, but"],
    [["pictures", "rows.csv"], [], "rows.csv is no .png file"],
    [["pictures"], ["--width", "12"], "--width is for tables"],
    [["rows.csv"], ["--width", "7"], "--width must divide the 120 numbers of a pattern, got 7"],
    [["rows.csv"], ["--network", "attention"], "--network must be modern or hebbian"],
    [["rows.csv"], ["--network", "hebbian", "--beta", "1"], "--beta is for --network modern, not hebbian"],
    [["rows.csv"], ["--beta", "-1"], "--beta must be a number greater than 0, got -1"],
    [["rows.csv"], ["--hide", "2"], "--hide must be a number from 0 to 1, got 2"],
    [["rows.csv"], ["--out", "x.txt"], "--out must end in .html, got x.txt"],
  ])("refuses %j %j in one sentence", (sources, words, message) => {
    const places = sources.map((source) => join(folder, source));
    const call = () => recallPatterns(places, optionsFrom(words));
    expect(call).toThrow(InputError);
    expect(call).toThrow(message);
  });

  test("ends with exit code 2 and writes nothing if something is wrong", async () => {
    const before = readdirSync(folder).sort();
    const { code, err } = await run(["recall", "rows.csv", "--beta", "-1"], folder);
    expect(code).toBe(2);
    expect(err).toBe("attractors: --beta must be a number greater than 0, got -1\n");
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});
