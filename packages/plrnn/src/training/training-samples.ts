import { checkCount, checkFinite, lengthOf, type TimeSeries } from "@attractors/core";
import type { TrainingSamples } from "../gradient-kernel.ts";

/** Series that are joined for training, and where windows may begin. */
export interface JoinedSeries {
  readonly samples: TrainingSamples;
  readonly dimension: number;
  readonly inputDimension: number;
  readonly interval: number;
  /** Smallest and largest value. */
  readonly dataRange: readonly [number, number];
  /** The samples at which a window may begin: it ends within the series, and its first sample misses nothing. */
  readonly starts: Int32Array;
}

/** A series, or several of the same dimension and interval. */
export type SeriesForTraining = TimeSeries | readonly TimeSeries[];

/** Checks and joins the series of a training; NaN stands for a missing value. */
export function joinSeries(
  data: SeriesForTraining,
  inputs: SeriesForTraining | undefined,
  windowLength: number,
): JoinedSeries {
  const all = listOf(data);
  const inputSeries = inputs === undefined ? undefined : listOf(inputs);
  if (all.length === 0) throw new RangeError("trainPlrnn: data must have at least one series");
  const [{ dimension, interval }] = all;
  all.forEach((series, k) => {
    const name = all.length === 1 ? "data" : `data[${k}]`;
    checkCount(`trainPlrnn: samples in ${name}`, lengthOf(series));
    checkAlike(name, series, all[0]);
    checkValues(name, series);
    if (lengthOf(series) < windowLength + 2) {
      throw new RangeError(
        `trainPlrnn: a window of ${windowLength} needs a series of at least ${windowLength + 2} samples, got ${lengthOf(series)}${all.length === 1 ? "" : ` in ${name}`}`,
      );
    }
  });
  if (inputSeries) checkInputs(all, inputSeries);

  const joined = join(all);
  const missing = joined.some(Number.isNaN);
  const weights = missing ? joined.map((value) => (Number.isNaN(value) ? 0 : 1)) : undefined;
  return {
    samples: {
      values: missing ? joined.map((value) => (Number.isNaN(value) ? 0 : value)) : joined,
      ...(weights ? { weights } : {}),
      ...(inputSeries ? { inputs: join(inputSeries) } : {}),
    },
    dimension,
    inputDimension: inputSeries?.[0].dimension ?? 0,
    interval,
    dataRange: rangeOf(joined),
    starts: startsIn(all, weights, windowLength),
  };
}

function listOf(series: SeriesForTraining): readonly TimeSeries[] {
  return "values" in series && "dimension" in series ? [series] : series;
}

function checkAlike(name: string, { dimension, interval }: TimeSeries, first: TimeSeries): void {
  if (dimension !== first.dimension || interval !== first.interval) {
    throw new RangeError(
      `trainPlrnn: all series must have dimension ${first.dimension} and interval ${first.interval}, got ${dimension} and ${interval} in ${name}`,
    );
  }
}

function checkValues(name: string, { values }: TimeSeries): void {
  const infinite = values.findIndex((value) => Math.abs(value) === Infinity);
  if (infinite >= 0) {
    throw new RangeError(
      `trainPlrnn: ${name}.values must be finite, or NaN where a value is missing, got ${values[infinite]} at index ${infinite}`,
    );
  }
}

function checkInputs(data: readonly TimeSeries[], inputs: readonly TimeSeries[]): void {
  if (inputs.length !== data.length) {
    throw new RangeError(`trainPlrnn: inputs must be as many series as data, ${data.length}, got ${inputs.length}`);
  }
  inputs.forEach((series, k) => {
    const name = inputs.length === 1 ? "inputs" : `inputs[${k}]`;
    checkCount(`trainPlrnn: dimension of ${name}`, series.dimension);
    if (series.dimension !== inputs[0].dimension) {
      throw new RangeError(
        `trainPlrnn: all inputs must have dimension ${inputs[0].dimension}, got ${series.dimension} in ${name}`,
      );
    }
    if (lengthOf(series) !== lengthOf(data[k])) {
      throw new RangeError(
        `trainPlrnn: ${name} must have as many samples as the data, ${lengthOf(data[k])}, got ${lengthOf(series)}`,
      );
    }
    checkFinite(`trainPlrnn: ${name}.values`, series.values);
  });
}

function join(series: readonly TimeSeries[]): Float64Array {
  if (series.length === 1) return series[0].values;
  const joined = new Float64Array(series.reduce((sum, { values }) => sum + values.length, 0));
  let place = 0;
  for (const { values } of series) {
    joined.set(values, place);
    place += values.length;
  }
  return joined;
}

function startsIn(all: readonly TimeSeries[], weights: Float64Array | undefined, windowLength: number): Int32Array {
  const [{ dimension: N }] = all;
  const starts: number[] = [];
  let place = 0;
  for (const series of all) {
    const length = lengthOf(series);
    for (let k = place; k < place + length - windowLength - 1; k++) {
      let complete = true;
      for (let n = 0; weights && n < N; n++) complete &&= weights[k * N + n] === 1;
      if (complete) starts.push(k);
    }
    place += length;
  }
  if (starts.length === 0) {
    throw new RangeError(
      "trainPlrnn: no window can begin, for in every sample a value is missing; fill gaps in, or leave components out",
    );
  }
  return Int32Array.from(starts);
}

function rangeOf(values: Float64Array): readonly [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (let k = 0; k < values.length; k++) {
    if (values[k] < least) least = values[k];
    if (values[k] > most) most = values[k];
  }
  return [least, most];
}
