import { checkAtLeast, checkCount, type Rng } from "@attractors/core";
import { type BinaryNetwork, checkState, type LocalFields } from "./binary-network.ts";
import { asynchronous, type Dynamics } from "./dynamics.ts";

export interface RecallOptions {
  /** The order of updates. @default asynchronous() */
  dynamics?: Dynamics;
  /** Temperature T of the noise (Glauber 1963): a unit is 1 with chance 1 / (1 + exp(-2 h / T)). @default 0 */
  temperature?: number;
  /** Draws the noise; required at a temperature above 0. */
  rng?: Rng;
  /** The most sweeps, of N updates each. At a temperature above 0, all of them are made. @default 100 */
  maxSweeps?: number;
  /** Called with the state after each sweep, which is the network's own: copy it to keep it. */
  onSweep?: (state: Int8Array) => void;
}

/** Where a recall ended. */
export interface Recall {
  readonly state: Int8Array;
  readonly energy: number;
  /** Sweeps made; the last of a fixed point changed nothing. */
  readonly sweeps: number;
  /** A state that stays, two states in turn (synchronous updates only), or neither within the sweeps allowed. */
  readonly outcome: "fixed-point" | "cycle" | "unfinished";
}

/**
 * Lets a network relax from a state until no unit changes any more.
 *
 * A unit whose field is exactly zero stays as it is.
 *
 * @throws {RangeError} if the state does not fit the network or holds anything but 1 and -1, if an option is out of its
 * range, or the temperature is above 0 without an `rng`.
 *
 * @example
 * ```ts
 * import { binaryPatterns, hebbian, recall } from "@attractors/hopfield";
 *
 * const network = hebbian(binaryPatterns([1, 1, 1, -1, -1, -1], 6));
 * recall(network, Int8Array.of(1, -1, 1, -1, -1, -1)).state; // → [1, 1, 1, -1, -1, -1]
 * ```
 */
export function recall(
  network: BinaryNetwork,
  state: Int8Array,
  { dynamics = asynchronous(), temperature = 0, rng, maxSweeps = 100, onSweep }: RecallOptions = {},
): Recall {
  checkState("recall", network, state);
  checkAtLeast("recall: temperature", temperature, 0);
  checkCount("recall: maxSweeps", maxSweeps);
  const present = state.slice();
  const fields = network.follow(present);
  const sweep = dynamics.begin(fields, present);
  const next = temperature > 0 ? byChance(fields, temperature, rng) : bySign(fields, present);

  const before = present.slice();
  const beforeThat = present.slice();
  let outcome: Recall["outcome"] = "unfinished";
  let sweeps = 0;
  while (sweeps < maxSweeps) {
    beforeThat.set(before);
    before.set(present);
    const changed = sweep(next);
    sweeps++;
    onSweep?.(present);
    if (temperature > 0) continue;
    if (changed === 0) outcome = "fixed-point";
    else if (dynamics.name === "synchronous" && sweeps > 1 && equal(present, beforeThat)) outcome = "cycle";
    if (outcome !== "unfinished") break;
  }
  return { state: present, energy: network.energy(present), sweeps, outcome };
}

function bySign(fields: LocalFields, state: Int8Array): (unit: number) => number {
  return (unit) => {
    const field = fields.field(unit);
    return field > 0 ? 1 : field < 0 ? -1 : state[unit];
  };
}

function byChance(fields: LocalFields, temperature: number, rng: Rng | undefined): (unit: number) => number {
  if (!rng)
    throw new RangeError(`recall: a temperature above 0 needs an rng, got temperature ${temperature} without one`);
  return (unit) => (rng.uniform() * (1 + Math.exp((-2 * fields.field(unit)) / temperature)) < 1 ? 1 : -1);
}

function equal(a: Int8Array, b: Int8Array): boolean {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}
