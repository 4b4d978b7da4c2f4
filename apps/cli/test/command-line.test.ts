import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plrnnFromJson } from "@attractors/plrnn";
import { afterAll, describe, expect, test } from "vitest";
import { readTable } from "../src/reading/read-table.ts";
import { newFolder, run } from "./run.ts";

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const FILES = ["generated.csv", "metrics.json", "model.json", "report.html"];
const tiny = ["--hidden", "8", "--window", "30", "--batches", "4", "--epochs", "6", "--score-every", "2"];
const metricsOf = (name: string) => JSON.parse(readFileSync(join(folder, name, "metrics.json"), "utf8"));

describe("attractors reconstruct", () => {
  test("writes model, metrics, series and report, and repeats itself exactly", async () => {
    const first = await run(["reconstruct", "--system", "lorenz", "--length", "3000", ...tiny, "--out", "a"], folder);
    expect(first).toMatchObject({ code: 0 });
    expect(readdirSync(join(folder, "a")).sort()).toEqual(FILES);
    expect(first.out).toContain("Report: a/report.html");
    expect(first.out).toMatch(/^Repeat: node \S*src\/main\.ts reconstruct --system lorenz/m);

    const { command, training, measures, fixedPoints, linearRegions } = metricsOf("a");
    expect(fixedPoints.how).toBe("searched");
    expect(linearRegions.visited).toBeGreaterThan(0);
    expect(training).toMatchObject({ ended: "finished", epochs: 6, epochsRun: 6 });
    expect(Object.keys(measures)).toEqual(["stateSpaceDivergence", "spectralDistance", "predictionError"]);
    const model = JSON.parse(readFileSync(join(folder, "a", "model.json"), "utf8"));
    expect(plrnnFromJson(JSON.stringify(model))).toMatchObject({ observationDimension: 3, hiddenSize: 8 });
    expect(model.standardization.deviations).toHaveLength(3);
    expect(readTable(join(folder, "a", "generated.csv")).values).toHaveLength(9000);

    const again = await run(command.slice(command.indexOf(" reconstruct ") + 1).split(" "), folder);
    expect(again.code).toBe(0);
    expect(metricsOf("a").measures).toEqual(measures);
  });

  test("learns from a file, with the columns that are named", async () => {
    const values = Array.from({ length: 800 }, (_, k) => `${k},${Math.sin(k / 9)},${Math.cos(k / 9)}`);
    writeFileSync(join(folder, "wave.csv"), `t,a,b\n${values.join("\n")}\n`);
    const { code } = await run(["reconstruct", "--data", "wave.csv", "--columns", "a,b", ...tiny], folder);
    expect(code).toBe(0);
    expect(readdirSync(join(folder, "attractors-wave-1")).sort()).toEqual(FILES);
    const { settings, lyapunovExponents } = metricsOf("attractors-wave-1");
    expect(settings).toMatchObject({ source: { columns: ["a", "b"], interval: 1 }, latent: 2, window: 30 });
    expect(settings.parameters).toBeGreaterThan(30);
    expect(lyapunovExponents.truth).toBeUndefined();
  });

  test("takes an almost-linear network apart: all its fixed points, and the graph of its regions", async () => {
    const words = ["--architecture", "al-rnn", "--relu-units", "3", ...tiny.slice(2), "--out", "al"];
    const { code, err } = await run(["reconstruct", "--system", "lorenz", "--length", "2000", ...words], folder);
    expect(err).toContain("epoch 6 of 6");
    expect(code).toBe(0);
    const { command, settings, fixedPoints, linearRegions } = metricsOf("al");
    expect(command).toContain("--architecture al-rnn --observation identity --relu-units 3 --latent 20");
    expect(settings).toMatchObject({ latent: 20, reluUnits: 3, parameters: 20 + 400 + 20 + 17 * 3 });
    expect(fixedPoints.how).toBe("all");
    for (const { place, real } of fixedPoints.points) {
      expect(place).toHaveLength(3);
      expect(real).toBe(true);
    }
    expect(linearRegions.visited).toBeLessThanOrEqual(8);
    expect(linearRegions.graph.nodes).toHaveLength(linearRegions.visited);
    const model = plrnnFromJson(readFileSync(join(folder, "al", "model.json"), "utf8"));
    expect(model).toMatchObject({ architecture: "almostLinearRnn", reluUnits: 3 });
    expect(readFileSync(join(folder, "al", "report.html"), "utf8")).toContain('class="fixed-points"');
  });

  test("of one component is possible too", async () => {
    writeFileSync(join(folder, "one.csv"), Array.from({ length: 800 }, (_, k) => Math.sin(k / 9)).join("\n"));
    const { code } = await run(["reconstruct", "--data", "one.csv", "--latent", "3", ...tiny, "--out", "one"], folder);
    expect(code).toBe(0);
  });

  test("with a budget writes the epochs that it chose into the command", async () => {
    const words = [
      "reconstruct",
      "--system",
      "lorenz",
      "--length",
      "1000",
      ...tiny.slice(0, 6),
      "--budget",
      "5",
      "--out",
      "b",
    ];
    expect(await run(words, folder)).toMatchObject({ code: 0 });
    const { command, training } = metricsOf("b");
    expect(training.epochs).toBeGreaterThan(0);
    expect(command).toContain(`--epochs ${training.epochs} `);
    expect(command).not.toContain("--budget");
  });

  test("stopped by Ctrl-C keeps the best so far, writes everything and ends with 130", async () => {
    let told = false;
    const words = [
      "reconstruct",
      "--system",
      "lorenz",
      "--length",
      "3000",
      ...tiny.slice(0, 6),
      "--epochs",
      "100000",
      "--score-every",
      "5",
      "--out",
      "c",
    ];
    const { code, out, err } = await run(words, folder, (text, kill) => {
      if (told || !text.includes("epoch 1 of")) return;
      told = true;
      setTimeout(() => kill("SIGINT"), 500);
    });
    expect(err).toContain("Stopping: the best network so far is kept");
    expect(code).toBe(130);
    expect(out).toContain("Report: c/report.html");
    expect(readdirSync(join(folder, "c")).sort()).toEqual(FILES);
    const { training } = metricsOf("c");
    expect(training.ended).toBe("stopped");
    expect(training.epochsRun).toBeLessThan(100_000);
    expect(training.modelFromEpoch % 5).toBe(0);
  });

  test("ends at once at the second Ctrl-C, and writes nothing", async () => {
    let count = 0;
    const words = [
      "reconstruct",
      "--system",
      "lorenz",
      "--length",
      "60000",
      ...tiny.slice(0, 6),
      "--epochs",
      "100000",
      "--score-every",
      "100000",
      "--out",
      "d",
    ];
    const { signal } = await run(words, folder, (text, kill) => {
      if ((count === 0 && text.includes("epoch 1 of")) || (count === 1 && text.includes("Stopping:"))) {
        count++;
        kill("SIGINT");
      }
    });
    expect(signal).toBe("SIGINT");
    expect(readdirSync(folder).filter((name) => name === "d" || name.startsWith("."))).toEqual([]);
  });
});

describe("attractors simulate", () => {
  test("writes CSV to standard output", async () => {
    const { code, out } = await run(["simulate", "lorenz", "--periods", "2", "--out", "-"], folder);
    expect(code).toBe(0);
    expect(out.split("\n")).toHaveLength(202);
    expect(out.startsWith("x,y,z\n")).toBe(true);
  });

  test("iterates a map, for which periods are steps", async () => {
    const { code, out } = await run(["simulate", "henon", "--periods", "5"], folder);
    expect(code).toBe(0);
    expect(out.split("\n")).toHaveLength(7);
    expect(out.startsWith("x,y\n")).toBe(true);
  });

  test("writes the same numbers to .csv and .npy", async () => {
    const words = ["simulate", "roessler", "--periods", "3", "--noise", "0.1", "--seed", "5", "--standardize"];
    for (const file of ["r.csv", "r.npy"])
      expect(await run([...words, "--out", file], folder)).toMatchObject({ code: 0 });
    const [csv, npy] = ["r.csv", "r.npy"].map((file) => readTable(join(folder, file)).values);
    expect(csv).toHaveLength(900);
    expect(npy).toEqual(csv);
  });
});

describe("attractors systems", () => {
  test("lists the catalogue, and shows one system", async () => {
    const { out } = await run(["systems"], folder);
    expect(out).toMatch(/^Lorenz +flow +3 variables/m);
    expect(out).toMatch(/^MackeyGlass +delay +1 variable /m);
    const one = await run(["systems", "lorenz"], folder);
    expect(one.out).toContain("dx/dt = sigma*(y - x)");
    expect(one.out).toContain("E. N. Lorenz");
  });
});

test.each([["--help"], ["reconstruct", "--help"], ["simulate", "-h"], ["systems", "--help"], []])(
  "help is there for %s %s",
  async (...words) => {
    const { code, out } = await run(words, folder);
    expect(code).toBe(0);
    expect(out).toContain("Usage:");
  },
);
