import { createRng, NumericalError, runNow } from "@attractors/core";
import { expect, test } from "vitest";
import { createHebbianNetwork, patternCount, simulate, solveTap } from "../../src/index.ts";

test("the reaction term brings mean-field equations nearer to simulations of the same networks", () => {
  const size = 80;
  const count = patternCount(0.1, { size, interaction: 4 });
  let withReaction = 0;
  let naive = 0;
  for (let seed = 1; seed <= 2; seed++) {
    const network = createHebbianNetwork({ size, count, interaction: 4, rng: createRng(seed) });
    const noise = 0.25;
    const { meanSpins } = runNow(simulate(network, { rng: createRng(9), noise, sweeps: 1000, transient: 100 }));
    const distance = (means: Float64Array) => means.reduce((sum, m, i) => sum + (m - meanSpins[i]) ** 2, 0) / size;
    withReaction += distance(solveTap(network, { noise }).means);
    naive += distance(solveTap(network, { noise, reaction: false }).means);
  }
  expect(withReaction).toBeLessThan(naive / 2);
  expect(Math.sqrt(withReaction / 2)).toBeLessThan(0.02);
});

test("of one pattern solves m = tanh(m^(P-1)/T) up to 1/N", () => {
  const network = createHebbianNetwork({ size: 2000, count: 1, interaction: 3, rng: createRng(1) });
  const { magnetization: m } = solveTap(network, { noise: 0.4 });
  expect(m).toBeCloseTo(Math.tanh(m ** 2 / 0.4), 3);
});

test("beyond the spinodal no retrieval is found; too few iterations say how far they came", () => {
  const network = createHebbianNetwork({ size: 200, count: 1, interaction: 4, rng: createRng(1) });
  expect(solveTap(network, { noise: 0.6 }).magnetization).toBeCloseTo(0, 6);
  expect(() => solveTap(network, { noise: 0.4, maxIterations: 2 })).toThrow(NumericalError);
  const { failure, residual } = solveTap(network, { noise: 0.4, maxIterations: 2, partial: true });
  expect(failure?.reason).toBe("not-converged");
  expect(residual).toBeGreaterThan(1e-8);
});
