import { factorComplex, solveComplex } from "./complex-lu.ts";
import { massTimes, shiftMatrix } from "./mass-matrix.ts";
import { factorReal, solveReal } from "./real-lu.ts";
import type { StiffEngine } from "./stiff-engine.ts";
import type { Collocation } from "./stiff-method.ts";

/** Steps that differ less than this, relatively, share their decompositions: Newton's method does not notice. */
const ALIKE = 1e-9;

/** The linear systems of a collocation method, in the transformed increments w = T^-1 z. */
export interface CollocationSystem {
  /** Says that the Jacobian has changed. */
  discard(): void;
  /** Decomposes the matrices for the present step unless they are there. Returns whether they are regular. */
  decompose(): boolean;
  /** Takes over the stages that an iteration starts from. */
  transform(stages: readonly Float64Array[]): void;
  /** One iteration: from the field at the stages, `slopes`, which it overwrites, to better `stages`. */
  correct(slopes: readonly Float64Array[], stages: readonly Float64Array[]): void;
  /** The root mean square of the last correction, in units of `scales`. */
  norm(scales: Float64Array): number;
  /** Solves (γ M / h - J) x = `vector` in place, with the γ of the error estimate. */
  filter(vector: Float64Array): void;
}

export function createCollocationSystem(e: StiffEngine, method: Collocation): CollocationSystem {
  const { dimension: n, size, mass, matrix } = e;
  const { transformation, inverse, real, pairs, error } = method;
  const s = inverse.length;
  const w = Array.from({ length: s }, () => new Float64Array(size));
  const massive = Array.from({ length: s }, () => new Float64Array(size));
  const change = Array.from({ length: s }, () => new Float64Array(size));
  // The error estimate takes the matrix of the first real eigenvalue where there is one.
  const gammas = real.length > 0 ? real : [error.gamma];
  const realParts = gammas.map(() => new Float64Array(n * n));
  const realPivots = gammas.map(() => new Int32Array(n));
  const complexRe = pairs.map(() => new Float64Array(n * n));
  const complexIm = pairs.map(() => new Float64Array(n * n));
  const complexPivots = pairs.map(() => new Int32Array(n));
  let decomposedFor = 0;

  function decompose(): boolean {
    if (decomposedFor !== 0 && Math.abs(e.h / decomposedFor - 1) <= ALIKE) return true;
    decomposedFor = 0;
    const inverseStep = 1 / e.h;
    for (let k = 0; k < gammas.length; k++) {
      shiftMatrix(mass, gammas[k] * inverseStep, matrix, 1, realParts[k], n);
      e.factorizations++;
      if (!factorReal(realParts[k], realPivots[k], n)) return false;
    }
    for (let k = 0; k < pairs.length; k++) {
      shiftMatrix(mass, pairs[k][0] * inverseStep, matrix, 1, complexRe[k], n);
      shiftMatrix(mass, pairs[k][1] * inverseStep, matrix, 0, complexIm[k], n);
      e.factorizations++;
      if (!factorComplex(complexRe[k], complexIm[k], complexPivots[k], n)) return false;
    }
    decomposedFor = e.h;
    return true;
  }

  /** Writes `out` = `rows` applied to the stages, component by component. */
  function combine(
    rows: readonly (readonly number[])[],
    from: readonly Float64Array[],
    out: readonly Float64Array[],
  ): void {
    for (let i = 0; i < s; i++) {
      const row = rows[i];
      const target = out[i];
      for (let k = 0; k < size; k++) {
        let sum = 0;
        for (let j = 0; j < s; j++) sum += row[j] * from[j][k];
        target[k] = sum;
      }
    }
  }

  return {
    discard() {
      decomposedFor = 0;
    },
    decompose,
    transform(stages) {
      combine(inverse, stages, w);
    },
    correct(slopes, stages) {
      const inverseStep = 1 / e.h;
      combine(inverse, slopes, change);
      for (let i = 0; i < s; i++) massTimes(mass, w[i], massive[i], n);
      for (let r = 0; r < real.length; r++) {
        const x = change[r];
        const factor = real[r] * inverseStep;
        for (let k = 0; k < size; k++) x[k] -= factor * massive[r][k];
        for (let block = 0; block < size; block += n) solveReal(realParts[r], realPivots[r], n, x, block);
      }
      for (let p = 0; p < pairs.length; p++) {
        const i = real.length + 2 * p;
        const x = change[i];
        const y = change[i + 1];
        const u = massive[i];
        const v = massive[i + 1];
        const alpha = pairs[p][0] * inverseStep;
        const beta = pairs[p][1] * inverseStep;
        for (let k = 0; k < size; k++) {
          x[k] -= alpha * u[k] - beta * v[k];
          y[k] -= beta * u[k] + alpha * v[k];
        }
        for (let block = 0; block < size; block += n) {
          solveComplex(complexRe[p], complexIm[p], complexPivots[p], n, x, y, block);
        }
      }
      for (let i = 0; i < s; i++) for (let k = 0; k < size; k++) w[i][k] += change[i][k];
      combine(transformation, w, stages);
    },
    norm(scales) {
      let sum = 0;
      for (let i = 0; i < s; i++) {
        for (let k = 0; k < size; k++) {
          const part = change[i][k] / scales[k];
          sum += part * part;
        }
      }
      return Math.sqrt(sum / (s * size));
    },
    filter(vector) {
      for (let block = 0; block < size; block += n) solveReal(realParts[0], realPivots[0], n, vector, block);
    },
  };
}
