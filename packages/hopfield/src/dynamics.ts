import type { Rng } from "@attractors/core";
import type { LocalFields } from "./binary-network.ts";
import { shuffle } from "./binary-patterns.ts";

/** The order in which units change: all at once, or one after the other. */
export interface Dynamics {
  readonly name: string;
  /** Begins to update a state. */
  begin(fields: LocalFields, state: Int8Array): Sweep;
}

/** Updates every unit once, by the rule that gives a unit's next value, and returns how many changed. */
export type Sweep = (next: (unit: number) => number) => number;

/**
 * All units at once, from the fields of the same state (Little 1974). With symmetric weights it ends in a fixed point or
 * swings between two states.
 *
 * @example
 * ```ts
 * import { classicalNetwork, recall, synchronous } from "@attractors/hopfield";
 *
 * const pair = classicalNetwork(Float64Array.of(0, 1, 1, 0), 2);
 * recall(pair, Int8Array.of(1, -1), { dynamics: synchronous }).outcome; // → "cycle"
 * ```
 */
export const synchronous: Dynamics = {
  name: "synchronous",
  begin(fields, state) {
    const image = new Int8Array(state.length);
    return (next) => {
      for (let i = 0; i < image.length; i++) image[i] = next(i);
      let changed = 0;
      for (let i = 0; i < image.length; i++) {
        if (image[i] === state[i]) continue;
        fields.flip(i);
        changed++;
      }
      return changed;
    };
  },
};

export interface AsynchronousOptions {
  /** The units in the order of their turns, the same in every sweep. @default 0, 1, 2, … */
  order?: ArrayLike<number>;
  /** Draws a new random order for every sweep instead. */
  rng?: Rng;
}

/**
 * One unit after the other, each seeing the changes before it (Hopfield 1982). With symmetric weights and no negative
 * diagonal, the energy never rises at temperature zero.
 *
 * @throws {RangeError} from the recall, if `order` does not hold every unit once.
 *
 * @example
 * ```ts
 * import { asynchronous, classicalNetwork, recall } from "@attractors/hopfield";
 *
 * const pair = classicalNetwork(Float64Array.of(0, 1, 1, 0), 2);
 * recall(pair, Int8Array.of(1, -1), { dynamics: asynchronous({ order: [1, 0] }) }).state; // → [1, 1]
 * ```
 */
export function asynchronous({ order, rng }: AsynchronousOptions = {}): Dynamics {
  return {
    name: "asynchronous",
    begin(fields, state) {
      const turns = Int32Array.from({ length: state.length }, (_, i) => i);
      if (order) takeOrder(order, turns);
      return (next) => {
        if (rng) shuffle(turns, rng);
        let changed = 0;
        for (let k = 0; k < turns.length; k++) {
          const unit = turns[k];
          if (next(unit) === state[unit]) continue;
          fields.flip(unit);
          changed++;
        }
        return changed;
      };
    },
  };
}

function takeOrder(order: ArrayLike<number>, turns: Int32Array): void {
  const seen = new Uint8Array(turns.length);
  for (let k = 0; k < order.length; k++) seen[order[k]] = 1;
  if (order.length !== turns.length || seen.includes(0)) {
    throw new RangeError(`asynchronous: order must hold each of the ${turns.length} units once`);
  }
  turns.set(order);
}
