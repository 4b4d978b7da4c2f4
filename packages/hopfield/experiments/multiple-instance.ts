/**
 * Multiple-instance learning on a synthetic set: bags of 5 to 25 vectors from N(0, 1)^16, one of which, in positive bags,
 * lies near one of four hidden directions. Pooling by a Hopfield layer against the mean of the bag, by the area under the
 * ROC curve on bags that were not seen. About a minute on one core.
 *
 *   pnpm --filter @attractors/hopfield multiple-instance [seed …]
 */
import { createRng, type Rng } from "@attractors/core";
import { type NamedTensors, poolingLayer, singlePrecision } from "../src/index.ts";
import { constantTensor } from "../src/layers/initialize.ts";
import { linear } from "../src/layers/linear.ts";
import { type Network, networkOf } from "./network.ts";
import { range } from "./run-models.ts";
import { logitsOf, type Samples, train } from "./train.ts";

const BAGS = 1500;
const TRAINING = 1000;
const LARGEST = 25;
const SMALLEST = 5;
const WIDTH = 16;
const DIRECTIONS = 4;
/** Length of a hidden direction; a random vector is about 4 long. */
const STRENGTH = 5;

const given = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument));
const seeds = given.length > 0 ? given.map(Number) : [42, 43, 44];
const pooling: Readonly<Record<string, (rng: Rng) => Network>> = {
  "mean of the bag": meanNetwork,
  "Hopfield pooling, one head": (rng) => {
    const layer = poolingLayer({ inputSize: WIDTH, precision: singlePrecision, rng });
    return networkOf(layer, WIDTH, rng);
  },
  "Hopfield pooling, adapted": (rng) => {
    const setting = { hiddenSize: 16, heads: 8, scaling: 1, dropout: 0.1, precision: singlePrecision };
    return networkOf(poolingLayer({ inputSize: WIDTH, ...setting, rng }), WIDTH, rng);
  },
};
console.log(`multiple instances: area under the ROC curve, seeds ${seeds.join(", ")}`);
for (const [name, make] of Object.entries(pooling)) {
  const areas = seeds.map((seed) => {
    const rng = createRng(seed);
    const samples = bags(rng.fork());
    const network = make(rng);
    const evaluation = range(TRAINING, BAGS);
    train(network, { samples, training: range(0, TRAINING), evaluation, epochs: 60, rng });
    const labels = evaluation.map((bag) => samples.labels[bag]);
    return areaUnderCurve(logitsOf(network, samples, evaluation), labels).toFixed(3);
  });
  console.log(`| ${name} | ${areas.join(" / ")} |`);
}

function bags(rng: Rng): Samples {
  const directions = Array.from({ length: DIRECTIONS }, () => {
    const vector = Array.from({ length: WIDTH }, () => rng.normal());
    const length = Math.hypot(...vector);
    return vector.map((x) => (STRENGTH * x) / length);
  });
  const data = new Float32Array(BAGS * LARGEST * WIDTH);
  const labels = new Uint8Array(BAGS);
  const padding = new Uint8Array(BAGS * LARGEST).fill(1);
  for (let bag = 0; bag < BAGS; bag++) {
    const size = SMALLEST + rng.integer(LARGEST - SMALLEST + 1);
    padding.fill(0, bag * LARGEST, bag * LARGEST + size);
    labels[bag] = rng.integer(2);
    const signal = labels[bag] === 1 ? rng.integer(size) : -1;
    const direction = directions[rng.integer(DIRECTIONS)];
    for (let k = 0; k < size; k++) {
      for (let j = 0; j < WIDTH; j++) {
        const x = k === signal ? direction[j] + 0.5 * rng.normal() : rng.normal();
        data[(bag * LARGEST + k) * WIDTH + j] = x;
      }
    }
  }
  return { instances: LARGEST, width: WIDTH, data, labels, padding };
}

/** A linear map of the mean: what pooling without association can do. */
function meanNetwork(): Network {
  const parameters = {
    weight: constantTensor([1, WIDTH], singlePrecision),
    bias: constantTensor([1], singlePrecision),
  };
  return {
    parameters,
    run(input, mask) {
      const [samples, instances, width] = input.shape;
      const means = new Float32Array(samples * width);
      for (let s = 0; s < samples; s++) {
        let size = 0;
        for (let k = 0; k < instances; k++) if (mask?.data[s * instances + k] === 0) size++;
        for (let k = 0; k < size; k++) {
          for (let j = 0; j < width; j++) means[s * width + j] += input.data[(s * instances + k) * width + j] / size;
        }
      }
      const { output, back } = linear({ shape: [samples, width], data: means }, parameters.weight, parameters.bias);
      return {
        logits: output,
        back(gradient): NamedTensors {
          const { weight, bias } = back(gradient);
          return { weight, ...(bias && { bias }) };
        },
      };
    },
  };
}

/** The chance that a positive bag gets the larger logit than a negative one (Mann and Whitney). */
function areaUnderCurve(logits: readonly number[], labels: readonly number[]): number {
  let above = 0;
  let pairs = 0;
  logits.forEach((positive, a) => {
    if (labels[a] !== 1) return;
    logits.forEach((negative, b) => {
      if (labels[b] !== 0) return;
      pairs++;
      above += positive > negative ? 1 : positive === negative ? 0.5 : 0;
    });
  });
  return above / pairs;
}
