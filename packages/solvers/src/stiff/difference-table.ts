import { anchorDifferences, DENSE_ROWS, rescaleDifferences } from "./backward-differences.ts";
import type { StiffEngine } from "./stiff-engine.ts";

/** Steps whose lengths differ less than this, relatively, count as equal. */
const ALIKE = 1e-9;

/** What a multistep method remembers: backward differences ∇^j y of the solution at the end of the last step. */
export interface DifferenceTable {
  readonly differences: readonly Float64Array[];
  /** Length with sign of the steps that they belong to; 0 before the first one. */
  readonly spacing: number;
  forget(): void;
  /** Starts from a state with its derivative, for steps of length `h`. */
  begin(state: Float64Array, slope: Float64Array, h: number): void;
  /** Makes the differences up to `order` those of steps of length `h`. Returns whether they changed. */
  adjust(h: number, order: number): boolean;
  /** Takes in a new state, `correction` away from the prediction with differences up to `order`. */
  shift(correction: Float64Array, order: number): void;
  /** Takes in a new state that another method found, with `known` states before it. */
  append(state: Float64Array, known: number): void;
  /** After a step that was shorter than those before it: back to their length. Returns whether it was. */
  anchor(state: Float64Array, order: number): boolean;
  /** Writes the dense output of the step just taken in. */
  writeDense(e: StiffEngine, order: number): void;
}

export function createDifferenceTable(size: number, highest: number): DifferenceTable {
  const differences = Array.from({ length: highest + 3 }, () => new Float64Array(size));
  const before = Array.from({ length: highest + 1 }, () => new Float64Array(size));
  const work = new Float64Array(2 * (highest + 1) ** 2);
  let spacing = 0;
  /** The spacing before the last adjustment, where the last step made one. */
  let spacingBefore = 0;

  return {
    differences,
    get spacing() {
      return spacing;
    },
    forget() {
      spacing = 0;
    },
    begin(state, slope, h) {
      differences[0].set(state);
      for (let k = 0; k < size; k++) differences[1][k] = h * slope[k];
      spacing = h;
    },
    adjust(h, order) {
      const factor = h / spacing;
      spacingBefore = 0;
      if (Math.abs(factor - 1) <= ALIKE) return false;
      spacingBefore = spacing;
      for (let j = 0; j <= order; j++) before[j].set(differences[j]);
      rescaleDifferences(differences, order, factor, work);
      spacing = h;
      return true;
    },
    shift(correction, order) {
      const next = differences[order + 1];
      const second = differences[order + 2];
      for (let k = 0; k < size; k++) {
        second[k] = correction[k] - next[k];
        next[k] = correction[k];
        for (let j = order; j >= 0; j--) differences[j][k] += differences[j + 1][k];
      }
    },
    append(state, known) {
      for (let k = 0; k < size; k++) {
        let value = state[k];
        for (let j = 0; j <= known; j++) {
          const next = value - differences[j][k];
          differences[j][k] = value;
          value = next;
        }
      }
    },
    anchor(state, order) {
      if (spacingBefore === 0 || Math.abs(spacingBefore) <= Math.abs(spacing)) return false;
      anchorDifferences(differences, before, order, spacing / spacingBefore, state);
      spacing = spacingBefore;
      return true;
    },
    writeDense({ dense, start, state, time, next, dimension: n }, order) {
      dense[0] = time;
      dense[1] = next;
      for (let k = 0; k < n; k++) {
        dense[2 + k] = start[k];
        dense[2 + n + k] = state[k] - start[k];
      }
      for (let r = 0; r < DENSE_ROWS.length; r++) {
        for (let k = 0; k < n; k++) {
          let sum = 0;
          for (let j = 1; j <= order; j++) sum += DENSE_ROWS[r][j - 1] * differences[j][k];
          dense[2 + (2 + r) * n + k] = sum;
        }
      }
    },
  };
}
