import { checkCount } from "@attractors/core";
import { checkState } from "../network/energy.ts";
import type { HebbianNetwork } from "../network/hebbian-network.ts";
import { acceptanceOf, glauber } from "./chance.ts";
import { simdKernel } from "./kernels.ts";
import type { ChainKernel } from "./spin-chain.ts";
import { type SpinUpdate, sequential } from "./spin-update.ts";

export interface QuenchOptions {
  /** @default sequential */
  update?: SpinUpdate;
  /** The most sweeps; one, in parallel, is the step of the signal-to-noise analysis. @default 1000 */
  maxSweeps?: number;
  /** What moves the spins. @default simdKernel */
  kernel?: ChainKernel;
}

export interface QuenchResult {
  readonly spins: Int8Array;
  readonly energy: number;
  /** Sweeps in which spins flipped. */
  readonly sweeps: number;
  /** Whether no spin flips any more, the network swings between two states (in parallel), or sweeps ran out. */
  readonly outcome: "fixed-point" | "cycle" | "unfinished";
}

/**
 * Lets a state relax without noise: a spin flips if that lowers the energy. Sequential sweeps end in a local minimum;
 * parallel ones may end in a cycle of two states. There is no chance in it.
 *
 * @throws {RangeError} if the state has not N spins ±1.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createHebbianNetwork, magnetizations, quench, stateNear } from "@attractors/dense-hebbian";
 *
 * const network = createHebbianNetwork({ size: 400, count: 20, rng: createRng(1) });
 * const { spins, outcome } = quench(network, stateNear(network, { flipped: 0.2, rng: createRng(2) }));
 * magnetizations(network, spins)[0]; // → 1
 * outcome; // → "fixed-point"
 * ```
 */
export function quench(network: HebbianNetwork, initial: Int8Array, options: QuenchOptions = {}): QuenchResult {
  const { update = sequential, maxSweeps = 1000, kernel = simdKernel } = options;
  checkState("quench", network, initial);
  checkCount("quench: maxSweeps", maxSweeps);
  const [chain] = kernel.open(network, 1);
  const acceptance = acceptanceOf("quench", glauber, 0, network.scale);
  const together = update.name === "parallel";
  chain.spins.set(initial);
  chain.begin();

  let before = initial.slice();
  let last = initial.slice();
  let outcome: QuenchResult["outcome"] = "unfinished";
  let sweeps = 0;
  while (sweeps < maxSweeps) {
    if (chain.advance(1, acceptance, together) === 0) {
      outcome = "fixed-point";
      break;
    }
    sweeps++;
    if (together && sweeps > 1 && chain.spins.every((spin, i) => spin === before[i])) {
      outcome = "cycle";
      break;
    }
    [before, last] = [last, before];
    last.set(chain.spins);
  }
  return { spins: chain.spins.slice(), energy: chain.energy(), sweeps, outcome };
}
