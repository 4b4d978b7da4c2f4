import { createRng, NumericalError } from "@attractors/core";
import { describe, expect, test } from "vitest";
import {
  autoSwitch,
  bdf,
  gaussLegendre4,
  implicitEuler,
  integrator,
  ndf,
  type OdeMethod,
  radau5,
  radau9,
  rodas5P,
  rosenbrock23,
  type SolveOdeOptions,
  solveOde,
} from "../../src/index.ts";
import { convection, linearFlow, oscillator, scalarFlow } from "../flows.ts";
import { vanDerPol } from "./problems.ts";

const methods: OdeMethod[] = [implicitEuler, gaussLegendre4, radau5, radau9, rosenbrock23, rodas5P, bdf, ndf];
const accurate: OdeMethod[] = [gaussLegendre4, radau5, radau9, rodas5P, bdf, ndf, autoSwitch];

function failureOf(run: () => unknown): NumericalError {
  try {
    run();
  } catch (error) {
    if (error instanceof NumericalError) return error;
    throw error;
  }
  throw new Error("nothing failed");
}

describe.each<OdeMethod>([...methods, autoSwitch])("solveOde with $name", (method) => {
  const growth = scalarFlow((_, y) => y, 1);

  test("saves at given times what its dense output gives, in any order, forward and backward", () => {
    for (const duration of [2, -0.4]) {
      const options: SolveOdeOptions = { duration, method, relativeTolerance: 1e-5, saveEvery: 0.05 };
      const { dimension, times, states, interpolate } = solveOde(convection, options);
      const out = new Float64Array(dimension);
      for (const k of [3, 1, 5, 5, 2, times.length - 1, 0]) {
        interpolate(times[k], out);
        for (let i = 0; i < 3; i++) expect(out[i]).toBeCloseTo(states[3 * k + i], 11);
      }
    }
  });

  test("runs backward", () => {
    const { states } = solveOde(
      scalarFlow((_, y) => -y, 1),
      { duration: -1, startTime: 1, method, relativeTolerance: 1e-6 },
    );
    expect(states.at(-1)).toBeCloseTo(Math.E, method.order < 3 ? 1 : 4);
  });

  test("returns the initial state after no time", () => {
    const { times, states, statistics } = solveOde(growth, { duration: 0, startTime: 1, method });
    expect([...times, ...states]).toEqual([1, 1]);
    expect(statistics.accepted).toBe(0);
  });

  test("counts every evaluation of the field", () => {
    let calls = 0;
    const counted = {
      ...vanDerPol,
      jacobian: undefined,
      field: (...all: Parameters<typeof vanDerPol.field>) => {
        calls++;
        vanDerPol.field(...all);
      },
    };
    const { statistics } = solveOde(counted, { duration: 0.9, method, relativeTolerance: 1e-3, saveEvery: 0.1 });
    expect(statistics.evaluations).toBe(calls);
  });

  test("takes no step longer than asked for, and starts with the step it is given", () => {
    const { times } = solveOde(growth, {
      duration: 1,
      method,
      relativeTolerance: 0.01,
      firstStep: 1e-4,
      maxStep: 0.05,
    });
    expect(times[1]).toBe(1e-4);
    for (let k = 1; k < times.length; k++) expect(times[k] - times[k - 1]).toBeLessThan(0.05 + 1e-14);
  });

  test("stops before a solution that blows up at t = 1", () => {
    const explosion = scalarFlow((_, y) => y * y, 1);
    const options: SolveOdeOptions = { duration: 2, method, relativeTolerance: method.order < 3 ? 1e-4 : 1e-6 };
    expect(failureOf(() => solveOde(explosion, options)).reason).toBe("step-too-small");
    const { times, states, failure } = solveOde(explosion, { ...options, partial: true });
    expect(failure?.reason).toBe("step-too-small");
    expect(Math.abs((times.at(-1) ?? 0) - 1)).toBeLessThan(method.order < 3 ? 0.1 : 1e-3);
    expect(states.every(Number.isFinite)).toBe(true);
  });

  test("leaves no NaN behind where the field ends at t = 1", () => {
    const root = scalarFlow((t, y) => Math.sqrt(1 - t) * y, 1);
    const options: SolveOdeOptions = { duration: 2, method, relativeTolerance: 1e-4 };
    expect(failureOf(() => solveOde(root, options)).reason).toBe("diverged");
    const { times, states } = solveOde(root, { ...options, partial: true });
    expect(times.at(-1)).toBeLessThanOrEqual(1);
    expect(times.at(-1)).toBeGreaterThan(0.9);
    expect(states.every(Number.isFinite)).toBe(true);
  });

  test("fails where the field is NaN at once, or steps run out, and keeps what was reached", () => {
    const nowhere = scalarFlow(() => Number.NaN, 1);
    expect(failureOf(() => solveOde(nowhere, { duration: 1, method })).reason).toBe("diverged");
    const options: SolveOdeOptions = { duration: 1000, method, maxSteps: 20 };
    expect(failureOf(() => solveOde(convection, options)).reason).toBe("too-many-steps");
    const { times, statistics } = solveOde(convection, { ...options, partial: true });
    expect(statistics.accepted + statistics.rejected).toBe(20);
    expect(times.length).toBe(statistics.accepted + 1);
  });

  test("finds the events of its dense output", () => {
    const { events } = solveOde(oscillator, {
      duration: 10,
      method,
      relativeTolerance: method.order < 3 ? 1e-5 : 1e-9,
      events: [{ value: (_, y) => y[0] }],
    });
    expect(events[0].times.length).toBe(3);
    events[0].times.forEach((t, k) => {
      expect(t).toBeCloseTo(Math.PI * (k + 0.5), method.order < 3 ? 0 : 5);
    });
  });
});

describe.each<OdeMethod>(accurate)("integrator with $name", (method) => {
  test("ends exactly where it is told, and gets there in pieces of any length", () => {
    const rng = createRng(3);
    const stepper = integrator(oscillator, { method, relativeTolerance: 1e-8 });
    let end = 0;
    for (let k = 0; k < 60; k++) {
      const duration = 10 ** (-5 + 5 * rng.uniform());
      end += duration;
      stepper.advance(duration);
      expect(stepper.time).toBe(end);
    }
    expect(stepper.state[0]).toBeCloseTo(Math.cos(end), 5);
  });

  test("depends on nothing but the state after a reset", () => {
    const options = { method, relativeTolerance: 1e-6 };
    const stepper = integrator(vanDerPol, options);
    stepper.advance(0.9);
    const start = Float64Array.of(-1.5, 0.3);
    stepper.reset(start, 7);
    stepper.advance(0.5);
    const fresh = integrator(vanDerPol, { ...options, initialState: start, startTime: 7 });
    fresh.advance(0.5);
    expect([...stepper.state]).toEqual([...fresh.state]);
  });

  test("stands at the last good step when the mathematics fails", () => {
    const stepper = integrator(
      scalarFlow((_, y) => y * y, 1),
      { method },
    );
    expect(() => stepper.advance(2)).toThrow(NumericalError);
    expect(stepper.time).toBeGreaterThan(0.99);
    expect(Number.isFinite(stepper.state[0])).toBe(true);
    stepper.reset(Float64Array.of(1));
    stepper.advance(0.5);
    expect(stepper.state[0]).toBeCloseTo(2, 3);
  });
});

describe("steps to many nearby ends", () => {
  test.each<OdeMethod>([bdf, ndf])("do not make $name forget its order", (method) => {
    const stepper = integrator(oscillator, { method, relativeTolerance: 1e-8 });
    for (let k = 0; k < 1000; k++) stepper.advance(0.01);
    expect(stepper.state[0]).toBeCloseTo(Math.cos(10), 5);
    const direct = solveOde(oscillator, { duration: 10, method, relativeTolerance: 1e-8 });
    expect(direct.statistics.accepted).toBeLessThan(1000);
  });
});

describe.each<OdeMethod>([implicitEuler, gaussLegendre4, radau5, radau9, bdf, ndf])(
  "tangent vectors of $name",
  (method) => {
    test("grow and shrink with the eigenvalues of a linear flow", () => {
      const relativeTolerance = method.order < 3 ? 1e-5 : 1e-8;
      const stepper = integrator(linearFlow([1, 0, 0, -50], [1, 1]), { method, relativeTolerance });
      const vectors = Float64Array.of(1, 0, 0, 1);
      stepper.tangent?.(vectors);
      stepper.advance(2);
      expect(vectors[0] / Math.exp(2)).toBeCloseTo(1, method.order < 3 ? 1 : 4);
      expect(Math.abs(vectors[3])).toBeLessThan(1e-4);
    });
  },
);

test.each<OdeMethod>([gaussLegendre4, radau5, radau9, bdf, ndf])(
  "tangent vectors of $name agree with finite differences of trajectories",
  (method) => {
    const options = { method, relativeTolerance: 1e-10 };
    const stepper = integrator(convection, options);
    const vectors = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    stepper.tangent?.(vectors);
    stepper.advance(0.5);
    for (let v = 0; v < 3; v++) {
      const ends = [-1e-4, 1e-4].map((shift) => {
        const initialState = Float64Array.of(1, 1, 20);
        initialState[v] += shift;
        const shifted = integrator(convection, { ...options, initialState });
        shifted.advance(0.5);
        return shifted.state;
      });
      for (let i = 0; i < 3; i++) expect(vectors[3 * v + i]).toBeCloseTo((ends[1][i] - ends[0][i]) / 2e-4, 4);
    }
  },
);

test("orders of BDF that do not exist, or are not stable, are refused", () => {
  for (const order of [0, 6, 2.5]) {
    expect(() => solveOde(oscillator, { duration: 1, method: { ...bdf, order } })).toThrow(RangeError);
    expect(() => solveOde(oscillator, { duration: 1, method: { ...bdf, order } })).toThrow("the order of BDF must be");
  }
});

test("Rosenbrock methods say that they take no tangent vectors along", () => {
  for (const method of [rosenbrock23, rodas5P]) {
    expect(() => integrator(convection, { method }).tangent?.(new Float64Array(9))).toThrow(
      "takes no tangent vectors along; take radau5 or ndf",
    );
  }
});

test("Gauss-Legendre 4 keeps quadratic invariants with steps of fixed length, to rounding", () => {
  const { states } = solveOde(oscillator, { duration: 5000, step: 0.5, method: gaussLegendre4 });
  expect(Math.hypot(states.at(-2) ?? 0, states.at(-1) ?? 0)).toBeCloseTo(1, 11);
});

test("Jacobians by divided differences are nearly as good as exact ones, whatever the magnitudes", () => {
  // y_i of magnitudes 1e-20 … 1e10, coupled in a ring.
  const sizes = [1e-20, 1e-8, 1, 1e10];
  const ring = {
    dimension: 4,
    initialState: Float64Array.from(sizes),
    field: (_: number, y: Float64Array, out: Float64Array) => {
      for (let i = 0; i < 4; i++) {
        const j = (i + 1) % 4;
        out[i] = -1000 * sizes[i] * ((y[i] / sizes[i]) ** 2 - y[j] / sizes[j]);
      }
    },
  };
  const jacobian = (_: number, y: Float64Array, out: Float64Array): void => {
    out.fill(0);
    for (let i = 0; i < 4; i++) {
      const j = (i + 1) % 4;
      out[4 * i + i] = (-2000 * y[i]) / sizes[i];
      out[4 * i + j] = (1000 * sizes[i]) / sizes[j];
    }
  };
  const initialState = Float64Array.of(2e-20, 0.5e-8, 3, 1e10);
  for (const method of [radau5, rodas5P, ndf]) {
    const options: SolveOdeOptions = {
      duration: 1,
      initialState,
      method,
      relativeTolerance: 1e-7,
      absoluteTolerance: 1e-28,
    };
    const exact = solveOde({ ...ring, jacobian }, options);
    const approximate = solveOde(ring, options);
    sizes.forEach((size, i) => {
      expect((approximate.states.at(i - 4) ?? 0) / size).toBeCloseTo(1, 4);
    });
    expect(approximate.statistics.accepted).toBeLessThan(1.3 * exact.statistics.accepted + 5);
  }
});
