/** One point of a work-precision table. */
export interface Measured {
  readonly method: string;
  readonly tolerance: number;
  readonly error: number;
  readonly evaluations: number;
  /** The median of several runs. */
  readonly milliseconds: number;
}

/** The median time of a run in milliseconds: after warming up, for a while or a few runs if it is slow. */
export function medianTime(run: () => void, budget = 150): number {
  const began = performance.now();
  run();
  const once = performance.now() - began;
  if (once < budget) for (let k = 0; k < 3; k++) run();
  const inner = Math.max(1, Math.floor(2 / Math.max(once, 1e-3)));
  const times: number[] = [];
  const start = performance.now();
  do {
    const before = performance.now();
    for (let k = 0; k < inner; k++) run();
    times.push((performance.now() - before) / inner);
  } while (performance.now() - start < budget || (times.length < 5 && once < budget));
  return times.sort((a, b) => a - b)[times.length >> 1];
}
