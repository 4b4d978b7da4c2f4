import { defineFlow } from "@attractors/equations";
import { describe, expect, test } from "vitest";
import { formulasOf } from "../src/formulas.ts";
import { flowOf, lorenz96 } from "../src/index.ts";

describe("lorenz96", () => {
  test.each([4, 5, 6, 9])("with %d places has the field and Jacobian of its formulas", (size) => {
    const system = lorenz96(size);
    const { stateNames, parameters, initialState } = system;
    const { equations } = formulasOf(system);
    const formulas = flowOf(defineFlow({ state: stateNames, parameters, equations, initialState }));
    const { field, jacobian } = flowOf(lorenz96(size));
    const state = Float64Array.from(initialState);
    const [ours, theirs] = [new Float64Array(size * size).fill(7), new Float64Array(size * size).fill(7)];
    field(0, state, ours);
    formulas.field(0, state, theirs);
    expect(ours).toEqual(theirs);
    jacobian?.(0, state, ours);
    formulas.jacobian?.(0, state, theirs);
    expect(ours.map((value) => value + 0)).toEqual(theirs.map((value) => value + 0));
  });

  test("keeps the energy but for damping and forcing", () => {
    const { field, dimension, initialState: x } = flowOf(lorenz96(40));
    const v = new Float64Array(dimension);
    field(0, x, v);
    const power = x.reduce((sum, value, i) => sum + value * v[i], 0);
    expect(power).toBeCloseTo(
      x.reduce((sum, value) => sum - value * value + 8 * value, 0),
      9,
    );
  });

  test("looks the same from every place", () => {
    const { field } = flowOf(lorenz96(7));
    const state = Float64Array.of(1, -2, 3, 0.5, -1, 4, 2);
    const turned = Float64Array.of(-2, 3, 0.5, -1, 4, 2, 1);
    const [v, w] = [new Float64Array(7), new Float64Array(7)];
    field(0, state, v);
    field(0, turned, w);
    expect([...w]).toEqual([...v.subarray(1), v[0]]);
  });

  test("takes its forcing as a parameter, and as the default of it", () => {
    const out = new Float64Array(4);
    flowOf(lorenz96(4), { parameters: { forcing: 20 } }).field(0, new Float64Array(4), out);
    expect([...out]).toEqual([20, 20, 20, 20]);
    expect(lorenz96(4, 20).parameters).toEqual({ forcing: 20 });
  });

  test("needs four places", () => {
    expect(() => lorenz96(3)).toThrow("lorenz96: size must be a whole number, at least 4, got 3");
    expect(() => lorenz96(4, Number.NaN)).toThrow("lorenz96: forcing must be a finite number, got NaN");
  });
});
