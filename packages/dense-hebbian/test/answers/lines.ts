import { learningThreshold, transitionNoises } from "../../src/index.ts";
import { type Answer, compare, number, optional } from "./records.ts";

const CLOSE = 1e-6;
/** Lines are spinodals, or lie beside them. */
const SPINODAL = 1e-4;
/** The tables of the line of de Almeida and Thouless begin above this noise. */
const LEAST_NOISE = 5e-3;

/** Transition noises of the pairwise network. */
export const answerLines: Answer = (record) => {
  const found = transitionNoises({ load: number(record, "alpha") });
  return [
    ...compareEnd("T_M", found.spinodal, optional(record, "T_M"), SPINODAL, 0),
    ...compareEnd("T_c", found.coexistence, optional(record, "T_c"), SPINODAL, 0),
    ...compareEnd("T_g", found.glass, optional(record, "T_g"), CLOSE, 0),
    ...compareEnd("T_AT", found.replicaSymmetry, optional(record, "T_AT_retrieval"), SPINODAL, LEAST_NOISE),
  ];
};

function compareEnd(
  name: string,
  got: number | undefined,
  expected: number | undefined,
  tolerance: number,
  least: number,
): string[] {
  if (expected !== undefined && got !== undefined) return compare(name, got, expected, tolerance);
  return (got ?? 0) <= least && expected === undefined ? [] : [`${name} is ${got}, expected ${expected}`];
}

/** Signal-to-noise thresholds of learning. */
export const answerThreshold: Answer = (record) => {
  const found = learningThreshold({
    ...{ interaction: number(record, "P"), load: number(record, "gamma") },
    ...{ quality: number(record, "r"), signal: number(record, "theta") },
  });
  return [
    ...compareRatio("rho_sup", found.entropy, optional(record, "rho_sup")),
    ...compareRatio("M_sup", found.supervised, optional(record, "M_sup")),
    ...compareRatio("M_unsup", found.unsupervised, optional(record, "M_unsup")),
  ];
};

function compareRatio(name: string, got: number | undefined, expected: number | undefined): string[] {
  if (got !== undefined && expected !== undefined) {
    return expected === 0 ? compare(name, got, 0, CLOSE) : compare(name, got / expected, 1, CLOSE);
  }
  return got === expected ? [] : [`${name} is ${got}, expected ${expected}`];
}
