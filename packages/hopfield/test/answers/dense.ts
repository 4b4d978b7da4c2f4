import {
  asynchronous,
  binaryPatterns,
  denseNetwork,
  distinctIndices,
  exponential,
  type Interaction,
  networkEnergy,
  polynomial,
  recall,
  rectifiedPolynomial,
} from "../../src/index.ts";
import { numbersOf, type Quantities, type Record_ } from "./quantities.ts";

/** Interactions by their names in the file: poly3, rectpoly3, exp, distinct3. */
function interactionOf(name: string): Interaction | undefined {
  if (name === "exp") return exponential();
  const [, kind, degree] = /^([a-z_]+?)_?P?(\d+)$/.exec(name) ?? [];
  const kinds: Readonly<Record<string, (degree: number) => Interaction>> = {
    poly: polynomial,
    rectpoly: rectifiedPolynomial,
    distinct: distinctIndices,
  };
  return Object.hasOwn(kinds, kind ?? "") ? kinds[kind](Number(degree)) : undefined;
}

export function answerDense(record: Record_): Quantities {
  const patterns = binaryPatterns(numbersOf(record.patterns), Number(record.N));
  const start = Int8Array.from(numbersOf(record.start));
  return (name) => {
    const sum = /^distinct_index_sum_P(\d+)$/.exec(name);
    if (sum) return -networkEnergy(denseNetwork(patterns, distinctIndices(Number(sum[1]))), start);

    const [kind, quantity] = name.split(".");
    const interaction = interactionOf(kind);
    if (!interaction) return undefined;
    const network = denseNetwork(patterns, interaction);
    if (quantity === "energy_start") return networkEnergy(network, start);
    const swept = recall(network, start, {
      dynamics: asynchronous({ order: numbersOf(record.order) }),
      maxSweeps: 1,
    });
    if (quantity === "one_sweep") return swept.state;
    return quantity === "energy_final" ? swept.energy : undefined;
  };
}
