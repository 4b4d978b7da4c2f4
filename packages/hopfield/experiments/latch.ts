/**
 * The latch experiment of the public repository of the Hopfield layers (after Hochreiter and Mozer 2001): of 32 symbols only
 * the first tells the class. 20 epochs (lookup 18); about four minutes for each seed on one core.
 *
 *   pnpm --filter @attractors/hopfield latch [seed …] [model …]
 */
import type { Rng } from "@attractors/core";
import { range, runModels } from "./run-models.ts";
import type { Samples } from "./train.ts";

const SEQUENCES = 4096;
const LENGTH = 32;
const SYMBOLS = 20;

runModels("latch sequences", {
  samples: latchSequences,
  training: range(512, SEQUENCES - 512),
  evaluation: [...range(0, 512), ...range(SEQUENCES - 512, SEQUENCES)],
  epochs: (model) => (model.startsWith("Lookup") ? 18 : 20),
  published: {
    "Hopfield, base": "1.000",
    "Hopfield, adapted": "1.000",
    "Pooling, base": "1.000",
    "Pooling, adapted": "1.000",
    "Lookup, base": "1.000",
    "Lookup, adapted": "1.000",
  },
});

/** Symbol 0 or 1 first, which is the class; any of the others behind it. */
function latchSequences(rng: Rng): Samples {
  const data = new Float32Array(SEQUENCES * LENGTH * SYMBOLS);
  const labels = new Uint8Array(SEQUENCES);
  for (let sequence = 0; sequence < SEQUENCES; sequence++) {
    labels[sequence] = rng.integer(2);
    for (let k = 0; k < LENGTH; k++) {
      const symbol = k === 0 ? labels[sequence] : 2 + rng.integer(SYMBOLS - 2);
      data[(sequence * LENGTH + k) * SYMBOLS + symbol] = 1;
    }
  }
  return { instances: LENGTH, width: SYMBOLS, data, labels };
}
