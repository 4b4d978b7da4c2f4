import { createRng, NumericalError, runInSlices, runNow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  forecastOf,
  fusedKernel,
  type GradientKernel,
  plrnnStepper,
  sparseForcing,
  type TrainPlrnnOptions,
  trainPlrnn,
} from "../src/index.ts";
import { wavySeries } from "./networks.ts";

/** A rotation by 0.1 per step, standardised. */
const rotation = {
  dimension: 2,
  interval: 0.1,
  values: Float64Array.from(
    { length: 2000 },
    (_, k) => Math.SQRT2 * Math.cos(Math.floor(k / 2) / 10 - (k % 2) * (Math.PI / 2)),
  ),
};
const small = (): TrainPlrnnOptions => ({
  rng: createRng(2),
  epochs: 4,
  batchesPerEpoch: 3,
  windowLength: 20,
  hiddenSize: 5,
});

describe("trainPlrnn", () => {
  test("learns a rotation: 20 steps ahead, and its neutral stability", () => {
    const options = { ...small(), epochs: 150, batchesPerEpoch: 50, hiddenSize: 10, windowLength: 50 };
    const { model } = runNow(trainPlrnn(rotation, options));
    const out = new Float64Array(40);
    forecastOf(model)(Float64Array.of(Math.SQRT2, 0), 20, out);
    expect(out[38]).toBeCloseTo(Math.SQRT2 * Math.cos(2), 1);
    expect(out[39]).toBeCloseTo(Math.SQRT2 * Math.sin(2), 1);

    const stepper = plrnnStepper(model, Float64Array.of(Math.SQRT2, 0));
    stepper.advance(100);
    expect(Math.hypot(...stepper.state)).toBeGreaterThan(1);
    expect(Math.hypot(...stepper.state)).toBeLessThan(2);
  });

  test("gives the same numbers for the same seed, and others for another", () => {
    const parameters = (seed: number) =>
      runNow(trainPlrnn(rotation, { ...small(), rng: createRng(seed) })).model.parameters;
    expect(parameters(2)).toEqual(parameters(2));
    expect(parameters(2)).not.toEqual(parameters(3));
  });

  test("returns the network with the best score, and all scores", () => {
    const values = [3, 1, Number.NaN, 2];
    const seen: number[] = [];
    const result = runNow(
      trainPlrnn(rotation, {
        ...small(),
        scoreEvery: 1,
        score: (model, epoch) => {
          seen.push(model.parameters[0]);
          return values[epoch - 1];
        },
      }),
    );
    expect(result.epoch).toBe(2);
    expect(result.model.parameters[0]).toBe(seen[1]);
    expect(result.scores.map(({ score }) => score)).toEqual(values);
    expect(result.losses).toHaveLength(4);
    expect(result.ended).toBe("finished");
  });

  test("returns the best so far when it is stopped", async () => {
    const controller = new AbortController();
    const result = await runInSlices(
      trainPlrnn(rotation, { ...small(), epochs: 1000, scoreEvery: 1, score: (_, epoch) => epoch }),
      {
        signal: controller.signal,
        onProgress: ({ epoch }) => {
          if (epoch === 3) controller.abort();
        },
      },
    );
    expect(result.ended).toBe("stopped");
    expect(result.losses).toHaveLength(3);
    expect(result.epoch).toBe(1);
  });

  test("goes back to the last good epoch with half the learning rate when it diverges", () => {
    const result = runNow(trainPlrnn(rotation, { ...small(), kernel: failingAt([5, 9]) }));
    expect(result.restarts).toEqual([
      { epoch: 1, learningRateFactor: 0.5 },
      { epoch: 2, learningRateFactor: 0.25 },
    ]);
    expect(result.ended).toBe("finished");
    expect(result.losses).toHaveLength(4);
    expect(result.model.parameters.every(Number.isFinite)).toBe(true);
  });

  test("does not go back to an epoch whose loss had exploded", () => {
    const result = runNow(trainPlrnn(rotation, { ...small(), kernel: failingAt([9], 5) }));
    expect(result.losses[1]).toBeGreaterThan(1e6);
    expect(result.restarts).toEqual([{ epoch: 2, learningRateFactor: 0.5 }]);
    const before = runNow(trainPlrnn(rotation, { ...small(), kernel: failingAt([5], 0), maxRestarts: 0 }));
    const after = runNow(trainPlrnn(rotation, { ...small(), kernel: failingAt([7, 8, 9], 5), maxRestarts: 0 }));
    expect(after.epoch).toBe(1);
    expect(after.model.parameters).toEqual(before.model.parameters);
  });

  test("keeps what it has when it diverges for good", () => {
    const everAfter = Array.from({ length: 100 }, (_, k) => k + 7);
    const result = runNow(trainPlrnn(rotation, { ...small(), kernel: failingAt(everAfter), maxRestarts: 2 }));
    expect(result.ended).toBe("diverged");
    expect(result.epoch).toBe(2);
    expect(result.model.parameters.every(Number.isFinite)).toBe(true);
  });

  test("throws when a learning rate beyond reason lets no epoch pass", () => {
    const hopeless = () => runNow(trainPlrnn(rotation, { ...small(), learningRate: { start: 1e200, end: 1e200 } }));
    expect(hopeless).toThrow(NumericalError);
    expect(hopeless).toThrow(/smaller learning rate/);
  });

  test("names the argument that is wrong", () => {
    const run = (options: Partial<TrainPlrnnOptions>) => () => runNow(trainPlrnn(rotation, { ...small(), ...options }));
    expect(run({ alpha: 1.5 })).toThrow("trainPlrnn: alpha must lie between 0 and 1, got 1.5");
    expect(run({ epochs: 0 })).toThrow("trainPlrnn: epochs");
    expect(run({ batchSize: 2.5 })).toThrow("trainPlrnn: batchSize");
    expect(run({ windowLength: 999 })).toThrow("a window of 999 needs a series of at least 1001 samples, got 1000");
    expect(run({ latentDimension: 1 })).toThrow("use affineObservation");
    const cut = { ...rotation, values: rotation.values.slice(1) };
    expect(() => runNow(trainPlrnn(cut, small()))).toThrow("trainPlrnn: samples in data must be a whole number");
    const broken = { ...rotation, values: rotation.values.map((value, k) => (k === 5 ? Infinity : value)) };
    expect(() => runNow(trainPlrnn(broken, small()))).toThrow(
      "trainPlrnn: data.values must be finite, or NaN where a value is missing, got Infinity at index 5",
    );
    expect(run({ forcing: sparseForcing(3), alpha: 0.1 })).toThrow("trainPlrnn: give alpha or forcing, not both");
    expect(run({ learningRate: { start: 0 } })).toThrow("trainPlrnn: learningRate.start must be positive, got 0");
  });

  test("uses the shortest possible series", () => {
    const data = wavySeries(1, 22, createRng(1));
    expect(runNow(trainPlrnn(data, small())).losses).toHaveLength(4);
  });
});

/** The fused kernel, whose loss is NaN at the given calls, and huge at one. */
function failingAt(calls: readonly number[], huge?: number): GradientKernel {
  let call = 0;
  return {
    prepare(problem) {
      const gradient = fusedKernel.prepare(problem);
      return (...given) => {
        const loss = gradient(...given);
        call++;
        return calls.includes(call) ? Number.NaN : call === huge ? 1e9 : loss;
      };
    },
  };
}
