import { checkLength } from "@attractors/core";
import { checkSpins } from "./binary-patterns.ts";

/**
 * A network of units ±1, whichever its energy: `recall` and the measures of basins and attractors accept it.
 */
export interface BinaryNetwork {
  /** Units, N. */
  readonly size: number;
  /** The energy of a state. It checks nothing. */
  energy(state: Int8Array): number;
  /** Follows a state whose units change one at a time. The state is the caller's, and only `flip` may change it. */
  follow(state: Int8Array): LocalFields;
}

/** The local fields of a state, kept up to date. */
export interface LocalFields {
  /**
   * The field h_i of a unit: it takes its sign, and stays where it is at zero. At temperature T it is 1 with chance
   * 1 / (1 + exp(-2 h_i / T)).
   */
  field(unit: number): number;
  /** Flips a unit of the state that is followed. */
  flip(unit: number): void;
}

/**
 * Computes the energy of a state of a classical or a dense network.
 *
 * @throws {RangeError} if the state does not fit the network, or holds anything but 1 and -1.
 *
 * @example
 * ```ts
 * import { binaryPatterns, hebbian, networkEnergy } from "@attractors/hopfield";
 *
 * const network = hebbian(binaryPatterns([1, 1, -1, -1], 4));
 * networkEnergy(network, Int8Array.of(1, 1, -1, -1)); // → -1.5
 * ```
 */
export function networkEnergy(network: BinaryNetwork, state: Int8Array): number {
  checkState("networkEnergy", network, state);
  return network.energy(state);
}

export function checkState(where: string, { size }: { readonly size: number }, state: ArrayLike<number>): void {
  checkLength(`${where}: state`, state, size);
  checkSpins(`${where}: state`, state);
}
