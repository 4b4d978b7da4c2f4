import type { Rng } from "@attractors/core";
import { adamW, clipGradients, type Mask, type Tensor } from "../src/index.ts";
import type { Network } from "./network.ts";

/** Samples of equally many instances, [samples, instances, width], and whether each belongs to the positive class. */
export interface Samples {
  readonly instances: number;
  readonly width: number;
  readonly data: Float32Array;
  readonly labels: Uint8Array;
  /** [samples, instances]: 1 where there is no instance. */
  readonly padding?: Uint8Array;
}

export interface TrainingSetting {
  readonly samples: Samples;
  readonly training: readonly number[];
  readonly evaluation: readonly number[];
  readonly epochs: number;
  readonly rng: Rng;
}

/** Part of the samples of the evaluation set that are classified rightly after each epoch, and of the training set in the last. */
export interface TrainingResult {
  readonly evaluation: readonly number[];
  readonly training: number;
}

const BATCH = 32;

/** Trains by AdamW at its defaults (rate 1e-3, decay 0.01) on batches of 32, gradients clipped to norm 1, as the notebooks do. */
export function train(
  network: Network,
  { samples, training, evaluation, epochs, rng }: TrainingSetting,
): TrainingResult {
  const optimizer = adamW();
  const order = [...training];
  const scores: number[] = [];
  let right = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, rng);
    right = 0;
    for (let first = 0; first < order.length; first += BATCH) {
      const { input, labels, mask } = batchOf(samples, order.slice(first, first + BATCH));
      const { logits, back } = network.run(input, mask, rng);
      const gradient = new Float32Array(labels.length);
      labels.forEach((label, k) => {
        const logit = logits.data[k];
        gradient[k] = (1 / (1 + Math.exp(-logit)) - label) / labels.length;
        if (logit > 0 === (label === 1)) right++;
      });
      const gradients = back({ shape: logits.shape, data: gradient });
      clipGradients(gradients, 1);
      optimizer.update(network.parameters, gradients);
    }
    const logits = logitsOf(network, samples, evaluation);
    scores.push(
      evaluation.filter((sample, k) => logits[k] > 0 === (samples.labels[sample] === 1)).length / evaluation.length,
    );
  }
  return { evaluation: scores, training: right / order.length };
}

/** Logits of samples, nothing dropped. */
export function logitsOf(network: Network, samples: Samples, chosen: readonly number[]): number[] {
  const logits: number[] = [];
  for (let first = 0; first < chosen.length; first += BATCH) {
    const { input, mask } = batchOf(samples, chosen.slice(first, first + BATCH));
    logits.push(...network.run(input, mask).logits.data);
  }
  return logits;
}

function batchOf({ instances, width, data, labels, padding }: Samples, chosen: readonly number[]) {
  const size = instances * width;
  const batch = new Float32Array(chosen.length * size);
  const bytes = new Uint8Array(chosen.length * instances);
  chosen.forEach((sample, k) => {
    batch.set(data.subarray(sample * size, (sample + 1) * size), k * size);
    if (padding) bytes.set(padding.subarray(sample * instances, (sample + 1) * instances), k * instances);
  });
  const input: Tensor = { shape: [chosen.length, instances, width], data: batch };
  const mask: Mask | undefined = padding && { shape: [chosen.length, instances], data: bytes };
  return { input, mask, labels: chosen.map((sample) => labels[sample]) };
}

/** Fisher and Yates. */
function shuffle(list: number[], rng: Rng): void {
  for (let k = list.length - 1; k > 0; k--) {
    const other = rng.integer(k + 1);
    const kept = list[k];
    list[k] = list[other];
    list[other] = kept;
  }
}
