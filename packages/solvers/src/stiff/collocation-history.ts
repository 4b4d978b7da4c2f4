import type { StiffEngine } from "./stiff-engine.ts";
import type { Collocation } from "./stiff-method.ts";

/** The polynomial of the last step: dense output within it, and starting values beyond it. */
export interface CollocationHistory {
  forget(): void;
  /** Writes the increments at the stages of a step of length `h` that the polynomial of the last step foretells; 0 if there is none. */
  extrapolate(h: number, stages: readonly Float64Array[]): void;
  /** Takes over an accepted step, from its stages and the field at its end, and writes its dense output. */
  record(e: StiffEngine, stages: readonly Float64Array[], end: Float64Array): void;
}

export function createHistory({ nodes, interpolant }: Collocation, size: number): CollocationHistory {
  const rows = interpolant?.rows.length ?? 2;
  const change = new Float64Array(size);
  const terms = Array.from({ length: rows }, () => new Float64Array(size));
  let length = 0;

  return {
    forget() {
      length = 0;
    },
    extrapolate(h, stages) {
      for (let i = 0; i < nodes.length; i++) {
        const z = stages[i];
        const theta = length === 0 ? 1 : 1 + (nodes[i] * h) / length;
        for (let k = 0; k < size; k++) {
          let value = 0;
          for (let r = rows - 1; r >= 0; r--) value = terms[r][k] + (r % 2 === 0 ? theta : 1 - theta) * value;
          z[k] = length === 0 ? 0 : theta * (change[k] + (1 - theta) * value) - change[k];
        }
      }
    },
    record(e, stages, end) {
      const { start, state, velocity, dense, dimension: n, h } = e;
      length = h;
      for (let k = 0; k < size; k++) change[k] = state[k] - start[k];
      for (let r = 0; r < rows; r++) {
        const term = terms[r];
        const row = interpolant?.rows[r];
        for (let k = 0; k < size; k++) {
          if (row) {
            let sum = 0;
            for (let i = 0; i < row.length; i++) sum += row[i] * stages[i][k];
            term[k] = sum;
          } else term[k] = r === 0 ? h * velocity[k] - change[k] : 2 * change[k] - h * (velocity[k] + end[k]);
        }
      }
      dense[0] = e.time;
      dense[1] = e.next;
      for (let i = 0; i < n; i++) {
        dense[2 + i] = start[i];
        dense[2 + n + i] = change[i];
        for (let r = 0; r < rows; r++) dense[2 + (2 + r) * n + i] = terms[r][i];
      }
    },
  };
}
