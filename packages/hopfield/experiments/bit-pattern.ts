/**
 * The bit-pattern experiment of the public repository of the Hopfield layers: bags of 16 random 8-bit patterns, one of which,
 * in positive bags, is one of 8 signals. 250 epochs; about a quarter of an hour for each seed on one
 * core of a busy machine.
 *
 *   pnpm --filter @attractors/hopfield bit-pattern [seed …] [model …]
 */
import type { Rng } from "@attractors/core";
import { range, runModels } from "./run-models.ts";
import type { Samples } from "./train.ts";

const BAGS = 2048;
const INSTANCES = 16;
const BITS = 8;
const SIGNALS = 8;

runModels("bit patterns", {
  samples: bitPatternBags,
  training: range(256, BAGS - 256),
  evaluation: [...range(0, 256), ...range(BAGS - 256, BAGS)],
  epochs: () => 250,
  published: {
    "Hopfield, base": ".565 (.62) [.72]",
    "Hopfield, adapted": ".845 (.86) [.88]",
    "Pooling, base": ".578 (.61) [.61]",
    "Pooling, adapted": ".84 (.85) [.80]",
    "Lookup, base": ".52 (.53) [.59]",
    "Lookup, adapted": ".85 (.85) [.86]",
  },
});

/** The first half of the bags is positive. No other instance is a signal or zero. */
function bitPatternBags(rng: Rng): Samples {
  const words = 2 ** BITS;
  const signals = new Set<number>();
  while (signals.size < SIGNALS) signals.add(1 + rng.integer(words - 1));
  const chosen = [...signals];
  const data = new Float32Array(BAGS * INSTANCES * BITS);
  const labels = new Uint8Array(BAGS);
  for (let bag = 0; bag < BAGS; bag++) {
    const bagWords = Array.from({ length: INSTANCES }, () => {
      for (;;) {
        const word = 1 + rng.integer(words - 1);
        if (!signals.has(word)) return word;
      }
    });
    if (bag < BAGS / 2) {
      labels[bag] = 1;
      bagWords[rng.integer(INSTANCES)] = chosen[rng.integer(SIGNALS)];
    }
    bagWords.forEach((word, k) => {
      for (let bit = 0; bit < BITS; bit++) data[(bag * INSTANCES + k) * BITS + bit] = (word >> bit) & 1;
    });
  }
  return { instances: INSTANCES, width: BITS, data, labels };
}
