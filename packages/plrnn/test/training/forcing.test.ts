import { createRng, runNow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  adaptiveForcing,
  affineObservation,
  constantForcing,
  createPlrnn,
  type GrowthEstimate,
  type Plrnn,
  referenceKernel,
  sparseForcing,
  trainPlrnn,
} from "../../src/index.ts";
import { createObjective } from "../../src/objective.ts";
import { openPlrnn } from "../../src/plrnn.ts";
import { randomNetwork, relativeDistance, wavySeries } from "../networks.ts";

const windowLength = 12;
const samples = { values: wavySeries(2, 60, createRng(1)).values };
const starts = Int32Array.of(0, 5, 30);

function objectiveOf(model: Plrnn, forcedUnits?: number) {
  return createObjective(model, { samples, kernel: referenceKernel, windowLength, batchSize: 3, forcedUnits });
}

function lossUnder(model: Plrnn, forcing: Float64Array): { loss: number; gradient: Float64Array } {
  const gradient = new Float64Array(model.parameters.length);
  return { loss: objectiveOf(model).evaluate(model.parameters, { starts, forcing }, gradient), gradient };
}

/** The strengths of a teacher at some gradient steps. */
function strengthsOf(forcing: ReturnType<typeof constantForcing>, steps: readonly number[]): Float64Array[] {
  const model = createPlrnn({ observationDimension: 2, rng: createRng(1) });
  const { architecture, observation, ...arrays } = openPlrnn(model);
  const teacher = forcing.begin(objectiveOf(model).problem);
  return steps.map((step) => teacher.strengths(step, { ...arrays, teacher: arrays.encoder }, { starts }).slice());
}

test("constantForcing forces every step alike", () => {
  expect(strengthsOf(constantForcing(0.3), [1, 2])).toEqual([
    new Float64Array(13).fill(0.3),
    new Float64Array(13).fill(0.3),
  ]);
});

describe("sparseForcing", () => {
  test("forces every interval-th step wholly, and not the first", () => {
    expect([...strengthsOf(sparseForcing(5), [1])[0]]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
  });

  test("of all units makes each interval a window of its own: loss and gradient are their means", () => {
    const model = randomNetwork({ observationDimension: 2 }, createRng(2));
    const [forcing] = strengthsOf(sparseForcing(4), [1]);
    const whole = lossUnder(model, forcing);
    const pieces = createObjective(model, { samples, kernel: referenceKernel, windowLength: 4, batchSize: 9 });
    const gradient = new Float64Array(model.parameters.length);
    const loss = pieces.evaluate(
      model.parameters,
      { starts: Int32Array.from([0, 4, 8, 5, 9, 13, 30, 34, 38]), forcing: new Float64Array(5) },
      gradient,
    );
    expect(whole.loss).toBeCloseTo(loss, 12);
    expect(relativeDistance(whole.gradient, gradient)).toBeLessThan(1e-10);
  });
});

describe("adaptiveForcing", () => {
  const kappas = (...values: number[]): GrowthEstimate => {
    let k = 0;
    return () => values[k++];
  };

  test("rises to 1 - 1/kappa at once and falls slowly, every few steps (Algorithm 1)", () => {
    const forcing = adaptiveForcing({ estimate: kappas(2, 10, 0.5), start: 0.8, gamma: 0.9, every: 2 });
    const alphas = strengthsOf(forcing, [1, 2, 3, 4, 5, 6]).map((strengths) => strengths[1]);
    const second = 0.9 * 0.8 + 0.1 * 0.5;
    expect(alphas).toEqual([0.8, second, second, 0.9, 0.9, 0.9 * 0.9].map((value) => expect.closeTo(value, 12)));
  });

  test("stays where it is if nothing is known", () => {
    expect(strengthsOf(adaptiveForcing({ estimate: () => Number.NaN, start: 0.4, every: 1 }), [1])[0][3]).toBe(0.4);
  });

  test("refuses what is no strength", () => {
    expect(() => adaptiveForcing({ gamma: 2 })).toThrow("adaptiveForcing: gamma must lie between 0 and 1, got 2");
    expect(() => constantForcing(-1)).toThrow("constantForcing: alpha must lie between 0 and 1, got -1");
    expect(() => sparseForcing(0)).toThrow("sparseForcing: interval must be a whole number, at least 1, got 0");
  });
});

test("partial forcing of an affine observation leaves the last units alone", () => {
  const options = { epochs: 1, batchesPerEpoch: 1, windowLength, observation: affineObservation, latentDimension: 4 };
  const losses = [false, true].map(
    (partialForcing) =>
      runNow(trainPlrnn(wavySeries(2, 60, createRng(1)), { ...options, partialForcing, rng: createRng(1) })).losses[0],
  );
  expect(losses[0]).not.toBe(losses[1]);

  const model = randomNetwork(
    { observationDimension: 2, observation: affineObservation, latentDimension: 4 },
    createRng(1),
  );
  const gradient = new Float64Array(model.parameters.length);
  const forcing = new Float64Array(13).fill(1);
  const partial = [2, 0].map((units) =>
    objectiveOf(model, units).evaluate(model.parameters, { starts, forcing }, gradient),
  );
  const free = objectiveOf(model).evaluate(model.parameters, { starts, forcing: new Float64Array(13) }, gradient);
  expect(partial[1]).toBeCloseTo(free, 12);
  expect(partial[0]).not.toBeCloseTo(free, 3);
});
