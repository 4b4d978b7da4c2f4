import { createRng } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { architectures } from "../src/architecture.ts";
import {
  type Architecture,
  affineObservation,
  almostLinearRnn,
  biasedAffineObservation,
  type CreatePlrnnOptions,
  clippedDendriticPlrnn,
  createPlrnn,
  dendriticPlrnn,
  generateSeries,
  meanCentredPlrnn,
  parametersOf,
  plrnnFromJson,
  plrnnStepper,
  plrnnToJson,
  vanillaPlrnn,
} from "../src/index.ts";
import { randomNetwork } from "./networks.ts";

const families = Object.values(architectures);
const few = { hiddenSize: 8, bases: 5, reluUnits: 2 } as const;

/** Small sizes, where a family has any. */
function sizesOf(architecture: Architecture): Partial<typeof few> {
  return Object.fromEntries(Object.entries(few).filter(([size]) => Object.hasOwn(architecture.sizes, size)));
}

function image(architecture: Architecture, sizes: object, parameters: number[], z: number[]): number[] {
  const shape = { latentDimension: z.length, observationDimension: 1, ...sizes };
  const out = new Float64Array(z.length);
  architecture.step(shape, Float64Array.from(parameters), Float64Array.from(z), out);
  return Array.from(out);
}

describe("the map equals the formula", () => {
  const A = [0.5, -0.25];
  const W = [0, 2, -1, 0];
  const h = [0.1, 0.2];

  test("of the vanilla network", () => {
    expect(image(vanillaPlrnn, {}, [...A, ...W, ...h], [3, -4])).toEqual([1.5 + 0.1, 1 - 3 + 0.2]);
  });

  test("of the mean-centred network", () => {
    // The mean is -0.5: relu(z - mean) = (3.5, 0).
    expect(image(meanCentredPlrnn, {}, [...A, ...W, ...h], [3, -4])).toEqual([1.5 + 0.1, 1 - 3.5 + 0.2]);
  });

  test("of the almost-linear network, whose last units are relu", () => {
    const full = [1, 2, -1, 3];
    const at = (reluUnits: number) => image(almostLinearRnn, { reluUnits }, [...A, ...full, ...h], [-3, -4]);
    expect(at(0)).toEqual([-1.5 + 0.1 + -3 + -8, 1 + 0.2 + 3 - 12]);
    expect(at(1)).toEqual([-1.5 + 0.1 + -3, 1 + 0.2 + 3]);
    expect(at(2)).toEqual([-1.5 + 0.1, 1 + 0.2]);
  });

  test("of the dendritic networks", () => {
    const alpha = [2, -1];
    const H = [1, -2, 0, 0.5];
    // phi_1 = 2 relu(3 - 1) - relu(3 + 2) = -1, phi_2 = 0; clipped: 2 (2 - 3) - (5 - 3) = -4.
    const parameters = [...A, ...W, ...h, ...alpha, ...H];
    expect(image(dendriticPlrnn, { bases: 2 }, parameters, [3, -4])).toEqual([1.6, 1 + 1 + 0.2]);
    expect(image(clippedDendriticPlrnn, { bases: 2 }, parameters, [3, -4])).toEqual([1.6, 1 + 4 + 0.2]);
  });

  test("and a unit at zero counts as off", () => {
    const stepper = plrnnStepper(
      randomNetwork({ architecture: almostLinearRnn, observationDimension: 2 }, createRng(1)),
    );
    const vectors = Float64Array.of(1, 0, 0, 1);
    const { A } = parametersOf(randomNetwork({ architecture: almostLinearRnn, observationDimension: 2 }, createRng(1)));
    stepper.tangent?.(vectors);
    stepper.advance(1);
    expect(Array.from(vectors)).toEqual([A.data[0], 0, 0, A.data[1]]);
  });
});

describe.each(families)("$name", (architecture) => {
  const sizes = sizesOf(architecture);
  const network = { architecture, ...sizes, observationDimension: 2, latentDimension: 3, interval: 0.5 };

  test("moves tangent vectors by the exact Jacobian", () => {
    const model = randomNetwork(network, createRng(9));
    const start = Float64Array.of(0.3, -0.2, 0.9);
    const stepper = plrnnStepper(model, start);
    const vectors = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    stepper.tangent?.(vectors);
    stepper.advance(2.5);
    const step = 1e-7;
    const moved = (i: number, by: number) => {
      const other = plrnnStepper(model, start);
      other.state[i] += by;
      other.advance(2.5);
      return other.state;
    };
    for (let i = 0; i < 3; i++) {
      const [ahead, behind] = [moved(i, step), moved(i, -step)];
      for (let j = 0; j < 3; j++) expect(vectors[3 * i + j]).toBeCloseTo((ahead[j] - behind[j]) / (2 * step), 6);
    }
  });

  test("survives JSON to the last bit, with inputs and an affine observation", () => {
    for (const options of [
      {},
      { inputDimension: 2 },
      { observation: affineObservation },
      { observation: biasedAffineObservation },
    ]) {
      const model = randomNetwork({ ...network, ...options }, createRng(6));
      expect(plrnnFromJson(plrnnToJson(model))).toEqual(model);
    }
  });

  test("refuses sizes of other families", () => {
    for (const [size, value] of Object.entries(few)) {
      if (Object.hasOwn(architecture.sizes, size)) continue;
      const create = () => createPlrnn({ architecture, observationDimension: 2, [size]: value, rng: createRng(1) });
      expect(create).toThrow(`createPlrnn: ${architecture.name} has no ${size}, got ${value}`);
    }
  });
});

test("unit networks have as many parameters as the papers say", () => {
  const count = (options: Omit<CreatePlrnnOptions, "rng">) =>
    createPlrnn({ ...options, rng: createRng(1) }).parameters.length;
  // Hess et al., Table 1, with the encoder of the units that are not observed.
  for (const architecture of [dendriticPlrnn, clippedDendriticPlrnn]) {
    expect(count({ architecture, latentDimension: 35, observationDimension: 5, bases: 50 })).toBe(3245);
    expect(count({ architecture, latentDimension: 105, observationDimension: 64, bases: 40 })).toBe(18099);
  }
  // M + M^2 + M, and (M - N) N for the encoder.
  expect(count({ architecture: almostLinearRnn, latentDimension: 20, observationDimension: 3 })).toBe(440 + 51);
  expect(count({ architecture: vanillaPlrnn, latentDimension: 7, observationDimension: 7 })).toBe(63);
});

describe("initial parameters", () => {
  const M = 30;
  const create = (architecture: Architecture, options: Partial<CreatePlrnnOptions> = {}) =>
    parametersOf(createPlrnn({ architecture, observationDimension: M, rng: createRng(1), ...options }));

  test.each([vanillaPlrnn, meanCentredPlrnn, dendriticPlrnn, clippedDendriticPlrnn])(
    "A + W of $name is symmetric and positive definite with largest eigenvalue 1",
    (architecture) => {
      const { A, W, h } = create(architecture);
      expect(h.data.every((value) => value === 0)).toBe(true);
      const power = new Float64Array(M).fill(1);
      let norm = 0;
      for (let k = 0; k < 2000; k++) {
        const next = power.map((value, i) => {
          expect(W.data[i * M + i]).toBe(0);
          return power.reduce((sum, other, j) => sum + W.data[i * M + j] * other, A.data[i] * value);
        });
        norm = Math.hypot(...next);
        power.set(next.map((value) => value / norm));
      }
      expect(norm).toBeCloseTo(1, 6);
      for (let i = 0; i < M; i++) {
        for (let j = 0; j < i; j++) expect(W.data[i * M + j]).toBeCloseTo(W.data[j * M + i], 14);
      }
    },
  );

  test("of the almost-linear network: small normal W, A between 0 and 1", () => {
    const { A, W, h } = create(almostLinearRnn);
    expect(A.data.every((value) => value > 0 && value <= 1)).toBe(true);
    expect(h.data.every((value) => value === 0)).toBe(true);
    const deviation = Math.sqrt(W.data.reduce((sum, value) => sum + value ** 2, 0) / W.data.length);
    expect(deviation).toBeCloseTo(0.01, 3);
  });

  test("thresholds of dendritic networks lie in the range of the data, or are normal", () => {
    const { alpha, H } = create(dendriticPlrnn, { dataRange: [2, 5], bases: 16 });
    expect(Math.min(...H.data)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...H.data)).toBeLessThan(5);
    expect(Math.max(...alpha.data.map(Math.abs))).toBeLessThan(0.25);
    const affine = create(dendriticPlrnn, { dataRange: [2, 5], observation: affineObservation });
    const mean = affine.H.data.reduce((sum, value) => sum + value, 0) / affine.H.data.length;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(affine.H.data.length));
  });

  test("of inputs are uniform within the bound of Glorot and Bengio", () => {
    const { C } = create(almostLinearRnn, { inputDimension: 24 });
    expect([C.rows, C.columns]).toEqual([M, 24]);
    const largest = Math.max(...C.data.map(Math.abs));
    expect(largest).toBeLessThan(Math.sqrt(6 / 54));
    expect(largest).toBeGreaterThan(0.95 * Math.sqrt(6 / 54));
  });
});

test("a clipped dendritic network stays within its bound when all |A| < 1", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
      const model = randomNetwork(
        { observationDimension: 3, architecture: clippedDendriticPlrnn, bases: 4 },
        createRng(seed),
      );
      const { A, W, h, alpha, H } = parametersOf(model);
      for (let m = 0; m < 3; m++) A.data[m] = 0.9 * Math.sin(seed + m);
      const { values } = generateSeries(model, Float64Array.of(5, -5, 0), { length: 50, transient: 500 });
      const phi = [0, 1, 2].map((i) => alpha.data.reduce((sum, a, b) => sum + Math.abs(a * H.data[4 * i + b]), 0));
      values.forEach((value, k) => {
        const m = k % 3;
        const drive = phi.reduce((sum, bound, i) => sum + Math.abs(W.data[3 * m + i]) * bound, Math.abs(h.data[m]));
        expect(Math.abs(value)).toBeLessThanOrEqual(drive / (1 - Math.abs(A.data[m])) + 1e-9);
      });
    }),
    { numRuns: 50 },
  );
});

test("files of earlier releases are read", () => {
  const file = {
    ...{ format: "attractors/plrnn", version: 1, latentDimension: 1, hiddenSize: 2, observationDimension: 1 },
    ...{ architecture: "shallowPlrnn", observation: "identityObservation", interval: 0.1 },
    parameters: { A: [[0.5]], h1: [[0]], h2: [[1], [2]], W1: [[3, 4]], W2: [[5], [6]] },
  };
  expect(plrnnFromJson(JSON.stringify(file)).parameters).toEqual(Float64Array.of(0.5, 0, 1, 2, 3, 4, 5, 6));
});

test("sizes are named when they are wrong", () => {
  const create = (options: Partial<CreatePlrnnOptions>) => () =>
    createPlrnn({ observationDimension: 2, rng: createRng(1), ...options });
  expect(create({ architecture: almostLinearRnn, reluUnits: 3 })).toThrow(
    "createPlrnn: reluUnits must be at most latentDimension 2, got 3",
  );
  expect(create({ architecture: almostLinearRnn, reluUnits: -1 })).toThrow("createPlrnn: reluUnits");
  expect(create({ architecture: dendriticPlrnn, bases: 0 })).toThrow("createPlrnn: bases");
  expect(create({ hiddenSize: 1.5 })).toThrow("createPlrnn: hiddenSize");
  expect(create({ inputDimension: -1 })).toThrow("createPlrnn: inputDimension");
  const model = createPlrnn({ architecture: almostLinearRnn, observationDimension: 2, rng: createRng(1) });
  expect(() => plrnnFromJson(JSON.stringify({ ...JSON.parse(plrnnToJson(model)), reluUnits: 3 }))).toThrow(
    "plrnnFromJson: reluUnits must be at most latentDimension 2, got 3",
  );
});
