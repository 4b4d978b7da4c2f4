/**
 * Rebuilds the Lorenz-63 row of Hess et al. (ICML 2023): trains on a noisy series, tests on a clean one, once per seed,
 * by running the command `attractors reconstruct`. A seed whose results are there already is not run again.
 *
 *   npm run -s pnpm -- table:lorenz63 --data FOLDER [--seeds 5] [--jobs 2] [--out FOLDER]
 *
 * FOLDER holds lorenz63_on0.05_train.npy and lorenz63_test.npy: 100,000 × 3, interval 0.01.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

interface Metrics {
  training: { modelFromEpoch: number; seconds: number; restarts: unknown[] };
  measures: Record<"stateSpaceDivergence" | "spectralDistance" | "predictionError", { value: number; floor: number }>;
  lyapunovExponents: { network?: { exponents: number[] } };
}

const PUBLISHED =
  "published (arXiv 2306.04406, by a secondary source): D_stsp 0.26; largest exponent of the system 0.906";
const SETTINGS =
  "--interval 0.01 --hidden 100 --alpha 0.15 --epochs 5000 --batches 50 --window 200 --learning-rate 1e-3";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    seeds: { type: "string", default: "5" },
    jobs: { type: "string", default: "2" },
    out: { type: "string", default: "attractors-lorenz63" },
  },
});
const { data, out } = values;
if (data === undefined) throw new Error("--data FOLDER is missing: where lorenz63_on0.05_train.npy is");
mkdirSync(out, { recursive: true });

const command = fileURLToPath(new URL("../../cli/dist/main.js", import.meta.url));

async function metricsOf(seed: number): Promise<Metrics> {
  const folder = join(out, `seed-${seed}`);
  const file = join(folder, "metrics.json");
  if (!existsSync(file)) {
    const files = [
      "--data",
      join(data ?? "", "lorenz63_on0.05_train.npy"),
      "--test",
      join(data ?? "", "lorenz63_test.npy"),
    ];
    const words = ["reconstruct", ...files, ...SETTINGS.split(" "), "--seed", String(seed), "--out", folder];
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [command, ...words], { stdio: ["ignore", "ignore", "pipe"] });
      let said = "";
      child.stderr.on("data", (text) => {
        said += text;
      });
      child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`seed ${seed} failed:\n${said}`))));
    });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

const columns = ["seed", "D_stsp", "D_H", "PE(20)", "exponents", "epoch", "seconds"];
const widths = [6, 8, 8, 10, 24, 7, 9];
const line = (cells: readonly string[]) => cells.map((cell, k) => cell.padStart(widths[k])).join("");
const cellsOf = ({ measures, lyapunovExponents, training }: Metrics): number[] => [
  measures.stateSpaceDivergence.value,
  measures.spectralDistance.value,
  measures.predictionError.value,
  lyapunovExponents.network?.exponents[0] ?? Number.NaN,
  training.seconds,
];
const median = (numbers: readonly number[]) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

console.log(line(columns));
const seeds = Array.from({ length: Number(values.seeds) }, (_, k) => k + 1);
const waiting = [...seeds];
const results: Metrics[] = [];
await Promise.all(
  Array.from({ length: Number(values.jobs) }, async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const metrics = await metricsOf(seed);
      results.push(metrics);
      const [divergence, distance, error, , seconds] = cellsOf(metrics);
      const exponents =
        metrics.lyapunovExponents.network?.exponents.map((value) => value.toFixed(3)).join(" ") ?? "none";
      const figures = [divergence.toFixed(3), distance.toFixed(3), error.toExponential(1), exponents];
      console.log(line([String(seed), ...figures, String(metrics.training.modelFromEpoch), seconds.toFixed(0)]));
    }
  }),
);
const [divergence, distance, error, exponent, seconds] = cellsOf(results[0]).map((_, k) =>
  median(results.map((metrics) => cellsOf(metrics)[k])),
);
const medians = [divergence.toFixed(3), distance.toFixed(3), error.toExponential(1), exponent.toFixed(3)];
console.log(line(["median", ...medians, "", seconds.toFixed(0)]));
console.log(PUBLISHED);
console.log(`each: attractors reconstruct --data … --test … ${SETTINGS} --seed …`);
