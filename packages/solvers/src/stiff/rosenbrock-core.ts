import { massTimes, shiftMatrix } from "./mass-matrix.ts";
import { lengthAfter, nextLength, type StepMemory } from "./predictive-control.ts";
import { factorReal, solveReal } from "./real-lu.ts";
import type { StiffCore } from "./stiff-core.ts";
import { endStep, evaluateJacobian, type StiffEngine, squaredError } from "./stiff-engine.ts";
import type { Rosenbrock } from "./stiff-method.ts";

const SAFETY = 0.9;
/** Increment of time for ∂f/∂t, in parts of the step: ∛ε. */
const INCREMENT = 2 ** (-52 / 3);

/** Runs a Rosenbrock-Wanner method: one Jacobian, one decomposition and a few linear solves per step. */
export function createRosenbrockCore(e: StiffEngine, method: Rosenbrock): StiffCore {
  const { dimension: n, mass, field, matrix } = e;
  const { gamma, nodes, slopes, stages, couplings, weights, interpolant } = method;
  const s = weights.length;
  const errorWeights = method.error.weights;
  const errorOrder = method.error.order + 1;
  const adaptive = e.fixedStep === 0;
  const u = Array.from({ length: s }, () => new Float64Array(n));
  const a = new Float64Array(n * n);
  const pivots = new Int32Array(n);
  const point = new Float64Array(n);
  const probe = new Float64Array(n);
  const sum = new Float64Array(n);
  const massive = new Float64Array(n);
  const ending = new Float64Array(n);
  const inTime = new Float64Array(n);
  // What rounding took from the state so far, and what it takes in this step: added up, it would count in long integrations.
  const carry = new Float64Array(n);
  const lost = new Float64Array(n);
  const last: StepMemory = { length: 0, error: 1 };
  let prepared = false;
  let decomposedFor = 0;

  /** Approximates ∂f/∂t at the start of the step to second order, by times within the step. */
  function differentiateInTime(): void {
    const { start, velocity, time, h } = e;
    // Where time is much larger than the step, its own rounding counts.
    const part = Math.max(INCREMENT, Math.min(0.1, Math.sqrt(Number.EPSILON * Math.abs(time / h))));
    const near = time + part * h - time;
    const far = time + 2 * near - time;
    field(time + near, start, point);
    e.evaluations++;
    let changed = false;
    for (let i = 0; i < n; i++) changed ||= point[i] !== velocity[i];
    if (!changed || near === 0) {
      inTime.fill(0);
      return;
    }
    field(time + far, start, probe);
    e.evaluations++;
    // The parabola through f, f + a and f + b at 0, near and far.
    const scale = 1 / (near * far * (far - near));
    for (let i = 0; i < n; i++) {
      const first = point[i] - velocity[i];
      const second = probe[i] - velocity[i];
      inTime[i] = (first * far * far - second * near * near) * scale;
    }
  }

  function prepare(): boolean {
    if (!prepared) {
      evaluateJacobian(e);
      differentiateInTime();
      prepared = true;
      decomposedFor = 0;
    }
    if (decomposedFor === e.h) return true;
    shiftMatrix(mass, 1 / (e.h * gamma), matrix, 1, a, n);
    e.factorizations++;
    decomposedFor = e.h;
    return factorReal(a, pivots, n);
  }

  return {
    errorOrder,
    restart() {
      carry.fill(0);
      prepared = false;
      last.length = 0;
    },
    attempt() {
      const { h, start, state, time, velocity } = e;
      e.finite = true;
      if (!prepare()) {
        decomposedFor = 0;
        e.finite = matrix.every(Number.isFinite);
        return Infinity;
      }
      for (let i = 0; i < s; i++) {
        const target = u[i];
        const row = stages[i];
        const coupling = couplings[i];
        for (let k = 0; k < n; k++) {
          let value = start[k];
          let coupled = 0;
          for (let j = 0; j < i; j++) {
            if (j < row.length) value += row[j] * u[j][k];
            coupled += coupling[j] * u[j][k];
          }
          point[k] = value;
          sum[k] = coupled / h;
        }
        if (i === 0) for (let k = 0; k < n; k++) target[k] = velocity[k];
        else {
          field(time + nodes[i] * h, point, target);
          e.evaluations++;
        }
        massTimes(mass, sum, massive, n);
        const slope = slopes[i] * h;
        for (let k = 0; k < n; k++) target[k] += massive[k] + slope * inTime[k];
        solveReal(a, pivots, n, target, 0);
      }
      for (let k = 0; k < n; k++) {
        let value = carry[k];
        let difference = 0;
        for (let i = 0; i < s; i++) {
          value += weights[i] * u[i][k];
          difference += (errorWeights[i] ?? 0) * u[i][k];
        }
        state[k] = start[k] + value;
        lost[k] = value - (state[k] - start[k]);
        e.error[k] = difference;
      }
      const error = squaredError(e);
      const square = adaptive ? error : error * 0;
      return endStep(e, square, ending);
    },
    lengthAfterFailure(square) {
      const length = Math.abs(e.h);
      if (square < Infinity) return lengthAfter(square, length, errorOrder);
      return (e.finite ? 0.5 : 0.2) * length;
    },
    accept(square, rejections, planned) {
      const { start, state, dense, h } = e;
      carry.set(lost);
      dense[0] = e.time;
      dense[1] = e.next;
      for (let k = 0; k < n; k++) {
        dense[2 + k] = start[k];
        dense[2 + n + k] = state[k] - start[k];
      }
      for (let r = 0; r < interpolant.rows.length; r++) {
        const row = interpolant.rows[r];
        for (let k = 0; k < n; k++) {
          let value = 0;
          for (let i = 0; i < row.length; i++) value += row[i] * u[i][k];
          dense[2 + (2 + r) * n + k] = value;
        }
      }
      e.velocity.set(ending);
      prepared = false;
      const length = Math.abs(h);
      if (!adaptive) return length;
      return nextLength(last, { length, square, rejections, planned }, errorOrder, SAFETY);
    },
  };
}
