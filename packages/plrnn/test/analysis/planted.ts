import { createRng } from "@attractors/core";
import { almostLinearRnn, createPlrnn, type Plrnn, parametersOf, shallowPlrnn } from "../../src/index.ts";

/** The skew tent z ↦ 0.5 + left z for z < 0, 0.5 + right z for z > 0, as an almost-linear network of one unit. */
export function tent(left: number, right: number): Plrnn {
  const options = { architecture: almostLinearRnn, reluUnits: 1, observationDimension: 1, rng: createRng(1) };
  const model = createPlrnn(options);
  model.parameters.set([left, right - left, 0.5]);
  return model;
}

/**
 * A shallow network of one unit that takes each of the given points (at least 0.6 apart) to the next: near them it has the
 * slope `slope`, between them it is steep, and outside constant.
 */
export function plantedCycle(points: readonly number[], slope: number): Plrnn {
  const nodes = points
    .map((x, i) => [x, points[(i + 1) % points.length]])
    .sort(([a], [b]) => a - b)
    .flatMap(([x, y]) => [
      [x - 0.2, y - 0.2 * slope],
      [x + 0.2, y + 0.2 * slope],
    ]);
  const slopes = nodes.slice(1).map(([x, y], i) => (y - nodes[i][1]) / (x - nodes[i][0]));
  const model = createPlrnn({
    architecture: shallowPlrnn,
    hiddenSize: nodes.length,
    observationDimension: 1,
    rng: createRng(1),
  });
  const { A, h1, h2, W1, W2 } = parametersOf(model);
  A.data[0] = 0;
  h1.data[0] = nodes[0][1];
  nodes.forEach(([x], l) => {
    W2.data[l] = 1;
    h2.data[l] = -x;
    W1.data[l] = (slopes[l] ?? 0) - (slopes[l - 1] ?? 0);
  });
  return model;
}
