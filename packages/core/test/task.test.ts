import { describe, expect, test } from "vitest";
import { runInSlices, runNow, type Task } from "../src/index.ts";

function* count(to: number): Task<number, string> {
  for (let k = 1; k <= to; k++) yield k;
  return "done";
}

function* sumUntilStopped(): Task<number, number> {
  let sum = 0;
  for (;;) {
    try {
      yield ++sum;
    } catch {
      return sum;
    }
  }
}

describe("a task", () => {
  test("runs to its end at once, telling every progress", () => {
    const seen: number[] = [];
    expect(runNow(count(3), { onProgress: (k) => seen.push(k) })).toBe("done");
    expect(seen).toEqual([1, 2, 3]);
  });

  test("gives the event loop turns when it runs in slices", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    /** Ends only if timers run between its slices. */
    function* untilSomeTurns(): Task<number, string> {
      while (turns < 3) yield turns;
      return "done";
    }
    expect(await runInSlices(untilSomeTurns())).toBe("done");
    clearInterval(timer);
  });

  test("rejects with the reason when it is stopped and has nothing to keep", async () => {
    const controller = new AbortController();
    const run = runInSlices(count(1e9), {
      signal: controller.signal,
      onProgress: (k) => k === 5 && controller.abort(new Error("enough")),
    });
    await expect(run).rejects.toThrow("enough");
  });

  test("resolves with what it kept when it is stopped", async () => {
    const controller = new AbortController();
    const onProgress = (k: number) => k === 5 && controller.abort();
    expect(await runInSlices(sumUntilStopped(), { signal: controller.signal, onProgress })).toBe(5);
  });

  test("passes its error on", async () => {
    // biome-ignore lint/correctness/useYield: it fails before it yields
    function* failing(): Task<number, string> {
      throw new RangeError("no");
    }
    expect(() => runNow(failing())).toThrow("no");
    await expect(runInSlices(failing())).rejects.toThrow(RangeError);
  });
});
