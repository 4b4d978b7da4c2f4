import { createRng } from "@attractors/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { architectures } from "../../src/architecture.ts";
import { activityOf, affineMapOf, almostLinearRnn, countRelus, createPlrnn, regionOf } from "../../src/index.ts";
import { openPlrnn } from "../../src/plrnn.ts";
import { randomNetwork } from "../networks.ts";

const families = Object.values(architectures);
const network = (name: string, seed: number, more = {}) => {
  const architecture = families.find((family) => family.name === name) ?? almostLinearRnn;
  const sizes = { hiddenSize: 7, bases: 3, reluUnits: 2 };
  const own = Object.fromEntries(Object.entries(sizes).filter(([size]) => size in architecture.sizes));
  return randomNetwork({ architecture, ...own, observationDimension: 2, latentDimension: 4, ...more }, createRng(seed));
};

describe.each(families.map(({ name }) => name))("the affine map of a region of %s", (name) => {
  test("is the network itself, and its matrix the Jacobian, at every state", () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const model = network(name, seed, { inputDimension: seed % 2 });
        const { architecture, map } = openPlrnn(model);
        const rng = createRng(seed);
        const z = Float64Array.from({ length: 4 }, () => 3 * rng.normal());
        const { matrix, offset } = affineMapOf(model, regionOf(model, z));
        const image = new Float64Array(4);
        architecture.step(model, map, z, image);
        const jacobian = Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
        architecture.tangent(model, map, z, jacobian); // its rows are the columns of J
        for (let i = 0; i < 4; i++) {
          const row = matrix.data.subarray(4 * i, 4 * i + 4);
          expect(row.reduce((sum, value, j) => sum + value * z[j], offset[i])).toBeCloseTo(image[i], 10);
          for (let j = 0; j < 4; j++) expect(row[j]).toBeCloseTo(jacobian[4 * j + i], 10);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("has as many relu's to choose from as the network has", () => {
    const expected = {
      vanillaPlrnn: 4,
      meanCentredPlrnn: 4,
      dendriticPlrnn: 12,
      clippedDendriticPlrnn: 16,
      shallowPlrnn: 7,
      clippedShallowPlrnn: 14,
      almostLinearRnn: 2,
    };
    expect(expected).toMatchObject({ [name]: countRelus(network(name, 1)) });
  });
});

describe("a region", () => {
  test("of an almost-linear network tells which of its last units are positive, not those that are zero", () => {
    const model = network("almostLinearRnn", 1);
    const activity = (...z: number[]) => [...activityOf(model, regionOf(model, Float64Array.from(z)))];
    expect(activity(1, -1, 0.5, -0.5)).toEqual([1, 0]);
    expect(activity(1, -1, 0, 1e-300)).toEqual([0, 1]);
  });

  test("of a network without relu's is the only one", () => {
    const options = { architecture: almostLinearRnn, reluUnits: 0, observationDimension: 2, rng: createRng(1) };
    expect(regionOf(createPlrnn(options), Float64Array.of(1, 2))).toBe("");
  });

  test("survives being spelled out, at any number of relu's", () => {
    for (const hiddenSize of [1, 2, 3, 4, 5, 8, 9, 31, 64]) {
      const model = network("shallowPlrnn", hiddenSize, { hiddenSize });
      const z = Float64Array.of(1, -2, 0.3, 0.1);
      const { map } = openPlrnn(model);
      const W2 = map.subarray(map.length - hiddenSize * 4);
      const active = Array.from({ length: hiddenSize }, (_, l) =>
        z.reduce((sum, value, m) => sum + value * W2[l * 4 + m], 0) + map[8 + l] > 0 ? 1 : 0,
      );
      expect([...activityOf(model, regionOf(model, z))]).toEqual(active);
    }
  });

  test.each(["", "8", "33", "x", "F"])("must be one of the network: not %j", (region) => {
    expect(() => activityOf(network("almostLinearRnn", 1), region)).toThrow(/^activityOf: region must say of 2 relu's/);
    expect(() => affineMapOf(network("almostLinearRnn", 1), region)).toThrow(RangeError);
  });
});
