import { multiply, solveLinear } from "@attractors/core";
import { openPlrnn, type Plrnn } from "../plrnn.ts";
import { type HingeForm, hingeFormOf } from "./hinge-form.ts";
import { writeAffineMap } from "./region.ts";

/** How exactly the true map must follow a cycle, and two states agree, relative to 1 and the size of the states. */
const TOLERANCE = 1e-9;

/** Solves for the cycles of the affine maps of given regions, and tells whether they are cycles of the network. */
export interface CycleSolver {
  readonly form: HingeForm;
  /**
   * Writes into `states` [k×M] the only cycle of the affine maps of the regions with the given `activities` [k×R].
   * Returns false if there is none, or not one alone.
   */
  solve(activities: Uint8Array, states: Float64Array): boolean;
  /** Whether the network itself takes each of the states to the next and the last to the first. */
  isReal(states: Float64Array): boolean;
  /** Writes the orbit of the first state into the others. */
  follow(states: Float64Array): void;
  /** The Jacobian [M×M] of one round along the cycle that was solved last, from its first state. */
  readonly round: Float64Array;
}

export function cycleSolver(model: Plrnn): CycleSolver {
  const { architecture, map } = openPlrnn(model);
  const form = hingeFormOf(model);
  const { dimension: M, count } = form;
  const z = new Float64Array(M);
  const image = new Float64Array(M);
  const round = new Float64Array(M * M);
  const product = new Float64Array(M * M);
  const equations = new Float64Array(M * M);
  const drift = new Float64Array(M);
  const jacobians: Float64Array[] = [];
  const offsets: Float64Array[] = [];

  function open(activities: Uint8Array, period: number): void {
    while (jacobians.length < period) {
      jacobians.push(new Float64Array(M * M));
      offsets.push(new Float64Array(M));
    }
    for (let i = 0; i < period; i++) {
      writeAffineMap(form, activities.subarray(i * count, (i + 1) * count), jacobians[i], offsets[i]);
      if (i > 0) multiply(jacobians[i], round, product, [M, M, M]);
      round.set(i > 0 ? product : jacobians[0]);
    }
  }

  /** out = J_i v + (J_i z_i + c_i - z_{i+1}): moves a deviation v from the states along, with what they miss themselves. */
  function carry(states: Float64Array, i: number, v: Float64Array, out: Float64Array): void {
    const next = ((i + 1) * M) % states.length;
    for (let m = 0; m < M; m++) {
      let sum = offsets[i][m] - states[next + m];
      for (let j = 0; j < M; j++) sum += jacobians[i][m * M + j] * (states[i * M + j] + v[j]);
      out[m] = sum;
    }
  }

  return {
    form,
    round,

    solve(activities, states) {
      const period = states.length / M;
      open(activities, period);
      states.fill(0);
      // (I - J_k … J_1) d_1 = what the states miss after a round; the second pass takes off what rounding left.
      for (let pass = 0; pass < 2; pass++) {
        drift.fill(0);
        for (let i = 0; i < period; i++) {
          carry(states, i, drift, image);
          drift.set(image);
        }
        for (let k = 0; k < M * M; k++) equations[k] = (k % (M + 1) === 0 ? 1 : 0) - round[k];
        if (!solveLinear(equations, drift) || !drift.every(Number.isFinite)) return false;
        for (let i = 0; i < period; i++) {
          carry(states, i, drift, image);
          for (let m = 0; m < M; m++) states[i * M + m] += drift[m];
          drift.set(image);
        }
      }
      return states.every(Number.isFinite);
    },

    isReal(states) {
      const tolerance = TOLERANCE * (1 + largestOf(states));
      for (let place = 0; place < states.length; place += M) {
        const next = (place + M) % states.length;
        for (let m = 0; m < M; m++) z[m] = states[place + m];
        architecture.step(model, map, z, image);
        for (let m = 0; m < M; m++) if (!(Math.abs(image[m] - states[next + m]) <= tolerance)) return false;
      }
      return true;
    },

    follow(states) {
      for (let place = M; place < states.length; place += M) {
        for (let m = 0; m < M; m++) z[m] = states[place - M + m];
        architecture.step(model, map, z, image);
        for (let m = 0; m < M; m++) states[place + m] = image[m];
      }
    },
  };
}

/** Whether the states return before the round is over. */
export function returnsEarly(states: Float64Array, dimension: number): boolean {
  const period = states.length / dimension;
  for (let divisor = 1; divisor < period; divisor++) {
    if (period % divisor === 0 && sameState(states, 0, states, divisor * dimension, dimension)) return true;
  }
  return false;
}

/** Whether the first state of a cycle is one of another's: then they are the same, for the map knows no branches. */
export function shareStates(states: Float64Array, others: Float64Array, dimension: number): boolean {
  for (let place = 0; place < others.length; place += dimension) {
    if (sameState(states, 0, others, place, dimension)) return true;
  }
  return false;
}

function sameState(a: Float64Array, placeA: number, b: Float64Array, placeB: number, dimension: number): boolean {
  for (let m = 0; m < dimension; m++) {
    const difference = Math.abs(a[placeA + m] - b[placeB + m]);
    if (!(difference <= 100 * TOLERANCE * (1 + Math.abs(b[placeB + m])))) return false;
  }
  return true;
}

function largestOf(values: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < values.length; k++) largest = Math.max(largest, Math.abs(values[k]));
  return largest;
}
