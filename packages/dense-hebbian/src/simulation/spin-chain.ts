import type { HebbianNetwork } from "../network/hebbian-network.ts";
import type { Acceptance } from "./chance.ts";

/** A state of a network that moves by chance. */
export interface SpinChain {
  /** The state, N spins ±1: a live view. Whoever changes it calls `begin`. */
  readonly spins: Int8Array;
  /** Four words, the state of the chain's random numbers: a live view. */
  readonly generator: Uint32Array;
  /**
   * Whether what the chain keeps beside the spins depends on them alone, to the last bit, and not on the way here; else a
   * new `begin` may change the last bits.
   */
  readonly exact: boolean;
  /** Computes what the chain keeps beside the spins. */
  begin(): void;
  /** The energy of the state. */
  energy(): number;
  /** The field of a spin times the spin, in units of the network's scale. */
  alignment(spin: number): number;
  /** Makes some sweeps, each spin in turn or all `together`, and returns how many spins flipped. */
  advance(sweeps: number, acceptance: Acceptance, together: boolean): number;
}

/** A way to run chains: the results are the same to the last bit. */
export interface ChainKernel {
  readonly name: string;
  /** Makes chains of a network, which share its patterns. They must be begun before they move. */
  open(network: HebbianNetwork, chains: number): readonly SpinChain[];
}
