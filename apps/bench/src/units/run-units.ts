import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import type { UnitStore } from "./unit-store.ts";

/** One piece of work that a worker does without knowing of the others. */
export interface Unit<Input> {
  readonly name: string;
  /** What the worker's default export is called with: plain data. It decides the result. */
  readonly input: Input;
}

export interface UnitResult<Input, Result> {
  readonly unit: Unit<Input>;
  /** Absent if the unit failed. */
  readonly result?: Result;
  /** Why the unit failed. */
  readonly failure?: string;
  /** Whether it had been done before. */
  readonly resumed: boolean;
}

export interface RunUnitsOptions<Input, Result> {
  /** What the units belong to: their results are kept under this name. */
  readonly experiment: string;
  readonly units: readonly Unit<Input>[];
  /** The module whose default export does one unit. */
  readonly worker: URL;
  readonly store: UnitStore;
  /** How many run at once. @default the number of cores */
  readonly jobs?: number;
  readonly signal?: AbortSignal;
  /** Is told of each unit as it ends, those done before first. */
  readonly onEnd?: (ended: UnitResult<Input, Result>, done: number) => void;
}

/**
 * Does units of work in parallel workers. A unit whose result is kept already, from the same input, is not done again;
 * one that fails does not stop the others. After an abort the units that are under way are given up, and what had ended
 * is returned.
 */
export async function runUnits<Input, Result>({
  experiment,
  units,
  worker,
  store,
  jobs = availableParallelism(),
  signal,
  onEnd,
}: RunUnitsOptions<Input, Result>): Promise<UnitResult<Input, Result>[]> {
  const ended: UnitResult<Input, Result>[] = [];
  const end = (result: UnitResult<Input, Result>): void => {
    ended.push(result);
    onEnd?.(result, ended.length);
  };

  const waiting: Unit<Input>[] = [];
  for (const unit of units) {
    const found = store.find(experiment, unit.name, JSON.stringify(unit.input));
    if (found === undefined) waiting.push(unit);
    else end({ unit, result: found as Result, resumed: true });
  }
  if (waiting.length === 0) return ended;

  const pool = new Tinypool({ filename: worker.href, minThreads: 0, maxThreads: Math.min(jobs, waiting.length) });
  await Promise.all(
    waiting.map(async (unit) => {
      try {
        const { result, seconds }: Timed<Result> = await pool.run(unit.input, { signal });
        store.keep(experiment, unit.name, JSON.stringify(unit.input), result, seconds);
        end({ unit, result, resumed: false });
      } catch (error) {
        if (!signal?.aborted) end({ unit, failure: String(error), resumed: false });
      }
    }),
  );
  await pool.destroy();
  return ended;
}

/** What a worker answers with: its result, and how long it took. */
export interface Timed<Result> {
  readonly result: Result;
  readonly seconds: number;
}

/** Measures how long a unit takes, in the worker itself. */
export function timed<Result>(work: () => Result): Timed<Result> {
  const begin = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - begin) / 1000 };
}
