import { createRng, runNow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  adam,
  adaptiveForcing,
  arithmeticMean,
  checkpointFromJson,
  checkpointToJson,
  clipWhole,
  fusedKernel,
  type GradientKernel,
  sparseForcing,
  stepDecay,
  type TrainingCheckpoint,
  type TrainingResult,
  type TrainPlrnnOptions,
  trainPlrnn,
  windowNoise,
} from "../../src/index.ts";
import { wavySeries } from "../networks.ts";

const data = wavySeries(2, 200, createRng(1));
const small = (): TrainPlrnnOptions => ({
  rng: createRng(2),
  epochs: 8,
  batchesPerEpoch: 6,
  windowLength: 20,
  hiddenSize: 5,
  scoreEvery: 2,
  score: (model, epoch) => (epoch < 3 ? Number.NaN : Math.abs(model.parameters[0])),
});
const bytes = (values: Float64Array) => [...new Uint8Array(values.slice().buffer)];
const comparable = ({ model, losses, ...rest }: TrainingResult) => ({
  ...rest,
  parameters: bytes(model.parameters),
  losses: bytes(losses),
});

/** The state after some epochs, through JSON. */
function stateAfter(epochs: number, options: TrainPlrnnOptions): TrainingCheckpoint {
  const task = trainPlrnn(data, options);
  for (let k = 1; k < epochs; k++) task.next();
  const { value } = task.next();
  if (!("checkpoint" in value)) throw new Error("the training has ended");
  return checkpointFromJson(checkpointToJson(value.checkpoint()));
}

/** The fused kernel, whose loss is NaN once, at a call counted over the whole training. */
function failingAt(call: number, before = 0): GradientKernel {
  let calls = before;
  return {
    prepare(problem) {
      const gradient = fusedKernel.prepare(problem);
      return (...given) => (++calls === call ? Number.NaN : gradient(...given));
    },
  };
}

describe("a resumed training gives the same bytes as one that never stopped", () => {
  const variants: [string, () => Partial<TrainPlrnnOptions>][] = [
    ["by default", () => ({})],
    ["with adaptive forcing", () => ({ forcing: adaptiveForcing({ estimate: arithmeticMean }) })],
    [
      "with noise, whose normal numbers come in pairs",
      () => ({ noise: windowNoise(0.1), batchSize: 3, windowLength: 20 }),
    ],
    [
      "with sparse forcing, Adam, step decay and clipping",
      () => ({ forcing: sparseForcing(4), optimizer: adam(), learningRate: stepDecay(), clipping: clipWhole(0.1) }),
    ],
  ];
  for (const [name, variant] of variants) {
    test.each([1, 4, 7])(`${name}, after %d epochs`, (epochs) => {
      const whole = runNow(trainPlrnn(data, { ...small(), ...variant() }));
      const resume = stateAfter(epochs, { ...small(), ...variant() });
      expect(resume.epoch).toBe(epochs);
      const resumed = runNow(trainPlrnn(data, { ...small(), ...variant(), rng: createRng(77), resume }));
      expect(comparable(resumed)).toEqual(comparable(whole));
    });
  }

  test("also after it has diverged and begun again", () => {
    const whole = runNow(trainPlrnn(data, { ...small(), kernel: failingAt(9) }));
    expect(whole.restarts).toHaveLength(1);
    const resume = stateAfter(3, { ...small(), kernel: failingAt(9) });
    const resumed = runNow(trainPlrnn(data, { ...small(), resume }));
    expect(comparable(resumed)).toEqual(comparable(whole));
  });

  test("and one that had ended returns what it was", () => {
    const whole = runNow(trainPlrnn(data, small()));
    expect(comparable(runNow(trainPlrnn(data, { ...small(), resume: stateAfter(8, small()) })))).toEqual(
      comparable(whole),
    );
  });
});

test("a state is a copy: it does not change while training goes on", () => {
  const task = trainPlrnn(data, small());
  const { value } = task.next();
  if (!("checkpoint" in value)) throw new Error("the training has ended");
  const state = value.checkpoint();
  const before = checkpointToJson(state);
  task.next();
  expect(checkpointToJson(state)).toBe(before);
});

describe("what cannot be resumed is refused", () => {
  test("a training of another network, or a longer one", () => {
    const resume = stateAfter(3, small());
    expect(() => runNow(trainPlrnn(data, { ...small(), resume, hiddenSize: 6 }))).toThrow(
      "trainPlrnn: resume must be a training of the same network",
    );
    expect(() => runNow(trainPlrnn(data, { ...small(), resume, epochs: 2 }))).toThrow(
      "trainPlrnn: resume has 3 epochs behind it, more than epochs 2",
    );
  });

  test.each([
    ["{", "checkpointFromJson: the text is not JSON"],
    ["{}", 'checkpointFromJson: format must be "attractors/plrnn-training", got undefined'],
    ['{"format":"attractors/plrnn-training","version":9}', "version must be 1, got 9; a newer release may read it"],
  ])("a text that is no state: %s", (text, message) => {
    expect(() => checkpointFromJson(text)).toThrow(message);
  });

  test("a state with a part that is broken", () => {
    const file = JSON.parse(checkpointToJson(stateAfter(3, small())));
    const broken = (change: object) => () => checkpointFromJson(JSON.stringify({ ...file, ...change }));
    expect(broken({ optimizer: { ...file.optimizer, first: [1] } })).toThrow("optimizer.first must be a list of");
    expect(broken({ losses: [null] })).toThrow("losses[0] must be a finite number, got null");
    expect(broken({ rng: {} })).toThrow("rng.windows must be an object");
    expect(broken({ scores: [{ epoch: 1, score: "many" }] })).toThrow("scores[0].score must be a finite number");
    expect(broken({ model: 3 })).toThrow(TypeError);
  });
});
