/**
 * Listens for Ctrl-C (or a request to end) while `work` runs: the first one aborts the signal and says what happens now;
 * after that nobody listens any more, so that the second one ends the program at once.
 */
export async function whileInterruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  notice: () => void,
): Promise<Result> {
  const controller = new AbortController();
  const unlisten = (): void => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
  const stop = (): void => {
    unlisten();
    notice();
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  try {
    return await work(controller.signal);
  } finally {
    unlisten();
  }
}

/** Gives the event loop a turn, so that signals are heard between two long computations. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
