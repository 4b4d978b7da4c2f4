import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NumericalError } from "@attractors/core";
import { afterAll, describe, expect, test } from "vitest";
import { optionsFrom } from "../src/options.ts";
import { forcingIntervalOf } from "../src/reconstruction/forcing-interval.ts";
import { settingsFrom } from "../src/reconstruction/settings.ts";
import { bestOf } from "../src/reconstruction/train-starts.ts";
import { newFolder, run } from "./run.ts";

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(
  join(folder, "wave.csv"),
  Array.from({ length: 800 }, (_, k) => `${Math.sin(k / 9)},${Math.cos(k / 9)}`).join("\n"),
);

const tiny = ["--hidden", "8", "--window", "30", "--batches", "4", "--epochs", "6", "--score-every", "2"];
const reconstruct = (out: string, ...more: string[]) =>
  run(["reconstruct", "--data", "wave.csv", ...tiny, "--out", out, ...more], folder);
const read = (name: string, file: string) => readFileSync(join(folder, name, file), "utf8");

describe("attractors reconstruct --seeds", () => {
  test("gives the same network whatever the number of jobs: that of the best seed alone", async () => {
    for (const [out, jobs] of [
      ["one", "1"],
      ["three", "3"],
    ]) {
      expect(await reconstruct(out, "--seed", "5", "--seeds", "3", "--jobs", jobs)).toMatchObject({ code: 0 });
    }
    expect(read("three", "model.json")).toBe(read("one", "model.json"));

    const { training, command, settings } = JSON.parse(read("one", "metrics.json"));
    expect(training.starts.map(({ seed }: { seed: number }) => seed)).toEqual([5, 6, 7]);
    expect(command).toContain("--seed 5 --seeds 3");
    expect(settings.seeds).toBe(3);
    const best = training.starts.reduce((a: { score: number }, b: { score: number }) => (b.score < a.score ? b : a));
    expect(training.modelFromEpoch).toBe(best.epoch);
    await reconstruct("alone", "--seed", String(best.seed));
    expect(read("alone", "model.json")).toBe(read("one", "model.json"));
  });

  test("keeps the best of all starts at Ctrl-C", async () => {
    let told = false;
    const words = ["--epochs=100000", "--seeds", "2", "--jobs", "2"];
    const { code, out } = await run(
      [
        "reconstruct",
        "--data",
        "wave.csv",
        ...tiny.filter((_, k) => k < 6),
        ...words,
        "--score-every",
        "2",
        "--out",
        "cut",
      ],
      folder,
      (text, kill) => {
        if (told || !text.includes("epoch 1 of")) return;
        told = true;
        setTimeout(() => kill("SIGINT"), 1000);
      },
    );
    expect(code).toBe(130);
    expect(out).toContain("Report: cut/report.html");
    const { training } = JSON.parse(read("cut", "metrics.json"));
    expect(training.ended).toBe("stopped");
    expect(training.starts).toHaveLength(2);
  });
});

describe("bestOf", () => {
  const result = (score: number) => ({
    result: {
      model: {
        architecture: "vanillaPlrnn",
        observation: "identityObservation",
        interval: 1,
        parameters: new Float64Array(1),
        latentDimension: 1,
        observationDimension: 1,
      } as const,
      epoch: 1,
      losses: new Float64Array(1),
      scores: [{ epoch: 1, score }],
      restarts: [],
      alpha: 0.1,
      ended: "finished" as const,
    },
  });
  const failure = { failure: { reason: "diverged" as const, message: "too wild" } };

  test("takes the smallest score, and leaves starts that failed out", () => {
    const good = result(2);
    const outcomes = [failure, result(Number.NaN), result(3), good];
    const { result: best, starts } = bestOf([1, 2, 3, 4], outcomes);
    expect(best).toBe(good.result);
    expect(starts[0]).toEqual({ seed: 1, ended: "diverged" });
    expect(starts[1].score).toBeUndefined();
  });

  test("throws if all failed", () => {
    expect(() => bestOf([1, 2], [failure, failure])).toThrow(NumericalError);
    expect(() => bestOf([1], [failure])).toThrow("in all starts: too wild");
  });
});

describe("the forcing interval", () => {
  const wave = (period: number) => ({
    dimension: 2,
    interval: 1,
    values: Float64Array.from({ length: 4000 }, (_, k) =>
      Math.sin((2 * Math.PI * Math.floor(k / 2)) / period + (k % 2)),
    ),
  });

  test("of a wave is where its autocorrelation falls below 1/e, or before", () => {
    const chosen = forcingIntervalOf(wave(60));
    expect(chosen).toBeGreaterThan(1);
    expect(chosen).toBeLessThanOrEqual(Math.ceil((60 * Math.acos(1 / Math.E)) / (2 * Math.PI)));
  });

  test("is written into the command that repeats the run", async () => {
    await reconstruct("sparse", "--forcing-interval", "auto");
    expect(JSON.parse(read("sparse", "metrics.json")).command).toMatch(/--forcing-interval \d+ /);
  });

  test.each([
    [["--forcing-interval", "none"], "--forcing-interval must be a whole number, at least 1, got none"],
    [["--forcing-interval", "3", "--alpha", "0.2"], "--alpha and --forcing-interval are two ways"],
    [["--seeds", "0"], "--seeds must be a whole number, at least 1, got 0"],
    [["--jobs", "many"], "--jobs must be a whole number, at least 1, got many"],
  ])("wrong options are refused: %s", (words, message) => {
    expect(() => settingsFrom(optionsFrom(["--data", "wave.csv", ...words]))).toThrow(message);
  });
});
