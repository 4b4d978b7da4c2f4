import { createRng, seriesOf, type TimeSeries } from "@attractors/core";

/** Points drawn evenly from a cube. */
export function cube(length: number, dimension: number, seed = 1): TimeSeries {
  const rng = createRng(seed);
  return seriesOf(
    Float64Array.from({ length: length * dimension }, () => rng.uniform()),
    { dimension },
  );
}

export function noise(length: number, dimension = 1, seed = 1): TimeSeries {
  const rng = createRng(seed);
  return seriesOf(
    Float64Array.from({ length: length * dimension }, () => rng.normal()),
    { dimension },
  );
}

export function sine(length: number, period: number = 10 * Math.PI): TimeSeries {
  return seriesOf(Float64Array.from({ length }, (_, k) => Math.sin((2 * Math.PI * k) / period)));
}

/** The map x ← 4 x (1 - x), whose Lyapunov exponent is ln 2. */
export function logisticSeries(length: number, start = 0.3): TimeSeries {
  const values = new Float64Array(length);
  values[0] = start;
  for (let k = 1; k < length; k++) values[k] = 4 * values[k - 1] * (1 - values[k - 1]);
  return seriesOf(values);
}

/** The Hénon map at 1.4, 0.3, after a transient, in both of its variables. */
export function henonSeries(length: number): TimeSeries {
  let [x, y] = [0.1, 0.1];
  const values = new Float64Array(2 * length);
  for (let k = -100; k < length; k++) {
    [x, y] = [1 - 1.4 * x * x + y, 0.3 * x];
    if (k < 0) continue;
    values[2 * k] = x;
    values[2 * k + 1] = y;
  }
  return seriesOf(values, { dimension: 2 });
}

/** Middle-third Cantor set: random numbers without the digit 1 to the base 3. */
export function cantor(length: number, seed = 1): TimeSeries {
  const rng = createRng(seed);
  const draw = () => {
    let value = 0;
    for (let digit = 1; digit <= 33; digit++) value += (rng.uniform() < 0.5 ? 0 : 2) * 3 ** -digit;
    return value;
  };
  return seriesOf(Float64Array.from({ length }, (_, k) => (k === 0 ? 0 : draw())));
}

export function scaled(series: TimeSeries, factor: number, offset: number): TimeSeries {
  return { ...series, values: series.values.map((value) => factor * value + offset) };
}

export function component({ dimension, values, interval }: TimeSeries, i: number): TimeSeries {
  return { dimension: 1, interval, values: values.filter((_, k) => k % dimension === i) };
}
