import { checkFinite, checkPositive } from "@attractors/core";

/** When to save states: every interval, at given times, or (undefined) after every step. */
export interface SampleOptions {
  saveEvery?: number;
  saveAt?: Float64Array;
}

/**
 * The times at which states are saved. Those of `saveEvery` are `startTime + k * saveEvery` in the direction of
 * `duration`, the end included where it is one of them to within rounding.
 */
export function sampleTimes(
  where: string,
  startTime: number,
  duration: number,
  { saveEvery, saveAt }: SampleOptions,
): Float64Array | undefined {
  if (saveEvery !== undefined && saveAt !== undefined) {
    throw new RangeError(`${where}: give saveEvery or saveAt, not both`);
  }
  if (saveAt !== undefined) return checkTimes(`${where}: saveAt`, saveAt, startTime, duration).slice();
  if (saveEvery === undefined) return undefined;

  checkPositive(`${where}: saveEvery`, saveEvery);
  const intervals = Math.floor((Math.abs(duration) / saveEvery) * (1 + 8 * Number.EPSILON));
  const signed = duration < 0 ? -saveEvery : saveEvery;
  return Float64Array.from({ length: intervals + 1 }, (_, k) => startTime + k * signed);
}

function checkTimes(where: string, times: Float64Array, startTime: number, duration: number): Float64Array {
  checkFinite(where, times);
  const end = startTime + duration;
  const direction = duration < 0 ? -1 : 1;
  for (let k = 0; k < times.length; k++) {
    if ((times[k] - startTime) * direction < 0 || (end - times[k]) * direction < 0) {
      throw new RangeError(`${where} must lie between ${startTime} and ${end}, got ${times[k]} at index ${k}`);
    }
    if (k > 0 && (times[k] - times[k - 1]) * direction < 0) {
      throw new RangeError(`${where} must run from the start to the end, got ${times[k - 1]} before ${times[k]}`);
    }
  }
  return times;
}
