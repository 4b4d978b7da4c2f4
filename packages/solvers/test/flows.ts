import type { Flow, Jacobian } from "@attractors/core";

/** Linear flow dy/dt = A y with a row-major matrix. */
export function linearFlow(
  matrix: readonly number[],
  initialState: readonly number[],
): Flow & { readonly jacobian: Jacobian } {
  const n = initialState.length;
  return {
    dimension: n,
    initialState: Float64Array.from(initialState),
    field: (_, y, out) => {
      for (let i = 0; i < n; i++) {
        out[i] = 0;
        for (let j = 0; j < n; j++) out[i] += matrix[i * n + j] * y[j];
      }
    },
    jacobian: (_, _y, out) => out.set(matrix),
  };
}

/** A scalar equation. */
export function scalarFlow(f: (t: number, y: number) => number, initialValue: number): Flow {
  return {
    dimension: 1,
    initialState: Float64Array.of(initialValue),
    field: (t, y, out) => {
      out[0] = f(t, y[0]);
    },
  };
}

export const oscillator: Flow = linearFlow([0, 1, -1, 0], [1, 0]);

/** Convection after Lorenz (1963): divergence -10 - 1 - 8/3. */
export const convection: Flow = {
  dimension: 3,
  initialState: Float64Array.of(1, 1, 20),
  field: (_, s, out) => {
    out[0] = 10 * (s[1] - s[0]);
    out[1] = s[0] * (28 - s[2]) - s[1];
    out[2] = s[0] * s[1] - (8 / 3) * s[2];
  },
  jacobian: (_, s, out) => out.set([-10, 10, 0, 28 - s[2], -1, -s[0], s[1], s[0], -8 / 3]),
};
