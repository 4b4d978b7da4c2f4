/** Long work as a generator: it yields its progress now and then, and returns its result. */
export type Task<Progress, Result> = Generator<Progress, Result, void>;

export interface RunOptions<Progress> {
  /** Called with every progress that the task yields. */
  onProgress?: (progress: Progress) => void;
}

/** Says that work should stop; an AbortSignal is one. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

export interface SliceOptions<Progress> extends RunOptions<Progress> {
  /**
   * Stops the task: its reason is thrown into the task where it yields. A task that has something worth keeping
   * returns it, and the promise resolves with that; otherwise the promise rejects with the reason.
   */
  signal?: StopSignal;
}

/** How long a slice may keep the event loop waiting, in milliseconds. */
const SLICE = 12;

/**
 * Runs a task to its end on this thread.
 *
 * @example
 * ```ts
 * import { runNow, type Task } from "@attractors/core";
 *
 * function* countTo(n: number): Task<number, string> {
 *   for (let k = 1; k <= n; k++) yield k;
 *   return "done";
 * }
 * runNow(countTo(3)); // → "done"
 * ```
 */
export function runNow<Progress, Result>(
  task: Task<Progress, Result>,
  { onProgress }: RunOptions<Progress> = {},
): Result {
  for (;;) {
    const step = task.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
  }
}

/**
 * Runs a task on this thread in slices of about 12 ms, and gives the event loop a turn between them: a page stays
 * responsive, a signal handler runs.
 *
 * @example
 * ```ts
 * import { runInSlices, type Task } from "@attractors/core";
 *
 * function* countTo(n: number): Task<number, string> {
 *   for (let k = 1; k <= n; k++) yield k;
 *   return "done";
 * }
 * const seen: number[] = [];
 * await runInSlices(countTo(3), { onProgress: (k) => seen.push(k) }); // → "done"
 * seen; // → [1, 2, 3]
 * ```
 */
export async function runInSlices<Progress, Result>(
  task: Task<Progress, Result>,
  { signal, onProgress }: SliceOptions<Progress> = {},
): Promise<Result> {
  let told = false;
  let start = performance.now();
  for (;;) {
    const stop = signal?.aborted && !told;
    if (stop) told = true;
    const step = stop ? task.throw(signal?.reason) : task.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
    if (performance.now() - start > SLICE) {
      await nextTurn();
      start = performance.now();
    }
  }
}

/** Resolves in the next turn of the event loop: by setImmediate in Node, by a message in browsers, where timers wait 4 ms. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
