import { createRng } from "@attractors/core";
import { expect, test } from "vitest";
import { createHebbianNetwork, storing, supervised } from "../../src/index.ts";
import { openFields } from "../../src/network/energy.ts";
import { openMeanFields } from "../../src/simulation/mean-fields.ts";

test.each([2, 3, 4, 5, 6, 7, 8, 9, 10])("fields at mean values are the same by either way, P = %d", (interaction) => {
  for (const [count, learning] of [
    [1, storing],
    [3, storing],
    [33, storing],
    [5, supervised({ quality: 0.5, examples: 3 })],
  ] as const) {
    const rng = createRng(count);
    const network = createHebbianNetwork({ size: 17, count, interaction, learning, rng });
    const [fast, slow] = [openMeanFields(network), openFields(network)].map((fields) => {
      const out = new Float64Array(17);
      // Twice, to see that nothing is left of the first.
      fields(new Float64Array(17).fill(0.7), out);
      fields(
        Float64Array.from({ length: 17 }, (_, i) => Math.sin(i + 1)),
        out,
      );
      return out;
    });
    for (let i = 0; i < 17; i++) expect(fast[i]).toBeCloseTo(slow[i], 12);
  }
});
