import { createRng, runNow, type TimeSeries } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  forecastOf,
  inputNoise,
  referenceKernel,
  type TrainPlrnnOptions,
  trainPlrnn,
  windowNoise,
} from "../../src/index.ts";
import { joinSeries } from "../../src/training/training-samples.ts";
import { wavySeries } from "../networks.ts";

const options = (): TrainPlrnnOptions => ({
  rng: createRng(2),
  epochs: 3,
  batchesPerEpoch: 3,
  windowLength: 10,
  hiddenSize: 5,
});
const wave = (length: number, seed = 1): TimeSeries => wavySeries(2, length, createRng(seed));

describe("windows", () => {
  test("stay within their series", () => {
    const { samples, starts } = joinSeries([wave(14), wave(12, 2), wave(13, 3)], undefined, 10);
    expect([...starts]).toEqual([0, 1, 2, 14, 26, 27]);
    expect(samples.values).toHaveLength(2 * 39);
    expect(samples.weights).toBeUndefined();
  });

  test("begin with a complete sample", () => {
    const series = wave(15);
    series.values[2 * 1 + 1] = Number.NaN;
    series.values[2 * 9] = Number.NaN;
    const { samples, starts } = joinSeries(series, undefined, 10);
    expect([...starts]).toEqual([0, 2, 3]);
    expect([...(samples.weights ?? [])].flatMap((weight, k) => (weight === 0 ? [k] : []))).toEqual([3, 18]);
    expect(samples.values[3]).toBe(0);
    expect(series.values[3]).toBeNaN();
  });
});

describe("trainPlrnn", () => {
  test("learns a rotation from data of which a fifth is missing", () => {
    const rng = createRng(4);
    const values = Float64Array.from(
      { length: 2000 },
      (_, k) => Math.SQRT2 * Math.cos(Math.floor(k / 2) / 10 - (k % 2) * 1.5708),
    );
    const holes = values.map((value) => (rng.uniform() < 0.2 ? Number.NaN : value));
    const data = { dimension: 2, interval: 0.1, values: holes };
    const { model } = runNow(
      trainPlrnn(data, { ...options(), hiddenSize: 10, epochs: 150, batchesPerEpoch: 50, windowLength: 30 }),
    );
    const out = new Float64Array(40);
    forecastOf(model)(values.slice(0, 2), 20, out);
    expect(out[38]).toBeCloseTo(values[40], 1);
    expect(out[39]).toBeCloseTo(values[41], 1);
  });

  test("does not look at what a missing value might have been, or at the unit it belongs to", () => {
    const loss = (kernel: TrainPlrnnOptions["kernel"]) => {
      const data = wave(30);
      data.values.fill(Number.NaN, 2 * 20, 2 * 22);
      return runNow(trainPlrnn(data, { ...options(), kernel })).losses[2];
    };
    expect(loss(referenceKernel) / loss(undefined)).toBeCloseTo(1, 4);
  });

  test("learns what external inputs do: x + s", () => {
    const rng = createRng(3);
    const inputs = { dimension: 1, interval: 1, values: Float64Array.from({ length: 500 }, () => rng.normal()) };
    const values = new Float64Array(500);
    for (let k = 1; k < 500; k++) values[k] = 0.5 * values[k - 1] + inputs.values[k];
    const data = { dimension: 1, interval: 1, values };
    const long = { ...options(), epochs: 200, batchesPerEpoch: 20, learningRate: { start: 1e-2, end: 1e-4 } };
    const { model, losses } = runNow(trainPlrnn(data, { ...long, inputs }));
    expect(model.inputDimension).toBe(1);
    expect(losses[199]).toBeLessThan(1e-3);
    expect(runNow(trainPlrnn(data, { ...long, rng: createRng(2) })).losses[199]).toBeGreaterThan(0.3);
  });

  test("with noise on whole windows cannot get below its variance; with noise on inputs it can", () => {
    const data = { dimension: 1, interval: 1, values: new Float64Array(100) };
    const [window, input] = [windowNoise(0.5), inputNoise(0.5)].map(
      (noise) =>
        runNow(trainPlrnn(data, { ...options(), noise, alpha: 0, epochs: 100, learningRate: { start: 1e-2 } }))
          .losses[99],
    );
    expect(window).toBeGreaterThan(0.2);
    expect(input).toBeLessThan(0.1);
  });

  test("names what is wrong with its series", () => {
    const run =
      (data: TimeSeries | TimeSeries[], more: Partial<TrainPlrnnOptions> = {}) =>
      () =>
        runNow(trainPlrnn(data, { ...options(), ...more }));
    expect(run([])).toThrow("trainPlrnn: data must have at least one series");
    expect(run([wave(20), { ...wave(20), interval: 1 }])).toThrow(
      "all series must have dimension 2 and interval 0.1, got 2 and 1 in data[1]",
    );
    expect(run([wave(20), wave(11)])).toThrow("a series of at least 12 samples, got 11 in data[1]");
    expect(run({ ...wave(20), values: new Float64Array(40).fill(Number.NaN) })).toThrow("no window can begin");
    expect(run(wave(20), { inputs: wave(19) })).toThrow("inputs must have as many samples as the data, 20, got 19");
    expect(run(wave(20), { inputs: [wave(20), wave(20)] })).toThrow("inputs must be as many series as data, 1, got 2");
  });
});
