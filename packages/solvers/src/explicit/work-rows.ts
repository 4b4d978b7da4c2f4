import type { VectorField } from "@attractors/core";
import type { Tableau } from "./tableau.ts";

/** What the rows of a tableau work on. */
export interface RowMemory {
  readonly tableau: Tableau;
  /** Length of a state, tangent vectors included. */
  readonly size: number;
  readonly field: VectorField;
  /** The state where the step begins. */
  readonly start: Float64Array;
  readonly zero: Float64Array;
  /** Time where the step begins, and its length: in an array, for numbers passed to a function are boxed. */
  readonly clock: Float64Array;
  /** All stage derivatives, `derivatives[slot * size + i]`, and a view of each slot. */
  readonly derivatives: Float64Array;
  readonly slots: readonly Float64Array[];
  /** Where each row writes its result. */
  readonly outputs: readonly Float64Array[];
}

/**
 * The one loop of all explicit methods: works off the rows from `from` to before `to`. Row r writes
 * start + h Σ_j a_rj k_j, or the sum alone where it is an increment, into its output; where it has a slot, the field at
 * its output goes there.
 *
 * The sums are written out up to seven terms, which the compiler turns into straight code with the coefficients in
 * registers; the longer ones, of high orders only, are added up in loops.
 */
export function workRows(memory: RowMemory, from: number, to: number): void {
  const tableau = memory.tableau;
  const a = tableau.coefficients;
  const starts = tableau.starts;
  const resumes = tableau.resumes;
  const nodes = tableau.nodes;
  const slotOf = tableau.slotOf;
  const errorStart = tableau.stages;
  const denseStart = tableau.denseStart;
  const interpolantStart = tableau.interpolantStart;
  const field = memory.field;
  const k = memory.derivatives;
  const slots = memory.slots;
  const outputs = memory.outputs;
  const start = memory.start;
  const zero = memory.zero;
  const t = memory.clock[0];
  const h = memory.clock[1];
  const n = memory.size;
  const n2 = 2 * n;
  const n3 = 3 * n;
  const n4 = 4 * n;
  const n5 = 5 * n;
  const n6 = 6 * n;

  for (let r = from; r < to; r++) {
    const increment = (r >= errorStart && r < denseStart) || r >= interpolantStart;
    const base = increment ? zero : start;
    const out = outputs[r];
    const p = starts[r];
    const count = starts[r + 1] - p;
    const a0 = a[p];
    switch (count) {
      case 1: {
        for (let i = 0; i < n; i++) out[i] = base[i] + h * (a0 * k[i]);
        break;
      }
      case 2: {
        const a1 = a[p + 1];
        for (let i = 0; i < n; i++) out[i] = base[i] + h * (a0 * k[i] + a1 * k[i + n]);
        break;
      }
      case 3: {
        const a1 = a[p + 1];
        const a2 = a[p + 2];
        for (let i = 0; i < n; i++) out[i] = base[i] + h * (a0 * k[i] + a1 * k[i + n] + a2 * k[i + n2]);
        break;
      }
      case 4: {
        const a1 = a[p + 1];
        const a2 = a[p + 2];
        const a3 = a[p + 3];
        for (let i = 0; i < n; i++) {
          out[i] = base[i] + h * (a0 * k[i] + a1 * k[i + n] + a2 * k[i + n2] + a3 * k[i + n3]);
        }
        break;
      }
      case 5: {
        const a1 = a[p + 1];
        const a2 = a[p + 2];
        const a3 = a[p + 3];
        const a4 = a[p + 4];
        for (let i = 0; i < n; i++) {
          out[i] = base[i] + h * (a0 * k[i] + a1 * k[i + n] + a2 * k[i + n2] + a3 * k[i + n3] + a4 * k[i + n4]);
        }
        break;
      }
      case 6: {
        const a1 = a[p + 1];
        const a2 = a[p + 2];
        const a3 = a[p + 3];
        const a4 = a[p + 4];
        const a5 = a[p + 5];
        for (let i = 0; i < n; i++) {
          const early = a0 * k[i] + a1 * k[i + n] + a2 * k[i + n2] + a3 * k[i + n3];
          out[i] = base[i] + h * (early + a4 * k[i + n4] + a5 * k[i + n5]);
        }
        break;
      }
      case 7: {
        const a1 = a[p + 1];
        const a2 = a[p + 2];
        const a3 = a[p + 3];
        const a4 = a[p + 4];
        const a5 = a[p + 5];
        const a6 = a[p + 6];
        for (let i = 0; i < n; i++) {
          const early = a0 * k[i] + a1 * k[i + n] + a2 * k[i + n2] + a3 * k[i + n3];
          out[i] = base[i] + h * (early + a4 * k[i + n4] + a5 * k[i + n5] + a6 * k[i + n6]);
        }
        break;
      }
      default: {
        // Long rows, of high orders: some components at a time, term by term, without the zeros behind the first term.
        const end = p + count;
        const resume = p + resumes[r];
        const skipped = resumes[r] * n;
        let i = 0;
        for (; i + 3 < n; i += 4) {
          let s0 = a0 * k[i];
          let s1 = a0 * k[i + 1];
          let s2 = a0 * k[i + 2];
          let s3 = a0 * k[i + 3];
          for (let q = resume, j = skipped + i; q < end; q++, j += n) {
            const c = a[q];
            s0 += c * k[j];
            s1 += c * k[j + 1];
            s2 += c * k[j + 2];
            s3 += c * k[j + 3];
          }
          out[i] = base[i] + h * s0;
          out[i + 1] = base[i + 1] + h * s1;
          out[i + 2] = base[i + 2] + h * s2;
          out[i + 3] = base[i + 3] + h * s3;
        }
        if (i + 2 < n) {
          let s0 = a0 * k[i];
          let s1 = a0 * k[i + 1];
          let s2 = a0 * k[i + 2];
          for (let q = resume, j = skipped + i; q < end; q++, j += n) {
            const c = a[q];
            s0 += c * k[j];
            s1 += c * k[j + 1];
            s2 += c * k[j + 2];
          }
          out[i] = base[i] + h * s0;
          out[i + 1] = base[i + 1] + h * s1;
          out[i + 2] = base[i + 2] + h * s2;
        } else if (i + 1 < n) {
          let s0 = a0 * k[i];
          let s1 = a0 * k[i + 1];
          for (let q = resume, j = skipped + i; q < end; q++, j += n) {
            const c = a[q];
            s0 += c * k[j];
            s1 += c * k[j + 1];
          }
          out[i] = base[i] + h * s0;
          out[i + 1] = base[i + 1] + h * s1;
        } else if (i < n) {
          let s0 = a0 * k[i];
          for (let q = resume, j = skipped + i; q < end; q++, j += n) {
            const c = a[q];
            s0 += c * k[j];
          }
          out[i] = base[i] + h * s0;
        }
      }
    }
    const slot = slotOf[r];
    if (slot >= 0) field(t + nodes[r] * h, out, slots[slot]);
  }
}
