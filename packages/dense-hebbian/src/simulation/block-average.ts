/** A mean over correlated measurements. */
export interface Average {
  readonly value: number;
  /** Standard error: infinite where there is only one measurement. */
  readonly error: number;
  /** How many measurements count as one: their variance over n times the squared error; at least 1 without noise. */
  readonly correlation: number;
}

/** Blocks are not averaged further where fewer than this would be left. */
const FEWEST_BLOCKS = 16;

/**
 * Averages a series of correlated measurements. Its standard error is read off averages over ever longer blocks, where it
 * no longer grows by more than its own uncertainty (Flyvbjerg and Petersen, J. Chem. Phys. 91, 461, 1989).
 *
 * @throws {RangeError} if the series is empty.
 *
 * @example
 * ```ts
 * import { blockAverage } from "@attractors/dense-hebbian";
 *
 * blockAverage(Float64Array.of(1, 3, 1, 3)).value; // → 2
 * blockAverage(Float64Array.of(1, 3, 1, 3)).error; // ≈ 0.577
 * ```
 */
export function blockAverage(series: Float64Array): Average {
  if (series.length === 0) throw new RangeError("blockAverage: the series is empty");
  let blocks = series;
  const value = mean(series);
  const single = squaredError(blocks, value);
  let square = single;
  while (blocks.length >= 2 * FEWEST_BLOCKS) {
    blocks = halve(blocks);
    const next = squaredError(blocks, value);
    // The squared error of n blocks is known to a part of √(2/(n - 1)).
    const grown = next > square * (1 + Math.sqrt(2 / (blocks.length - 1)));
    square = Math.max(square, next);
    if (!grown && blocks.length < series.length / 8) break;
  }
  return { value, error: Math.sqrt(square), correlation: single > 0 && single < Infinity ? square / single : 1 };
}

/** Averages several independent series: the mean of their means. */
export function averageOf(series: readonly Float64Array[]): Average {
  const parts = series.map(blockAverage);
  const count = parts.length;
  let value = 0;
  let square = 0;
  let correlation = 0;
  for (const part of parts) {
    value += part.value / count;
    square += (part.error / count) ** 2;
    correlation += part.correlation / count;
  }
  return { value, error: Math.sqrt(square), correlation };
}

/**
 * The variance of a series, times a factor, with the standard error that leaving out one block after the other gives
 * (jackknife over 16 blocks).
 */
export function varianceOf(series: readonly Float64Array[], factor: number): Average {
  const parts = series.map((values) => {
    const blocks = Math.min(FEWEST_BLOCKS, values.length);
    const whole = variance(values, 0, 0);
    if (blocks < 2) return { value: whole, square: Infinity };
    let square = 0;
    for (let b = 0; b < blocks; b++) {
      const from = Math.floor((b * values.length) / blocks);
      const to = Math.floor(((b + 1) * values.length) / blocks);
      square += (variance(values, from, to) - whole) ** 2;
    }
    return { value: whole, square: (square * (blocks - 1)) / blocks };
  });
  const count = parts.length;
  const value = parts.reduce((sum, part) => sum + part.value, 0) / count;
  const error = Math.sqrt(parts.reduce((sum, part) => sum + part.square, 0)) / count;
  // Without noise the factor is 0; nothing times infinity would be no number.
  const scaled = (number: number) => (number === 0 || factor === 0 ? 0 : factor * number);
  return { value: scaled(value), error: scaled(error), correlation: 1 };
}

/** The variance of the values outside [from, to). */
function variance(values: Float64Array, from: number, to: number): number {
  const count = values.length - (to - from);
  let sum = 0;
  for (let k = 0; k < values.length; k++) if (k < from || k >= to) sum += values[k];
  const center = sum / count;
  let squares = 0;
  for (let k = 0; k < values.length; k++) if (k < from || k >= to) squares += (values[k] - center) ** 2;
  return squares / count;
}

function squaredError(blocks: Float64Array, center: number): number {
  let squares = 0;
  for (const value of blocks) squares += (value - center) ** 2;
  return blocks.length > 1 ? squares / (blocks.length * (blocks.length - 1)) : Infinity;
}

function halve(blocks: Float64Array): Float64Array {
  return Float64Array.from(
    { length: Math.floor(blocks.length / 2) },
    (_, k) => (blocks[2 * k] + blocks[2 * k + 1]) / 2,
  );
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
