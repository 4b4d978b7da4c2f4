import type { Engine } from "../engine.ts";
import type { Tableau } from "../explicit/tableau.ts";

/**
 * Finds how far the stability region of an explicit method reaches along the negative real axis: the largest x with
 * |R(-z)| ≤ 1 for all z up to x, with R the result of a step with y' = λ y, z = h λ.
 */
export function realStability(tableau: Tableau): number {
  const inside = (x: number): boolean => Math.abs(stabilityFunction(tableau, -x)) <= 1 + 1e-9;
  let low = 0;
  let high = 0.01;
  while (inside(high) && high < 1000) {
    low = high;
    high += 0.01;
  }
  for (let k = 0; k < 30; k++) {
    const middle = (low + high) / 2;
    if (inside(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function stabilityFunction({ coefficients, starts, stages }: Tableau, z: number): number {
  const slopes = [z];
  let value = 1;
  for (let r = 0; r < stages; r++) {
    value = 1;
    for (let p = starts[r], j = 0; p < starts[r + 1]; p++, j++) value += coefficients[p] * slopes[j];
    slopes.push(z * value);
  }
  return value;
}

/**
 * Estimates h |λ| for the dominant eigenvalue λ from the last step of an explicit method: the difference of the field at its
 * last stage and at the new state, both at the end of the step, over the difference of these states (Hairer and Wanner
 * 1996, section IV.2), in units of the tolerances. 0 where the two agree.
 */
export function explicitStiffness({ tableau, slots, state, tolerances, dimension }: Engine): number {
  const { coefficients, starts, stages } = tableau;
  const stageStart = starts[stages - 2];
  const stageCount = starts[stages - 1] - stageStart;
  const endStart = starts[stages - 1];
  const endCount = starts[stages] - endStart;
  const count = Math.max(stageCount, endCount);
  let slopes = 0;
  let states = 0;
  for (let i = 0; i < dimension; i++) {
    let gap = 0;
    for (let j = 0; j < count; j++) {
      const a = j < stageCount ? coefficients[stageStart + j] : 0;
      const b = j < endCount ? coefficients[endStart + j] : 0;
      gap += (a - b) * slots[j][i];
    }
    const scale = tolerances.absolute[i] + tolerances.relative[i] * Math.abs(state[i]);
    const slope = (slots[stages - 1][i] - slots[stages][i]) / scale;
    states += (gap / scale) ** 2;
    slopes += slope * slope;
  }
  return states > 0 ? Math.sqrt(slopes / states) : 0;
}

/**
 * Improves an estimate of the spectral radius of a matrix by two steps of the power method from `vector`, which is
 * normalised and kept for the next time: complex pairs come out right on average.
 */
export function spectralRadius(matrix: Float64Array, vector: Float64Array, work: Float64Array): number {
  const n = vector.length;
  let growth = 1;
  for (let k = 0; k < 2; k++) {
    let before = 0;
    let after = 0;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += matrix[i * n + j] * vector[j];
      work[i] = sum;
      before += vector[i] * vector[i];
      after += sum * sum;
    }
    growth *= after / before;
    if (!(after > 0)) {
      vector.fill(1);
      return 0;
    }
    const scale = 1 / Math.sqrt(after);
    for (let i = 0; i < n; i++) vector[i] = work[i] * scale;
  }
  return Math.sqrt(Math.sqrt(growth));
}
