/**
 * Times associations with resident patterns, the streaming kernel against the plain TypeScript reference. Figures are
 * medians on one thread; operations are counted as 4 N d S, exponentials left out. Where python3 has torch, also the time
 * of the same in PyTorch on one thread.
 *
 *   pnpm --filter @attractors/hopfield bench
 */
import { spawnSync } from "node:child_process";
import { createRng } from "@attractors/core";
import {
  type AssociationKernel,
  associativeMemory,
  doublePrecision,
  type Numbers,
  type Precision,
  referenceKernel,
  singlePrecision,
  streamingKernel,
} from "../src/index.ts";

interface Size {
  count: number;
  dimension: number;
  queries: number;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Random numbers, cheap: the speed does not depend on them. */
function noise(length: number): Float32Array {
  const rng = createRng(1);
  const few = Float32Array.from({ length: Math.min(length, 100_003) }, () => rng.normal());
  return Float32Array.from({ length }, (_, k) => few[k % few.length]);
}

/** Milliseconds of one recall of all queries; and the bytes that the memory takes besides patterns. */
function time<A extends Numbers>(
  { count, dimension, queries }: Size,
  precision: Precision<A>,
  kernel: AssociationKernel,
  repeats: number,
): { milliseconds: number; workingBytes: number } {
  const memory = associativeMemory({
    dimension,
    beta: 1 / Math.sqrt(dimension),
    capacity: count,
    precision,
    kernel,
  });
  memory.store(noise(count * dimension));
  const cues = noise(queries * dimension);
  if (repeats > 1) memory.recallMany(cues);
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    memory.recallMany(cues);
    return performance.now() - start;
  });
  return { milliseconds: median(times), workingBytes: memory.workingBytes };
}

/** The same by PyTorch on one thread, or a dash where there is none. */
function torchTime({ count, dimension, queries }: Size, repeats: number): string {
  const program = `
import statistics, time, torch
torch.set_num_threads(1)
X, Q = torch.randn(${count}, ${dimension}), torch.randn(${queries}, ${dimension})
def once():
    start = time.perf_counter()
    torch.softmax(Q @ X.T / ${dimension} ** 0.5, -1) @ X
    return 1000 * (time.perf_counter() - start)
once()
print(statistics.median(once() for _ in range(${repeats})))`;
  const { status, stdout } = spawnSync("python3", ["-c", program], { encoding: "utf8" });
  return status === 0 ? `${Number(stdout).toFixed(3)} ms` : "–";
}

const sizes: Size[] = [
  { count: 1000, dimension: 64, queries: 1 },
  { count: 10_000, dimension: 64, queries: 100 },
  { count: 100_000, dimension: 64, queries: 100 },
  { count: 10_000, dimension: 512, queries: 256 },
  { count: 60_000, dimension: 784, queries: 100 },
];

const cell = (text: string) => text.padStart(14);
console.log(
  `N, d, S${" ".repeat(15)}${["f32", "GFLOP/s", "f64", "reference", "f32 ratio", "working bytes", "PyTorch f32"].map(cell).join("")}`,
);
for (const size of sizes) {
  const operations = 4 * size.count * size.dimension * size.queries;
  const repeats = Math.max(3, Math.min(101, Math.round(2e10 / operations)));
  const single = time(size, singlePrecision, streamingKernel, repeats);
  const double = time(size, doublePrecision, streamingKernel, Math.ceil(repeats / 2));
  const reference = time(size, singlePrecision, referenceKernel, operations > 1e10 ? 1 : 3);
  const figures = [
    `${single.milliseconds.toFixed(3)} ms`,
    (operations / single.milliseconds / 1e6).toFixed(1),
    `${double.milliseconds.toFixed(3)} ms`,
    `${reference.milliseconds.toFixed(1)} ms`,
    (reference.milliseconds / single.milliseconds).toFixed(1),
    String(single.workingBytes),
    torchTime(size, repeats),
  ];
  console.log(`${size.count}, ${size.dimension}, ${size.queries}`.padEnd(22) + figures.map(cell).join(""));
}
