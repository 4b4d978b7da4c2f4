import type { Jacobian, VectorField } from "@attractors/core";

/**
 * Joins a field and `count` tangent vectors into one field over `(1 + count) n` numbers, the state first: dy/dt = f(t, y)
 * and dv/dt = J(t, y) v for each vector.
 */
export function variationalField(field: VectorField, jacobian: Jacobian, n: number, count: number): VectorField {
  const size = n * (1 + count);
  const matrix = new Float64Array(n * n);

  return (t, y, out) => {
    field(t, y, out);
    jacobian(t, y, matrix);
    for (let v = n; v < size; v += n) {
      for (let i = 0, row = 0; i < n; i++, row += n) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += matrix[row + j] * y[v + j];
        out[v + i] = sum;
      }
    }
  };
}
