import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { architectures } from "../src/architecture.ts";
import { affineObservation, biasedAffineObservation, generateEnsemble, generateSeries } from "../src/index.ts";
import { randomNetwork } from "./networks.ts";

describe("generateEnsemble agrees with single runs, to single precision", () => {
  /** All parameters but A are small, so that rounding errors do not grow. */
  function compare(
    network: Parameters<typeof randomNetwork>[0],
    { runs = 5, length = 12, transient = 0 }: { runs?: number; length?: number; transient?: number } = {},
  ): void {
    const rng = createRng(8);
    const model = randomNetwork(network, rng);
    for (let k = model.latentDimension; k < model.parameters.length; k++) model.parameters[k] *= 0.5;
    const N = network.observationDimension;
    const starts = Float64Array.from({ length: runs * N }, () => rng.normal());
    const together = generateEnsemble(model, starts, { length, transient });
    expect(together).toHaveLength(runs * length * N);
    for (let r = 0; r < runs; r++) {
      const start = starts.slice(r * N, (r + 1) * N);
      const { values } = generateSeries(model, start, { length, transient: transient + 1 });
      const errors = values.map((value, k) => Math.abs(together[r * length * N + k] - value) / (1 + Math.abs(value)));
      expect(Math.max(...errors)).toBeLessThan(1e-4);
    }
  }

  const network = { observationDimension: 3, hiddenSize: 8 };
  test.each([1, 2, 3, 15, 16, 17, 33])("for %d runs", (runs) => compare(network, { runs }));
  test.each([1, 255, 256, 257, 600])("over %d steps", (length) => compare(network, { length }));
  test.each([1, 250, 300])("after a transient of %d", (transient) => compare(network, { transient, length: 20 }));
  test.each(Object.values(architectures))("for $name", (architecture) =>
    compare({ observationDimension: 3, latentDimension: 4, architecture }),
  );
  test.each([affineObservation, biasedAffineObservation])("for an observation of the kind $name", (observation) =>
    compare({ ...network, latentDimension: 4, observation }),
  );
  test("for units that are not observed", () => compare({ ...network, latentDimension: 5 }));
  test("for no runs", () => compare(network, { runs: 0 }));
});

test("generateEnsemble names what is wrong", () => {
  const model = randomNetwork({ observationDimension: 3 }, createRng(1));
  expect(() => generateEnsemble(model, new Float64Array(4), { length: 2 })).toThrow(
    "generateEnsemble: observations in starts",
  );
  expect(() => generateEnsemble(model, new Float64Array(3), { length: 0 })).toThrow("generateEnsemble: length");
});
