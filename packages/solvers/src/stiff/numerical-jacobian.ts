import type { Jacobian, VectorField } from "@attractors/core";

const ROOT = 2 ** -26;
const CUBE_ROOT = 2 ** (-52 / 3);

/** How the derivatives of a field are approximated where its Jacobian is not given. */
export interface NumericalJacobianOptions {
  readonly field: VectorField;
  readonly dimension: number;
  /** The magnitude of each component below which it counts as small: absolute over relative tolerance. */
  readonly floors: Float64Array;
  /** Whether to take central differences: twice the evaluations, and errors of 1e-11 instead of 1e-8. */
  readonly central: boolean;
  /** Called with the number of evaluations. */
  readonly onEvaluations: (count: number) => void;
}

/**
 * Makes a Jacobian of divided differences, column by column. The increment of a component is its magnitude times √ε
 * (central: ∛ε), in the direction that the field points; a column that comes out as rounding errors is done once
 * more with a larger increment (D. E. Salane 1986, as in many stiff solvers).
 */
export function numericalJacobian({
  field,
  dimension: n,
  floors,
  central,
  onEvaluations,
}: NumericalJacobianOptions): Jacobian {
  const base = new Float64Array(n);
  const point = new Float64Array(n);
  const after = new Float64Array(n);
  const before = new Float64Array(n);
  const relative = central ? CUBE_ROOT : ROOT;

  /** Writes column j with an increment, and returns the largest difference in units of the rounding errors of its row. */
  function column(t: number, y: Float64Array, j: number, increment: number, out: Float64Array): number {
    point[j] = y[j] + increment;
    const up = point[j] - y[j];
    field(t, point, after);
    let down = 0;
    if (central) {
      point[j] = y[j] - increment;
      down = y[j] - point[j];
      field(t, point, before);
    }
    point[j] = y[j];
    const other = central ? before : base;
    let clearest = 0;
    for (let i = 0; i < n; i++) {
      const difference = after[i] - other[i];
      out[i * n + j] = difference / (up + down);
      const rounding = Number.EPSILON * Math.max(Math.abs(after[i]), Math.abs(other[i]));
      if (difference !== 0) clearest = Math.max(clearest, Math.abs(difference) / (rounding + 1e-300));
    }
    return clearest;
  }

  return (t, y, out) => {
    field(t, y, base);
    let count = 1;
    let largest = 0;
    for (let i = 0; i < n; i++) {
      point[i] = y[i];
      largest = Math.max(largest, Math.abs(y[i]));
    }
    for (let j = 0; j < n; j++) {
      const size = Math.max(Math.abs(y[j]), floors[j]) || largest || 1;
      const increment = (base[j] < 0 ? -relative : relative) * size;
      count += central ? 2 : 1;
      const clearest = column(t, y, j, increment, out);
      // A difference of fewer than about ten rounding errors says nothing; one that is not finite left the domain.
      if (!(clearest >= 10)) {
        column(t, y, j, Number.isNaN(clearest) ? -increment : 256 * increment, out);
        count += central ? 2 : 1;
      }
    }
    onEvaluations(count);
  };
}
