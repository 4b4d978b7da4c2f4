import type { SeparableFlow } from "./separable-flow.ts";
import type { SymplecticMethod } from "./symplectic-method.ts";

/** Moves a state, positions and momenta in one array, by steps of a splitting method. */
export interface SymplecticEngine {
  readonly state: Float64Array;
  /** Takes a step of length h, of either sign, from time t. */
  take(t: number, h: number): void;
  /** Must be called when the state was changed from outside: the force of the last kick no longer holds. */
  changed(): void;
}

/** @throws {RangeError} unless kicks and drifts of the method add up to 1 and alternate. */
export function createSymplecticEngine(
  where: string,
  { force, velocity, dimension }: SeparableFlow,
  method: SymplecticMethod,
  state: Float64Array,
): SymplecticEngine {
  const d = dimension / 2;
  const { kicks, drifts } = checkedMethod(where, method);
  const stages = drifts.length;
  const q = new Float64Array(d);
  const p = new Float64Array(d);
  const f = new Float64Array(d);
  const v = new Float64Array(d);
  // The last force is the first of the next step where both are at the same positions and time.
  const repeats = kicks[0] !== 0 && kicks[stages] !== 0;
  let forceTime = Number.NaN;

  return {
    state,
    changed() {
      forceTime = Number.NaN;
    },
    take(t, h) {
      for (let i = 0; i < d; i++) {
        q[i] = state[i];
        p[i] = state[d + i];
      }
      let kicked = 0;
      let drifted = 0;
      for (let s = 0; s <= stages; s++) {
        const kick = kicks[s];
        if (kick !== 0) {
          const now = t + drifted * h;
          if (!(s === 0 && repeats && Math.abs(now - forceTime) <= 1e-9 * Math.abs(h))) force(now, q, f);
          for (let i = 0; i < d; i++) p[i] += kick * h * f[i];
          kicked += kick;
        }
        if (s === stages) break;
        const drift = drifts[s];
        if (drift !== 0) {
          if (velocity) {
            velocity(t + kicked * h, p, v);
            for (let i = 0; i < d; i++) q[i] += drift * h * v[i];
          } else {
            for (let i = 0; i < d; i++) q[i] += drift * h * p[i];
          }
          drifted += drift;
        }
      }
      forceTime = t + h;
      for (let i = 0; i < d; i++) {
        state[i] = q[i];
        state[d + i] = p[i];
      }
    },
  };
}

function checkedMethod(
  where: string,
  { name, kicks, drifts }: SymplecticMethod,
): { kicks: Float64Array; drifts: Float64Array } {
  if (kicks.length !== drifts.length && kicks.length !== drifts.length + 1) {
    throw new RangeError(`${where}: method ${name} needs as many kicks as drifts, or one more, got ${kicks.length}`);
  }
  for (const parts of [kicks, drifts]) {
    const sum = parts.reduce((a, b) => a + b, 0);
    if (!(Math.abs(sum - 1) < 1e-9)) {
      throw new RangeError(`${where}: kicks and drifts of method ${name} must add up to 1, got ${sum}`);
    }
  }
  const padded = new Float64Array(drifts.length + 1);
  padded.set(kicks);
  return { kicks: padded, drifts: Float64Array.from(drifts) };
}
