import { readFileSync } from "node:fs";
import { createRng, type Flow } from "@attractors/core";
import { describe, expect, test } from "vitest";
import * as face from "../src/index.ts";
import {
  aizawa,
  chen,
  chua,
  dadras,
  type FlowSystem,
  flowOf,
  halvorsen,
  hyperRoessler,
  lorenz,
  roessler,
  rucklidge,
  sprottB,
  systemByName,
  systems,
  thomas,
  trajectoryOf,
} from "../src/index.ts";

/** The velocity at a state. */
function velocity({ dimension, field }: Flow, state: ArrayLike<number>): number[] {
  const out = new Float64Array(dimension);
  field(0, Float64Array.from(state), out);
  return [...out];
}

/** The sum of the diagonal of the Jacobian at a state: the rate at which a volume grows. */
function divergence({ dimension, jacobian }: Flow, state: ArrayLike<number>): number {
  const out = new Float64Array(dimension * dimension);
  jacobian?.(0, Float64Array.from(state), out);
  let sum = 0;
  for (let i = 0; i < dimension; i++) sum += out[i * (dimension + 1)];
  return sum;
}

describe("every system", () => {
  test.each(systems.map((system) => [system.name, system] as const))("%s tells what it is", (_, system) => {
    expect(system.stateNames).toHaveLength(system.dimension);
    expect(system.initialState).toHaveLength(system.dimension);
    expect(Object.keys(system.equations)).toEqual(system.stateNames);
    expect(system.latex).toHaveLength(system.dimension);
    expect(system.period).toBeGreaterThan(0);
    expect(system.source).toMatch(/\b(19|20)\d\d\b/);
    expect(system.about).toMatch(/\.$/);
  });

  test.each(systems.map((system) => [system.name, system] as const))(
    "%s has the Jacobian of its field, by central differences",
    (_, system) => {
      const rng = createRng(1);
      const flow = flowOf(system);
      const n = flow.dimension;
      const exact = new Float64Array(n * n);
      for (let point = 0; point < 5; point++) {
        const state = flow.initialState.map((value) => value * (1 + rng.normal()) + 0.1 * rng.normal());
        flow.jacobian?.(0, state, exact);
        const size = Math.max(...exact.map(Math.abs));
        const h = 1e-5;
        for (let j = 0; j < n; j++) {
          const shifted = (by: number): number[] =>
            velocity(
              flow,
              state.map((value, i) => (i === j ? value + by : value)),
            );
          const [up, down] = [shifted(h), shifted(-h)];
          for (let i = 0; i < n; i++) {
            expect(Math.abs(exact[i * n + j] - (up[i] - down[i]) / (2 * h))).toBeLessThan(1e-6 * size);
          }
        }
      }
    },
  );

  test.each(systems.map((system) => [system.name, system] as const))(
    "%s starts on its attractor, or comes to it within the default transient, and stays there",
    (_, system) => {
      const { dimension: n, values } = trajectoryOf(system, {
        periods: 150,
        pointsPerPeriod: 40,
        relativeTolerance: 1e-6,
      });
      expect(values.every(Number.isFinite)).toBe(true);
      const early = values.subarray(0, values.length / 2);
      const late = values.subarray(values.length / 2);
      for (let i = 0; i < n; i++) {
        const component = (part: Float64Array): Float64Array => part.filter((_, k) => k % n === i);
        const range = Math.max(...component(late)) - Math.min(...component(late));
        expect(range).toBeGreaterThan(0);
        expect(Math.max(...component(early))).toBeLessThan(Math.max(...component(late)) + 0.5 * range);
        expect(Math.min(...component(early))).toBeGreaterThan(Math.min(...component(late)) - 0.5 * range);
      }
    },
  );

  test("stands in the README's table with its dimension, parameters and period", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8").replaceAll(/ +/g, " ");
    for (const { name, dimension, parameters, period } of systems) {
      const row = readme.split("\n").find((line) => line.toLowerCase().startsWith(`| \`${name.toLowerCase()}`)) ?? "";
      expect(row).toContain(name === "Lorenz96" ? "| size |" : `| ${dimension} |`);
      expect(row).toContain(`| ${Number(period.toPrecision(5))} |`);
      const values = [...row.matchAll(/(\w+) = (−?)([\d./]+)/g)].map(([, key, sign, text]) => {
        const [top, bottom = 1] = text.split("/").map(Number);
        return [key, (sign === "" ? top : -top) / bottom];
      });
      expect(Object.fromEntries(values), name).toEqual(parameters);
    }
  });

  test("that is compiled is exported by its own name", () => {
    const exported = new Set<unknown>(Object.values(face));
    for (const system of systems.filter(({ name }) => name !== "Lorenz96")) {
      expect(exported.has(system), system.name).toBe(true);
    }
    expect(systems).toHaveLength(12);
  });
});

describe("volumes", () => {
  const rates: [FlowSystem, (state: number[]) => number][] = [
    [lorenz, () => -(10 + 1 + 8 / 3)],
    [roessler, ([x]) => 0.2 + x - 5.7],
    [chen, () => 28 - 35 - 3],
    [halvorsen, () => -3 * 1.4],
    [thomas, () => -3 * 1.85],
    [sprottB, () => -1],
    [rucklidge, () => -2 - 1],
    [dadras, () => 1.7 - 3 - 9],
    [hyperRoessler, ([x]) => 0.25 + x + 0.05],
    [aizawa, ([x, y, z]) => 2 * (z - 0.7) + 0.95 - z * z - 0.25 * (x * x + y * y) + 0.1 * x ** 3],
    [chua, ([x]) => 15.6 * (-1 - (Math.abs(x) < 1 ? -8 / 7 : -5 / 7)) - 1],
  ];
  test.each(rates.map(([system, rate]) => [system.name, system, rate] as const))(
    "of %s grow at the rate that its equations say",
    (_, system, rate) => {
      for (const state of [system.initialState, system.initialState.map((value) => 0.3 * value - 0.2)]) {
        expect(divergence(flowOf(system), state)).toBeCloseTo(rate([...state]), 12);
      }
    },
  );
});

describe("symmetries and equilibria", () => {
  test("Lorenz, Chen: (x, y, z) and (-x, -y, z) move alike", () => {
    for (const system of [lorenz, chen]) {
      const [a, b, c] = velocity(flowOf(system), [1.5, -2, 20]);
      expect(velocity(flowOf(system), [-1.5, 2, 20])).toEqual([-a, -b, c]);
    }
  });

  test("Halvorsen, Thomas: the variables may change places in a circle", () => {
    for (const system of [halvorsen, thomas]) {
      const [a, b, c] = velocity(flowOf(system), [1.5, -2, 0.75]);
      const turned = velocity(flowOf(system), [-2, 0.75, 1.5]);
      [b, c, a].forEach((value, k) => {
        expect(turned[k]).toBeCloseTo(value, 12);
      });
    }
  });

  test("Lorenz: the centres of the two wings are at rest", () => {
    const w = Math.sqrt((8 / 3) * 27);
    for (const sign of [1, -1]) {
      for (const v of velocity(flowOf(lorenz), [sign * w, sign * w, 27])) expect(v).toBeCloseTo(0, 12);
    }
  });

  test("Chua: the outer equilibria are at x = ±(m0 - m1)/(m1 + 1), y = 0, z = -x", () => {
    const x = (5 / 7 - 8 / 7) / (1 - 5 / 7);
    for (const v of velocity(flowOf(chua), [-x, 0, x])) expect(v).toBeCloseTo(0, 12);
  });
});

describe("systemByName", () => {
  test.each([
    ["Lorenz", "Lorenz"],
    ["lorenz96", "Lorenz96"],
    ["Rössler", "Roessler"],
    ["Rossler", "Roessler"],
    ["hyper-roessler", "HyperRoessler"],
    ["SPROTT B", "SprottB"],
  ])("finds %s", (name, found) => {
    expect(systemByName(name).name).toBe(found);
  });

  test("finds every system by its own name", () => {
    for (const system of systems) expect(systemByName(system.name)).toBe(system);
  });

  test("names the systems that there are, if there is none of that name", () => {
    expect(() => systemByName("lorentz")).toThrow(RangeError);
    expect(() => systemByName("lorentz")).toThrow(/^systemByName: name must be one of Aizawa, .*, got "lorentz"$/);
  });
});

describe("flowOf", () => {
  test("puts given parameters in the place of the defaults", () => {
    expect(velocity(flowOf(lorenz, { parameters: { rho: 30 } }), [1, 2, 3])).toEqual([10, 25, 2 - 8]);
  });

  test("refuses unknown parameters and states of another length", () => {
    const misspelt: object = { parameters: { roh: 30 } };
    expect(() => flowOf(lorenz, misspelt)).toThrow("Lorenz has no parameter roh (its parameters: sigma, rho, beta)");
    expect(() => flowOf(sprottB, { parameters: {}, initialState: [1] })).toThrow("initialState must have 3 numbers");
  });
});
