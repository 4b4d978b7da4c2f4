import { createRng, type TimeSeries } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  almostLinearRnn,
  forecastOf,
  generateEnsemble,
  generateSeries,
  parametersOf,
  plrnnStepper,
} from "../src/index.ts";
import { randomNetwork, wavySeries } from "./networks.ts";

const network = { architecture: almostLinearRnn, observationDimension: 2, reluUnits: 1, interval: 0.5 };
const start = Float64Array.of(0.5, -0.5);

describe("external inputs", () => {
  const model = randomNetwork({ ...network, inputDimension: 3 }, createRng(2));
  const inputs = wavySeries(3, 20, createRng(3));

  test("act in each step as C s, with the sample of the new time", () => {
    const { values } = generateSeries(model, start, { length: 20, inputs });
    const { A, W, h, C } = parametersOf(model);
    for (let t = 1; t < 20; t++) {
      const [x, y] = values.slice(2 * t - 2, 2 * t);
      for (let m = 0; m < 2; m++) {
        let z = A.data[m] * [x, y][m] + W.data[2 * m] * x + W.data[2 * m + 1] * Math.max(y, 0) + h.data[m];
        for (let k = 0; k < 3; k++) z += C.data[3 * m + k] * inputs.values[3 * t + k];
        expect(values[2 * t + m]).toBeCloseTo(z, 12);
      }
    }
  });

  test("act alike in series, ensembles, forecasts and steppers", () => {
    const { values } = generateSeries(model, start, { length: 15, transient: 5, inputs });
    expect(generateEnsemble(model, start, { length: 15, transient: 4, inputs })).toEqual(values);

    const whole = generateSeries(model, start, { length: 20, inputs }).values;
    const out = new Float64Array(20);
    forecastOf(model, { inputs })(whole.slice(8, 10), 10, out, 4);
    expect(out).toEqual(whole.slice(10, 30));

    const stepper = plrnnStepper(model, start, { inputs });
    stepper.advance(2);
    stepper.advance(1.5);
    expect(stepper.state).toEqual(whole.slice(14, 16));
    stepper.reset(whole.slice(8, 10), 2);
    stepper.advance(1.5);
    expect(stepper.state).toEqual(whole.slice(14, 16));
  });

  test("are asked for where a network has them, and refused where they do not fit", () => {
    const run =
      (inputs?: TimeSeries, length = 5) =>
      () =>
        generateSeries(model, start, { length, inputs });
    expect(run()).toThrow("generateSeries: the network has 3 external inputs, give their series as inputs");
    expect(run(wavySeries(2, 20, createRng(1)))).toThrow("got inputs of dimension 2");
    expect(run(inputs, 21)).toThrow("generateSeries: inputs must have at least 21 samples, got 20");
    expect(run({ ...inputs, values: inputs.values.map(() => Number.NaN) })).toThrow("inputs.values must be finite");
    expect(() => plrnnStepper(model)).toThrow("plrnnStepper: the network has 3 external inputs");
    expect(() => plrnnStepper(model, start, { inputs }).advance(10)).toThrow(
      "inputs have 20 samples, none for time 10",
    );
    expect(() => forecastOf(model, { inputs })(start, 10, new Float64Array(20), 10)).toThrow(
      "inputs end before sample 20",
    );
    const autonomous = randomNetwork(network, createRng(2));
    expect(() => generateSeries(autonomous, start, { length: 5, inputs })).toThrow("the network has 0 external inputs");
  });
});

describe("process noise", () => {
  const model = randomNetwork(network, createRng(4));

  test("is drawn in each step, unit by unit", () => {
    const deviation = Float64Array.of(0.1, 2);
    const { values } = generateSeries(model, start, { length: 3, noise: { deviation, rng: createRng(5) } });
    const rng = createRng(5);
    let z = start;
    for (let t = 1; t < 3; t++) {
      z = generateSeries(model, z, { length: 2 })
        .values.slice(2)
        .map((value, m) => value + deviation[m] * rng.normal());
      expect(values.slice(2 * t, 2 * t + 2)).toEqual(z);
    }
  });

  test("of a linear network settles at the variance sigma² / (1 - a²)", () => {
    const linear = randomNetwork({ ...network, observationDimension: 1, reluUnits: 0 }, createRng(1));
    linear.parameters.set([0.5, 0.3, 0]); // A + W = 0.8
    const noise = { deviation: 0.6, rng: createRng(1) };
    const { values } = generateSeries(linear, Float64Array.of(0), { length: 20_000, transient: 100, noise });
    const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    expect(Math.abs(variance - 1)).toBeLessThan(0.08); // about four standard errors: effective samples 20,000 (1 - a²) / (1 + a²)
  });

  test("makes other runs of an ensemble, and must not be negative", () => {
    const noise = { deviation: 1, rng: createRng(1) };
    const runs = generateEnsemble(model, Float64Array.of(...start, ...start), { length: 3, noise });
    expect(runs.slice(0, 6)).not.toEqual(runs.slice(6));
    const run = () => generateSeries(model, start, { length: 3, noise: { deviation: -1, rng: createRng(1) } });
    expect(run).toThrow("generateSeries: noise.deviation must be at least 0, got -1");
  });
});
