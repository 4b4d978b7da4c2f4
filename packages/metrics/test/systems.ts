import type { Flow, IteratedMap, Stepper, TimeSeries } from "@attractors/core";
import { integrator } from "@attractors/solvers";

/** The convection model of Lorenz (1963); its divergence is -10 - 1 - 8/3 everywhere. */
export const convection: Flow & Required<Pick<Flow, "jacobian">> = {
  dimension: 3,
  initialState: Float64Array.of(-9.7869288, -15.03852, 20.533978),
  field: (_t, s, out) => {
    const x = s[0];
    const y = s[1];
    const z = s[2];
    out[0] = 10 * (y - x);
    out[1] = x * (28 - z) - y;
    out[2] = x * y - (8 / 3) * z;
  },
  jacobian: (_t, s, out) => {
    out[0] = -10;
    out[1] = 10;
    out[2] = 0;
    out[3] = 28 - s[2];
    out[4] = -1;
    out[5] = -s[0];
    out[6] = s[1];
    out[7] = s[0];
    out[8] = -8 / 3;
  },
};

/** dy/dt = A y, with A given by its rows. */
export function linearFlow(...rows: number[][]): Flow {
  const matrix = rows.flat();
  const n = rows.length;
  return {
    dimension: n,
    initialState: new Float64Array(n).fill(1),
    field: (_t, y, out) => {
      for (let i = 0; i < n; i++) {
        out[i] = 0;
        for (let j = 0; j < n; j++) out[i] += matrix[i * n + j] * y[j];
      }
    },
    jacobian: (_t, _y, out) => out.set(matrix),
  };
}

type Step = (y: Float64Array, out: Float64Array) => void;

/** A map with its Jacobian, as a stepper in steps of `interval`. */
export function mapStepper(start: number[], map: Step, jacobian: Step, interval = 1): Stepper {
  const n = start.length;
  const state = Float64Array.from(start);
  const next = new Float64Array(n);
  const matrix = new Float64Array(n * n);
  let vectors = new Float64Array(0);
  let time = 0;
  return {
    dimension: n,
    interval,
    state,
    get time() {
      return time;
    },
    advance(duration) {
      for (let k = Math.round(duration / interval); k > 0; k--) {
        jacobian(state, matrix);
        for (let v = 0; v < vectors.length; v += n) {
          for (let i = 0; i < n; i++) {
            next[i] = 0;
            for (let j = 0; j < n; j++) next[i] += matrix[i * n + j] * vectors[v + j];
          }
          vectors.set(next, v);
        }
        map(state, next);
        state.set(next);
        time += interval;
      }
    },
    reset(start, at = 0) {
      state.set(start);
      time = at;
    },
    tangent(attached) {
      vectors = attached as typeof vectors;
    },
  };
}

export function henon(interval = 1): Stepper {
  return mapStepper(
    [0.1, 0.1],
    (y, out) => {
      out[0] = 1 - 1.4 * y[0] * y[0] + y[1];
      out[1] = 0.3 * y[0];
    },
    (y, out) => out.set([-2.8 * y[0], 1, 0.3, 0]),
    interval,
  );
}

export function logistic(r: number): Stepper {
  return mapStepper(
    [0.3],
    (y, out) => {
      out[0] = r * y[0] * (1 - y[0]);
    },
    (y, out) => {
      out[0] = r * (1 - 2 * y[0]);
    },
  );
}

/** Samples the states of a stepper, from where it stands. */
export function sample(stepper: Stepper, length: number, interval: number): TimeSeries {
  const { dimension } = stepper;
  const values = new Float64Array(length * dimension);
  for (let k = 0; k < length; k++) {
    values.set(stepper.state, k * dimension);
    stepper.advance(interval);
  }
  return { dimension, values, interval };
}

/** A chaotic series of the convection model, after a transient of 10 units of time. */
export function convectionSeries(
  length: number,
  interval: number,
  start: Float64Array = convection.initialState,
): TimeSeries {
  const stepper = integrator(convection, { relativeTolerance: 1e-8, absoluteTolerance: 1e-8 });
  stepper.reset(start);
  stepper.advance(10);
  return sample(stepper, length, interval);
}

/** Hénon's map as data. */
export const henonMap: IteratedMap & Required<Pick<IteratedMap, "jacobian">> = {
  dimension: 2,
  initialState: Float64Array.of(0.1, 0.1),
  map: (y, out) => {
    const x = y[0];
    out[0] = 1 - 1.4 * x * x + y[1];
    out[1] = 0.3 * x;
  },
  jacobian: (y, out) => {
    out[0] = -2.8 * y[0];
    out[1] = 1;
    out[2] = 0.3;
    out[3] = 0;
  },
};

/** r x (1 - x) as data. */
export function logisticMap(r: number): IteratedMap & Required<Pick<IteratedMap, "jacobian">> {
  return {
    dimension: 1,
    initialState: Float64Array.of(0.3),
    map: (y, out) => {
      out[0] = r * y[0] * (1 - y[0]);
    },
    jacobian: (y, out) => {
      out[0] = r * (1 - 2 * y[0]);
    },
  };
}

/** Arnold's cat map: hyperbolic, with the same orthogonal directions everywhere. */
export const catMap: IteratedMap & Required<Pick<IteratedMap, "jacobian">> = {
  dimension: 2,
  initialState: Float64Array.of(0.1, 0.2),
  map: (y, out) => {
    const x = y[0];
    const z = y[1];
    out[0] = (2 * x + z) % 1;
    out[1] = (x + z) % 1;
  },
  jacobian: (_y, out) => out.set([2, 1, 1, 1]),
};

/** dx/dt = x - x³. */
export const bistable: Flow & Required<Pick<Flow, "jacobian">> = {
  dimension: 1,
  initialState: Float64Array.of(0.1),
  field: (_t, y, out) => {
    out[0] = y[0] - y[0] ** 3;
  },
  jacobian: (_t, y, out) => {
    out[0] = 1 - 3 * y[0] ** 2;
  },
};
