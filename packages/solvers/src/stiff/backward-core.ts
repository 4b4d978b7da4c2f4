import { checkCount } from "@attractors/core";
import { power } from "../control/step-factor.ts";
import { HIGHEST } from "./backward-differences.ts";
import { createCollocationCore } from "./collocation-core.ts";
import { createDifferenceTable } from "./difference-table.ts";
import { consistentSlope } from "./first-stiff-step.ts";
import { massTimes, shiftMatrix } from "./mass-matrix.ts";
import { lengthAfter } from "./predictive-control.ts";
import { radau5 } from "./radau5.ts";
import { factorReal, solveReal } from "./real-lu.ts";
import type { StiffCore } from "./stiff-core.ts";
import { newtonScales, newtonTolerance, type StiffEngine, squaredError } from "./stiff-engine.ts";
import type { BackwardDifferentiation } from "./stiff-method.ts";

/** Most iterations of Newton's method in a step, with error control and without. */
const ITERATIONS = 4;
const PATIENCE = 40;
const SAFETY = 0.9;
/** Corrections below this part of the tolerance may be rounding errors; without error control, below 1e-9 of the state. */
const SMALL = 0.1;
/** A step grows at most tenfold, and not at all if it would grow by less than a fifth. */
const LARGEST = 10;
const WORTHWHILE = 1.2;
/** Steps whose lengths differ less than this, relatively, count as equal. */
const ALIKE = 1e-9;

/**
 * Runs backward differentiation formulas: a prediction by the polynomial of the last steps, Newton's method with a Jacobian
 * that is kept until the iteration fails, and order and step chosen together after order + 1 steps of equal length
 * (Shampine and Reichelt, SIAM J. Sci. Comput. 18, 1, 1997).
 */
export function createBackwardCore(e: StiffEngine, method: BackwardDifferentiation): StiffCore {
  const { size, dimension: n, mass, field } = e;
  const { order: highest, kappas } = method;
  const adaptive = e.fixedStep === 0;
  checkCount(`${e.where}: the order of ${method.name}`, highest);
  if (highest > HIGHEST)
    throw new RangeError(`${e.where}: the order of ${method.name} must be at most ${HIGHEST}, got ${highest}`);
  const table = createDifferenceTable(size, highest);
  const { differences } = table;
  const correction = new Float64Array(size);
  const offset = new Float64Array(size);
  const slope = new Float64Array(size);
  const rest = new Float64Array(size);
  const scales = new Float64Array(size);
  const a = new Float64Array(n * n);
  const pivots = new Int32Array(n);
  const tolerance = adaptive ? newtonTolerance(e) : 1e-15;
  // γ_k = Σ_(m≤k) 1/m, α_k = (1 - κ_k) γ_k, and the constants of the error.
  const gammas = [0];
  for (let k = 1; k <= highest; k++) gammas.push(gammas[k - 1] + 1 / k);
  const alphas = gammas.map((gamma, k) => (1 - (kappas[k - 1] ?? 0)) * gamma);
  const errorConstants = gammas.map((gamma, k) => (kappas[k - 1] ?? 0) * gamma + 1 / (k + 1));
  // Steps of fixed length begin with a method of one step, until there are enough points for the order.
  const starter = !adaptive && highest > 1 ? createCollocationCore(e, radau5) : undefined;
  const points = highest + (kappas[highest - 1] ? 1 : 0);

  let order = 1;
  let equalSteps = 0;
  /** States that the differences were made from, while there are too few. */
  let known = 1;
  let current = false;
  let usable = false;
  let decomposedFor = 0;
  let iterations = 0;

  function begin(): void {
    if (mass === undefined) slope.set(e.velocity);
    else consistentSlope(e, Math.sign(e.h), slope);
    table.begin(e.start, slope, e.h);
    order = adaptive ? 1 : highest;
    known = 1;
    equalSteps = 0;
  }

  function decompose(): boolean {
    const c = e.h / alphas[order];
    if (!usable) {
      e.jacobian(e.next, e.state, e.matrix);
      e.jacobians++;
      usable = true;
      current = true;
      decomposedFor = 0;
    }
    if (decomposedFor !== 0 && Math.abs(c / decomposedFor - 1) <= ALIKE) return true;
    shiftMatrix(mass, 1, e.matrix, c, a, n);
    e.factorizations++;
    decomposedFor = factorReal(a, pivots, n) ? c : 0;
    return decomposedFor !== 0;
  }

  /** Predicts, and corrects by Newton's method. Returns whether the new state was found. */
  function solve(): boolean {
    const { state, h } = e;
    const c = h / alphas[order];
    for (let k = 0; k < size; k++) {
      let predicted = differences[0][k];
      let sum = 0;
      for (let j = 1; j <= order; j++) {
        predicted += differences[j][k];
        sum += gammas[j] * differences[j][k];
      }
      state[k] = predicted;
      offset[k] = sum / alphas[order];
      correction[k] = 0;
    }
    if (!decompose()) return false;
    const most = adaptive ? ITERATIONS : PATIENCE;
    let lastNorm = 0;
    for (iterations = 1; iterations <= most; iterations++) {
      field(e.next, state, slope);
      e.evaluations++;
      for (let k = 0; k < size; k++) rest[k] = offset[k] + correction[k];
      massTimes(mass, rest, scales, n);
      for (let k = 0; k < size; k++) rest[k] = c * slope[k] - scales[k];
      for (let block = 0; block < size; block += n) solveReal(a, pivots, n, rest, block);
      for (let k = 0; k < size; k++) {
        state[k] += rest[k];
        correction[k] += rest[k];
      }
      newtonScales(e, state, scales);
      let square = 0;
      for (let k = 0; k < size; k++) {
        const part = rest[k] / scales[k];
        square += part * part;
      }
      const norm = Math.sqrt(square / size);
      if (!(norm < Infinity)) {
        e.finite = false;
        return false;
      }
      if (norm === 0) return true;
      if (iterations > 1) {
        const rate = norm / lastNorm;
        // Corrections that are small and do not shrink any more are rounding errors.
        const rounding = norm < (adaptive ? SMALL : 1e-9);
        if (rounding && rate > 0.5) return true;
        if (rate >= 0.99) return false;
        const bound = (rate / (1 - rate)) * norm;
        if (bound < tolerance) return true;
        let expected = bound;
        for (let k = iterations; k < most; k++) expected *= rate;
        if (!rounding && expected > tolerance) return false;
      } else if (norm < 0.01 * tolerance) return true;
      lastNorm = norm;
    }
    return false;
  }

  function square(constant: number, vector: Float64Array): number {
    for (let k = 0; k < size; k++) e.error[k] = constant * vector[k];
    return squaredError(e);
  }

  /** Chooses the order of the next step, and returns how much longer it may be. */
  function chooseOrder(squared: number): number {
    const safety = (SAFETY * (2 * ITERATIONS + 1)) / (2 * ITERATIONS + iterations);
    if (equalSteps <= order) return 1;
    let best = order;
    let factor = grow(squared, order + 1);
    if (order > 1) {
      const lower = grow(square(errorConstants[order - 1], differences[order]), order);
      if (lower > factor) {
        factor = lower;
        best = order - 1;
      }
    }
    if (order < highest) {
      const higher = grow(square(errorConstants[order + 1], differences[order + 2]), order + 2);
      if (higher > factor) {
        factor = higher;
        best = order + 1;
      }
    }
    factor = Math.min(LARGEST, safety * factor);
    if (best === order && factor >= 1 && factor < WORTHWHILE) return 1;
    if (best !== order) equalSteps = 0;
    order = best;
    return factor;
  }

  return {
    get errorOrder() {
      return order + 1;
    },
    restart() {
      table.forget();
      order = 1;
      usable = false;
      current = false;
      starter?.restart();
    },
    attempt() {
      e.finite = true;
      if (table.spacing === 0) begin();
      if (starter && known < points) return starter.attempt();
      if (!adaptive) usable = false;
      if (table.adjust(e.h, order)) equalSteps = 0;
      let solved = solve();
      if (!solved && !current) {
        usable = false;
        e.finite = true;
        solved = solve();
      }
      if (!solved) {
        e.finite &&= e.matrix.every(Number.isFinite);
        return Infinity;
      }
      if (!adaptive) return 0;
      const squared = square(errorConstants[order], correction);
      e.finite = squared < Infinity;
      return squared;
    },
    lengthAfterFailure(squared) {
      const length = Math.abs(e.h);
      equalSteps = 0;
      if (squared < Infinity) return lengthAfter(squared, length, order + 1);
      return (e.finite ? 0.5 : 0.2) * length;
    },
    accept(squared, rejections, planned) {
      const length = Math.abs(e.h);
      if (starter && known < points) {
        starter.accept(squared, rejections, planned);
        for (let k = 2 + 4 * n; k < e.dense.length; k++) e.dense[k] = 0;
        table.append(e.state, known++);
        return length;
      }
      table.shift(correction, order);
      table.writeDense(e, order);
      current = false;
      if (!adaptive) return length;
      if (planned > 0 && table.anchor(e.state, order)) {
        equalSteps = 0;
        return Math.min(planned, LARGEST * Math.abs(table.spacing));
      }
      equalSteps++;
      const factor = chooseOrder(squared);
      return Math.max(planned, length * (rejections > 0 ? Math.min(factor, 1) : factor));
    },
  };
}

/** How much longer a step may be whose squared error falls like its length to the power 2 `exponent`. */
function grow(squared: number, exponent: number): number {
  return Math.min(LARGEST, power(Math.max(Math.sqrt(squared), 1e-12), -1 / exponent));
}
