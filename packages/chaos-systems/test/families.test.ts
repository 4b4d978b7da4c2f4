import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { formulasOf } from "../src/formulas.ts";
import { flowOf, kuramotoSivashinsky, lorenz96, multiscaleLorenz96, stepperOf } from "../src/index.ts";
import { velocity } from "./velocity.ts";

describe("multiscaleLorenz96", () => {
  test("without coupling moves its slow variables as lorenz96 does", () => {
    const rng = createRng(1);
    const state = Array.from({ length: 6 + 18 }, () => rng.normal());
    const parameters = { coupling: 0, forcing: 8 };
    const slow = velocity(flowOf(multiscaleLorenz96(6, 3), { parameters }), state).slice(0, 6);
    velocity(flowOf(lorenz96(6)), state.slice(0, 6)).forEach((value, i) => {
      expect(slow[i]).toBeCloseTo(value, 12);
    });
  });

  test("only exchanges energy between its scales: the coupling does no work", () => {
    const system = multiscaleLorenz96(5, 4);
    const rng = createRng(2);
    const state = Array.from({ length: system.dimension }, () => rng.normal());
    const power = (coupling: number): number => {
      const v = velocity(flowOf(system, { parameters: { coupling } }), state);
      return v.reduce((sum, value, i) => sum + value * state[i], 0);
    };
    expect(power(1)).toBeCloseTo(power(0), 10);
  });

  test("says what its equations are, one for each variable", () => {
    const system = multiscaleLorenz96(4, 2);
    const { equations } = formulasOf(system);
    expect(Object.keys(equations)).toEqual(system.stateNames);
    expect(equations.y8).toBe(
      "timeScale*amplitudeRatio*y1*(y7 - y2) - timeScale*y8 + coupling*timeScale/amplitudeRatio*x4",
    );
  });

  test("needs four slow variables and a fast one", () => {
    expect(() => multiscaleLorenz96(3, 4)).toThrow(
      "multiscaleLorenz96: size must be a whole number, at least 4, got 3",
    );
    expect(() => multiscaleLorenz96(4, 0)).toThrow(
      "multiscaleLorenz96: fast must be a whole number, at least 1, got 0",
    );
  });
});

describe("kuramotoSivashinsky", () => {
  test("has in space the velocity -u u_x - u_xx - u_xxxx of a sum of waves", () => {
    const length = 30;
    const q = (2 * Math.PI) / length;
    // u = 2 cos(q x) - 4 sin(2 q x), so that c_1 = 1 and c_2 = 2i.
    const system = kuramotoSivashinsky({ length, modes: 8 });
    const state = new Float64Array(16);
    state[0] = 1;
    state[3] = 2;
    const v = Float64Array.from(velocity(flowOf(system), state));
    const [u, ut] = [new Float64Array(16), new Float64Array(16)];
    const observe = system.observation?.map(system.parameters);
    observe?.(state, u);
    observe?.(v, ut);
    for (let j = 0; j < 16; j++) {
      const x = (j * length) / 16;
      const [c1, s1, c2, s2] = [Math.cos(q * x), Math.sin(q * x), Math.cos(2 * q * x), Math.sin(2 * q * x)];
      expect(u[j]).toBeCloseTo(2 * c1 - 4 * s2, 12);
      const slope = -2 * q * s1 - 8 * q * c2;
      const second = -2 * q ** 2 * c1 + 16 * q ** 2 * s2;
      const fourth = 2 * q ** 4 * c1 - 64 * q ** 4 * s2;
      expect(ut[j]).toBeCloseTo(-u[j] * slope - second - fourth, 12);
    }
  });

  test("keeps the energy in its nonlinear term, whatever the number of modes", () => {
    for (const modes of [3, 8, 21]) {
      const system = kuramotoSivashinsky({ length: 40, modes });
      const rng = createRng(modes);
      const state = Float64Array.from({ length: 2 * modes }, () => rng.normal());
      const out = new Float64Array(2 * modes);
      system.semilinear?.(system.parameters).nonlinear(0, state, out);
      const power = out.reduce((sum, value, i) => sum + value * state[i], 0);
      const size = out.reduce((sum, value, i) => sum + Math.abs(value * state[i]), 0);
      expect(Math.abs(power)).toBeLessThan(1e-12 * size);
    }
  });

  test("by ETDRK4 goes where an integrator of its whole field goes", () => {
    const system = kuramotoSivashinsky();
    const etd = stepperOf(system);
    const { semilinear, ...plain } = system;
    const other = stepperOf({ ...plain, stiff: true });
    etd.advance(10);
    other.advance(10);
    expect(semilinear).toBeDefined();
    etd.state.forEach((value, i) => {
      expect(value).toBeCloseTo(other.state[i], 6);
    });
  });

  test("moves tangent vectors as differences between paths move, and when u is shifted along the circle", () => {
    const system = kuramotoSivashinsky({ length: 22, modes: 10 });
    const stepper = stepperOf(system);
    stepper.advance(60);
    const start = stepper.state.slice();
    const vector = start.map((_, i) => Math.cos(i) / (1 + i));
    const h = 1e-6;
    const endOf = (by: number): Float64Array => {
      stepper.reset(start.map((value, i) => value + by * vector[i]));
      stepper.advance(5);
      return stepper.state.slice();
    };
    const [up, down] = [endOf(h), endOf(-h)];
    stepper.reset(start);
    const moved = vector.slice();
    stepper.tangent?.(moved);
    stepper.advance(5);
    moved.forEach((value, i) => {
      expect(value).toBeCloseTo((up[i] - down[i]) / (2 * h), 6);
    });
  });

  test("comes to rest on a circle too short for waves", () => {
    const stepper = stepperOf(kuramotoSivashinsky({ length: 6 }));
    stepper.advance(400);
    for (const value of stepper.state) expect(value).toBeCloseTo(0, 12);
  });

  test("refuses lengths and modes that cannot be", () => {
    expect(() => kuramotoSivashinsky({ length: 0 })).toThrow("kuramotoSivashinsky: length must be positive, got 0");
    expect(() => kuramotoSivashinsky({ modes: 0 })).toThrow("modes must be a whole number, at least 1, got 0");
  });
});
