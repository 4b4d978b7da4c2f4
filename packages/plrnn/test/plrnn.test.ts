import { createRng } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  affineObservation,
  clippedShallowPlrnn,
  createPlrnn,
  forecastOf,
  generateSeries,
  parametersOf,
  plrnnFromJson,
  plrnnStepper,
  plrnnToJson,
  shallowPlrnn,
} from "../src/index.ts";
import { randomNetwork } from "./networks.ts";

describe("createPlrnn", () => {
  test("draws initial parameters within the bounds of the paper", () => {
    const model = createPlrnn({ observationDimension: 4, hiddenSize: 100, rng: createRng(1) });
    const { A, W1, W2, h1, h2 } = parametersOf(model);
    expect(A.data.every((value) => value > 0 && value <= 1)).toBe(true);
    expect(h1.data.every((value) => value === 0)).toBe(true);
    for (const [{ data }, bound] of [
      [W1, 0.1],
      [W2, 0.5],
      [h2, 0.1],
    ] as const) {
      expect(Math.max(...data.map(Math.abs))).toBeLessThan(bound);
      expect(Math.max(...data.map(Math.abs))).toBeGreaterThan(0.9 * bound);
    }
  });

  test("has as many parameters as the paper's networks", () => {
    const size = (latentDimension: number, hiddenSize: number, observationDimension: number) =>
      createPlrnn({
        latentDimension,
        hiddenSize,
        observationDimension,
        observation: affineObservation,
        rng: createRng(1),
      }).parameters.length;
    expect(size(5, 250, 5)).toBe(2785);
    expect(size(16, 512, 64)).toBe(17952);
  });
});

describe("the map", () => {
  test("of one unit equals the formula", () => {
    const shape = { latentDimension: 1, hiddenSize: 1, observationDimension: 1 };
    const parameters = Float64Array.of(0.5, 0.1, 0.3, 2, -1); // A, h1, h2, W1, W2
    const image = (architecture: typeof shallowPlrnn, z: number) => {
      const out = new Float64Array(1);
      architecture.step(shape, parameters, Float64Array.of(z), out);
      return out[0];
    };
    expect(image(shallowPlrnn, -1)).toBeCloseTo(-0.5 + 0.1 + 2 * 1.3, 14);
    expect(image(clippedShallowPlrnn, -1)).toBeCloseTo(-0.5 + 0.1 + 2 * 0.3, 14);
    expect(image(clippedShallowPlrnn, 0.2)).toBeCloseTo(0.1 + 0.1 + 2 * 0.1, 14);
    expect(image(shallowPlrnn, 1)).toBeCloseTo(0.6, 14);
  });

  test("that is clipped stays within its bound when all |A| < 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
        const rng = createRng(seed);
        const model = randomNetwork({ observationDimension: 3, hiddenSize: 8 }, rng);
        const { A, W1, h1, h2 } = parametersOf(model);
        A.data.forEach((_, m) => {
          A.data[m] = 0.9 * (2 * rng.uniform() - 1);
        });
        const { values } = generateSeries(model, Float64Array.of(5, -5, 0), { length: 50, transient: 500 });
        for (let k = 0; k < values.length; k++) {
          const m = k % 3;
          let drive = Math.abs(h1.data[m]);
          for (let l = 0; l < 8; l++) drive += Math.abs(W1.data[m * 8 + l] * h2.data[l]);
          expect(Math.abs(values[k])).toBeLessThanOrEqual(drive / (1 - Math.abs(A.data[m])) + 1e-9);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("free runs", () => {
  const model = randomNetwork({ observationDimension: 2, latentDimension: 4, hiddenSize: 6 }, createRng(4));
  const start = Float64Array.of(0.5, -0.5);

  test("begin at the given observation, and a transient is the part left out", () => {
    const whole = generateSeries(model, start, { length: 10 });
    expect(whole.values.slice(0, 2)).toEqual(start);
    expect(generateSeries(model, start, { length: 3, transient: 7 }).values).toEqual(whole.values.slice(14));
  });

  test("are what forecasts consist of", () => {
    const out = new Float64Array(18);
    forecastOf(model)(start, 9, out);
    expect(out).toEqual(generateSeries(model, start, { length: 10 }).values.slice(2));
  });

  test("of an affine observation begin at the nearest observable state", () => {
    const affine = randomNetwork({ observationDimension: 3, observation: affineObservation }, createRng(4));
    const { values } = generateSeries(affine, Float64Array.of(1, 2, 3), { length: 1 });
    for (let n = 0; n < 3; n++) expect(values[n]).toBeCloseTo(n + 1, 10);
  });
});

describe("plrnnStepper", () => {
  const model = randomNetwork({ observationDimension: 3, hiddenSize: 8, interval: 0.01 }, createRng(9));
  const start = Float64Array.of(0.3, -0.2, 0.9);

  test("steps as the series does", () => {
    const stepper = plrnnStepper(model, start);
    stepper.advance(0.07);
    expect(Array.from(stepper.state)).toEqual(Array.from(generateSeries(model, start, { length: 8 }).values.slice(21)));
    expect(stepper.time).toBeCloseTo(0.07, 14);
  });

  test.each([shallowPlrnn, clippedShallowPlrnn])(
    "moves tangent vectors by the exact Jacobian: $name",
    (architecture) => {
      const network = randomNetwork({ observationDimension: 3, hiddenSize: 8, architecture }, createRng(9));
      const stepper = plrnnStepper(network, start);
      const vectors = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
      stepper.tangent?.(vectors);
      stepper.advance(5);

      const step = 1e-7;
      const image = (i: number, by: number) => {
        const moved = plrnnStepper(network, start);
        moved.state[i] += by;
        moved.advance(5);
        return moved.state;
      };
      for (let i = 0; i < 3; i++) {
        const [ahead, behind] = [image(i, step), image(i, -step)];
        for (let j = 0; j < 3; j++) expect(vectors[3 * i + j]).toBeCloseTo((ahead[j] - behind[j]) / (2 * step), 6);
      }
    },
  );

  test("refuses a duration between two steps", () => {
    expect(() => plrnnStepper(model).advance(0.015)).toThrow(
      "must be a whole multiple of the interval 0.01, got 0.015",
    );
  });
});

describe("plrnnToJson and plrnnFromJson", () => {
  const model = randomNetwork(
    { observationDimension: 2, latentDimension: 3, hiddenSize: 4, interval: 0.5 },
    createRng(6),
  );

  test("are inverse to each other, to the last bit", () => {
    expect(plrnnFromJson(plrnnToJson(model))).toEqual(model);
  });

  test("refuse a network with numbers that JSON cannot hold", () => {
    const broken = { ...model, parameters: model.parameters.map(() => Number.NaN) };
    expect(() => plrnnToJson(broken)).toThrow("plrnnToJson: parameters must be finite, got NaN at index 0");
  });

  test("leave unknown keys alone", () => {
    expect(plrnnFromJson(JSON.stringify({ ...JSON.parse(plrnnToJson(model)), note: "mine" }))).toEqual(model);
  });

  test.each([
    ["{", "the text is not JSON"],
    ["[]", "format must be"],
    [edited((file) => ({ ...file, version: 2 })), "version must be 1, got 2"],
    [edited((file) => ({ ...file, architecture: "lstm" })), 'clippedShallowPlrnn, almostLinearRnn, got "lstm"'],
    [edited((file) => ({ ...file, hiddenSize: 5 })), "parameters.h2 must be a list of 5"],
    [edited((file) => ({ ...file, interval: "1" })), 'interval must be a finite number, got "1"'],
    [edited((file) => ({ ...file, interval: -1 })), "interval must be positive, got -1"],
    [edited((file) => ({ ...file, observationDimension: 9 })), "needs at least as many latent units"],
  ])("say what is wrong: %#", (text, message) => {
    expect(() => plrnnFromJson(text)).toThrow(message);
  });

  function edited(change: (file: Record<string, unknown>) => Record<string, unknown>): string {
    return JSON.stringify(change(JSON.parse(plrnnToJson(model))));
  }
});
