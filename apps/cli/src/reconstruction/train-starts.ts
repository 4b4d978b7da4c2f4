import { MessageChannel } from "node:worker_threads";
import { NumericalError } from "@attractors/core";
import type { TrainingResult } from "@attractors/plrnn";
import { Tinypool } from "tinypool";
import { showProgress } from "../progress.ts";
import type { StartInput, StartOutcome, StartProgress } from "../workers/train.ts";
import type { Material } from "./material.ts";
import type { Start } from "./reconstruction.ts";
import type { Settings } from "./settings.ts";

export interface BestStart {
  readonly result: TrainingResult;
  readonly starts: readonly Start[];
}

/** What the pool's types take for Node's list of ports is the browser's. */
type TransferList = NonNullable<Parameters<Tinypool["run"]>[1]>["transferList"];

/** Sources and what is built of them lie in folders of different depth. */
const WORKER = import.meta.url.endsWith(".ts") ? "../workers/train.ts" : "./workers/train.js";

/**
 * Trains from several seeds in parallel workers, and takes the network with the best score. Each start depends on its own
 * seed only, not on the scheduling. When `signal` says so, all end with what they have.
 */
export async function trainStarts(settings: Settings, { training }: Material, signal: AbortSignal): Promise<BestStart> {
  const seeds = Array.from({ length: settings.seeds }, (_, k) => settings.seed + k);
  const progress = showProgress(settings.epochs * seeds.length);
  const seen = new Map<number, StartProgress>();
  const see = (seed: number, latest: StartProgress): void => {
    seen.set(seed, latest);
    const all = [...seen.values()];
    const scores = all.flatMap(({ bestScore }) => (bestScore === undefined ? [] : [bestScore]));
    const best = scores.length > 0 ? { best: { epoch: latest.epoch, score: Math.min(...scores) } } : {};
    progress.update({ epoch: all.reduce((sum, { epoch }) => sum + epoch, 0), loss: latest.loss, ...best });
  };

  const pool = new Tinypool({
    filename: new URL(WORKER, import.meta.url).href,
    minThreads: 0,
    maxThreads: Math.min(settings.jobs, seeds.length),
  });
  try {
    const outcomes = await Promise.all(
      seeds.map(async (seed): Promise<StartOutcome> => {
        const { port1, port2 } = new MessageChannel();
        const stop = (): void => port1.postMessage("stop");
        port1.on("message", (latest: StartProgress) => see(seed, latest));
        signal.addEventListener("abort", stop);
        const input: StartInput = { settings, training, seed, port: port2 };
        try {
          return await pool.run(input, { transferList: [port2] as unknown as TransferList });
        } finally {
          signal.removeEventListener("abort", stop);
          port1.close();
        }
      }),
    );
    return bestOf(seeds, outcomes);
  } finally {
    progress.stop();
    await pool.destroy();
  }
}

/** The start with the smallest score; of equal ones the first. */
export function bestOf(seeds: readonly number[], outcomes: readonly StartOutcome[]): BestStart {
  const starts = outcomes.map((outcome, k): Start => {
    if ("failure" in outcome) return { seed: seeds[k], ended: "diverged" };
    const { epoch, ended, scores } = outcome.result;
    const judged = scores.filter(({ score }) => Number.isFinite(score)).map(({ score }) => score);
    return { seed: seeds[k], epoch, ended, ...(judged.length > 0 ? { score: Math.min(...judged) } : {}) };
  });
  let best: TrainingResult | undefined;
  let least = Infinity;
  let failure: Pick<NumericalError, "reason" | "message"> | undefined;
  outcomes.forEach((outcome, k) => {
    if ("failure" in outcome) {
      failure ??= outcome.failure;
      return;
    }
    const score = starts[k].score ?? Infinity;
    if (best && score >= least) return;
    best = outcome.result;
    least = score;
  });
  if (best) return { result: best, starts };
  throw new NumericalError(failure?.reason ?? "diverged", `in all starts: ${failure?.message}`);
}
