import type { TrainingProgress } from "@attractors/plrnn";
import { Presets, SingleBar } from "cli-progress";
import { formatDuration, formatNumber } from "./format.ts";

type ShownProgress = Pick<TrainingProgress, "epoch" | "loss" | "best">;

/** Shows how training goes on: as a bar in a terminal, as a line now and then elsewhere. */
export interface ProgressDisplay {
  update(progress: ShownProgress): void;
  stop(): void;
}

export function showProgress(epochs: number, stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  const begin = performance.now();
  const left = (epoch: number): string =>
    formatDuration(((performance.now() - begin) / 1000 / Math.max(epoch, 1)) * (epochs - epoch));
  return stream.isTTY ? bar(epochs, stream, left) : lines(epochs, stream, left);
}

function bar(epochs: number, stream: NodeJS.WriteStream, left: (epoch: number) => string): ProgressDisplay {
  const display = new SingleBar(
    {
      stream,
      format: "{bar} {percentage} % | epoch {value}/{total} | loss {loss} | best score {best} | {left} left",
      barsize: 24,
      hideCursor: true,
      gracefulExit: false,
      clearOnComplete: false,
      fps: 8,
    },
    Presets.rect,
  );
  display.start(epochs, 0, { loss: "–", best: "–", left: "–" });
  return {
    update: (progress) => display.update(progress.epoch, { ...wordsOf(progress), left: left(progress.epoch) }),
    stop: () => display.stop(),
  };
}

function lines(epochs: number, stream: NodeJS.WriteStream, left: (epoch: number) => string): ProgressDisplay {
  let next = 1;
  return {
    update(progress) {
      if (progress.epoch < next) return;
      const { loss, best } = wordsOf(progress);
      stream.write(
        `epoch ${progress.epoch} of ${epochs}, loss ${loss}, best score ${best}, ${left(progress.epoch)} left\n`,
      );
      next = Math.min(epochs, Math.floor(progress.epoch / (epochs / 10) + 1) * (epochs / 10));
    },
    stop() {},
  };
}

function wordsOf({ loss, best }: ShownProgress): { loss: string; best: string } {
  return { loss: formatNumber(loss), best: best ? formatNumber(best.score) : "–" };
}
