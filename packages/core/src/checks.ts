import type { TimeSeries } from "./series.ts";

/**
 * Throws unless `value` is a finite number greater than zero.
 *
 * @param where - the function that was called, and the argument: `"solveOde: step"`.
 * @throws {RangeError} otherwise, naming both and the value.
 */
export function checkPositive(where: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${where} must be positive, got ${value}`);
}

/** Throws a RangeError unless `value` is a finite number not less than `least`. */
export function checkAtLeast(where: string, value: number, least: number): void {
  if (!(value >= least && value < Infinity)) throw new RangeError(`${where} must be at least ${least}, got ${value}`);
}

/** Throws a RangeError unless `value` is a whole number not less than `least`. */
export function checkCount(where: string, value: number, least = 1): void {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw new RangeError(`${where} must be a whole number, at least ${least}, got ${value}`);
  }
}

/** Throws a RangeError unless `array` has exactly `length` numbers. */
export function checkLength(where: string, array: ArrayLike<number>, length: number): void {
  if (array.length !== length) throw new RangeError(`${where} must have ${length} numbers, got ${array.length}`);
}

/** Throws a RangeError that names the first place of `array` which is not a finite number. */
export function checkFinite(where: string, array: ArrayLike<number>): void {
  for (let i = 0; i < array.length; i++) {
    if (!Number.isFinite(array[i])) throw new RangeError(`${where} must be finite, got ${array[i]} at index ${i}`);
  }
}

/** Throws a RangeError unless two series agree in dimension and length. */
export function checkSameShape(where: string, first: TimeSeries, second: TimeSeries): void {
  if (first.dimension !== second.dimension || first.values.length !== second.values.length) {
    const shape = ({ dimension, values }: TimeSeries) => `${values.length / dimension} × ${dimension}`;
    throw new RangeError(`${where}: the two series must have the same shape, got ${shape(first)} and ${shape(second)}`);
  }
}
