import type { MatrixView, Rng } from "@attractors/core";
import {
  type BinaryNetwork,
  type BinaryPatterns,
  binaryPatterns,
  corruptState,
  corruptVector,
  denseNetwork,
  exponential,
  hebbian,
  modernHopfield,
  patternOf,
  polynomial,
  pseudoInverse,
  recall,
  retrieve,
  storingBeta,
  storkey,
} from "@attractors/hopfield";
import { formatNumber } from "../format.ts";
import { InputError } from "../input-error.ts";
import type { Options } from "../options.ts";

/** How cues are made. */
export interface Corruption {
  readonly noise: number;
  readonly hidden: number;
  readonly rng: Rng;
}

/** One pattern: what was shown of it, what came back, and how. */
export interface Recollection {
  readonly cue: Float64Array;
  readonly state: Float64Array;
  /** Such as `fixed point after 3 sweeps`. */
  readonly how: string;
}

/** Patterns in a network. */
export interface Memory {
  /** Such as `modern Hopfield network, β = 2.1`. */
  readonly description: string;
  /** The patterns as the network holds them. */
  readonly patterns: MatrixView;
  recall(index: number, corruption: Corruption): Recollection;
}

/** The networks of `--network`. */
export const memories: Readonly<Record<string, (patterns: MatrixView, options: Options) => Memory>> = {
  modern: modernMemory,
  hebbian: (patterns) => binaryMemory("Hebb's rule", patterns, hebbian),
  "pseudo-inverse": (patterns) =>
    binaryMemory("the pseudo-inverse rule", patterns, (binary) => pseudoInverse(binary, { zeroDiagonal: true })),
  storkey: (patterns) => binaryMemory("Storkey's rule", patterns, storkey),
  dense: (patterns, options) => {
    const degree = options.count("degree", 2) ?? 3;
    return binaryMemory(`a dense interaction of degree ${degree}`, patterns, (binary) =>
      denseNetwork(binary, polynomial(degree)),
    );
  },
  exponential: (patterns) =>
    // Above some 600 units, a smaller rate keeps the energy within numbers.
    binaryMemory("the exponential interaction", patterns, (binary) =>
      denseNetwork(binary, exponential(Math.min(1, 600 / binary.size))),
    ),
};

/** Units of a network with a weight for each pair, at most: 200 megabytes. */
const MOST_UNITS = 5000;

function modernMemory(patterns: MatrixView, options: Options): Memory {
  const beta = options.positive("beta") ?? storingBeta(patterns);
  const network = modernHopfield(patterns, { beta });
  return {
    description: `modern Hopfield network, β = ${formatNumber(beta)}`,
    patterns,
    recall(index, corruption) {
      const start = index * patterns.columns;
      const cue = corruptVector(patterns.data.slice(start, start + patterns.columns), corruption);
      const { state, steps, converged } = retrieve(network, cue, { tolerance: 1e-8 });
      return {
        cue,
        state,
        how: converged ? `fixed point after ${times(steps, "update")}` : `unfinished after ${steps}`,
      };
    },
  };
}

function binaryMemory(rule: string, patterns: MatrixView, learn: (binary: BinaryPatterns) => BinaryNetwork): Memory {
  if (patterns.columns > MOST_UNITS && !rule.includes("interaction")) {
    throw new InputError(
      `patterns of ${patterns.columns} numbers make ${patterns.columns}² weights; take --network modern or dense, or smaller patterns`,
    );
  }
  const binary = binaryOf(patterns);
  const network = learn(binary);
  return {
    description: `network of ±1 by ${rule}`,
    patterns: { ...patterns, data: Float64Array.from(binary.spins) },
    recall(index, { noise, hidden, rng }) {
      const fraction = Math.min(noise, 1);
      const cue = corruptState(patternOf(binary, index), { fraction, rng });
      cue.fill(-1, cue.length - Math.round(hidden * cue.length));
      const { state, sweeps, outcome } = recall(network, cue);
      const end = outcome === "fixed-point" ? "fixed point" : outcome;
      return {
        cue: Float64Array.from(cue),
        state: Float64Array.from(state),
        how: `${end} after ${times(sweeps, "sweep")}`,
      };
    },
  };
}

/** Above the middle of all numbers is 1, the rest -1: pictures in black and white, or tables of two numbers. */
function binaryOf({ columns, data }: MatrixView): BinaryPatterns {
  let low = Infinity;
  let high = -Infinity;
  for (const value of data) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const middle = (low + high) / 2;
  return binaryPatterns(
    data.map((value) => (value > middle ? 1 : -1)),
    columns,
  );
}

function times(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
