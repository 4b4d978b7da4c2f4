/** Means and standard deviations of the components of samples [time × n], each with its standard error from 20 blocks. */
export interface BlockAverages {
  readonly means: number[];
  readonly meanErrors: number[];
  readonly deviations: number[];
  readonly deviationErrors: number[];
}

const BLOCKS = 20;

export function blockAverages(values: Float64Array, n: number): BlockAverages {
  const perBlock = Math.floor(values.length / n / BLOCKS);
  const columns = Array.from({ length: n }, (_, i) => {
    const blocks = Array.from({ length: BLOCKS }, (_, b) => {
      let sum = 0;
      let squares = 0;
      for (let k = b * perBlock; k < (b + 1) * perBlock; k++) {
        sum += values[k * n + i];
        squares += values[k * n + i] ** 2;
      }
      return { mean: sum / perBlock, square: squares / perBlock };
    });
    const mean = average(blocks.map((block) => block.mean));
    const variance = average(blocks.map((block) => block.square)) - mean ** 2;
    const deviation = Math.sqrt(Math.max(0, variance));
    // The error of a standard deviation s is that of the variance over 2 s.
    const scatter = standardError(blocks.map((block) => block.square - 2 * mean * block.mean));
    return {
      mean,
      meanError: standardError(blocks.map((block) => block.mean)),
      deviation,
      deviationError: deviation > 0 ? scatter / (2 * deviation) : 0,
    };
  });
  return {
    means: columns.map(({ mean }) => mean),
    meanErrors: columns.map(({ meanError }) => meanError),
    deviations: columns.map(({ deviation }) => deviation),
    deviationErrors: columns.map(({ deviationError }) => deviationError),
  };
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b) / numbers.length;
}

function standardError(numbers: readonly number[]): number {
  const mean = average(numbers);
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (numbers.length * (numbers.length - 1)));
}
