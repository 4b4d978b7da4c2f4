import {
  glassTransitions,
  groundStateCapacity,
  retrievalCapacity,
  retrievalGroundState,
  zeroLoadNoise,
} from "../../src/index.ts";
import { type Answer, compare, number, optional } from "./records.ts";

const CLOSE = 1e-6;
/** Ends of retrieval are spinodals. */
const SPINODAL = 1e-4;

/** Capacities in replica symmetry. */
export const answerCapacity: Answer = (record) => {
  const P = number(record, "P");
  const { load, magnetization } = retrievalCapacity({ interaction: P, noise: 0 });
  let alpha = load;
  for (let k = 2; k < P; k++) alpha /= k;
  const complaints = [
    ...compare("gamma_c_RS_T0", load, number(record, "gamma_c_RS_T0"), CLOSE),
    ...compare("m_c", magnetization, number(record, "m_c"), CLOSE),
    ...compare("alpha_c_RS / gamma_c", alpha / number(record, "alpha_c_RS"), 1, CLOSE),
    ...compare("T_M_zero_load", zeroLoadNoise({ interaction: P }).noise, number(record, "T_M_zero_load"), CLOSE),
  ];
  const factor = optional(record, "K_factor_Pfact");
  if (factor !== undefined) complaints.push(...compare("K_factor_Pfact", load * P, factor, CLOSE));
  const most = optional(record, "gamma_max_RS_over_T");
  const place = optional(record, "T_at_gamma_max");
  if (most !== undefined && place !== undefined) {
    const at = (noise: number) => retrievalCapacity({ interaction: P, noise }).load;
    complaints.push(...compare("gamma_max_RS_over_T", at(place), most, SPINODAL));
    // The load is largest there: it changes by less than its tolerance within 0.01 to both sides, and not upwards.
    const excess = Math.max(at(place - 0.01), at(place + 0.01)) - at(place);
    if (excess > SPINODAL) complaints.push(`T_at_gamma_max ${place} is not where the load is largest`);
  }
  return complaints;
};

/** Transitions of the P-spin glass. */
export const answerGlass: Answer = (record) => {
  const P = number(record, "P");
  const { staticNoise, staticOverlap, dynamicNoise, dynamicOverlap } = glassTransitions(P);
  return [
    ...compare("T_K", staticNoise, number(record, "T_K"), CLOSE),
    ...compare("q_K", staticOverlap, number(record, "q_K"), CLOSE),
    ...compare("T_d", dynamicNoise, number(record, "T_d"), CLOSE),
    // At a fold an error ε in the noise is one of about √ε in the overlap.
    ...compare("q_d", dynamicOverlap, number(record, "q_d"), 3e-3),
  ];
};

/** The end of retrieval at T = 0 with one step of broken replica symmetry. */
export const answerGroundStateCapacity: Answer = (record) => {
  const P = number(record, "P");
  const found = groundStateCapacity(P);
  const load = number(record, "gamma_c_1RSB");
  const symmetric = retrievalCapacity({ interaction: P, noise: 0 }).load;
  return [
    ...compare("gamma_c_RS", symmetric, number(record, "gamma_c_RS"), CLOSE),
    ...compare("gamma_c_1RSB", found.load, load, SPINODAL),
    ...atEnd(record, found, load),
  ];
};

/** Retrieval at T = 0 with one step of broken replica symmetry. */
export const answerGroundState: Answer = (record) => {
  const P = number(record, "P");
  const load = number(record, "gamma");
  const end = capacityOf(P);
  if (load > end.load * (1 - 1e-6)) {
    if (load > end.load * (1 + SPINODAL)) return [`there is no state at load ${load}; they end at ${end.load}`];
    return atEnd(record, end, load);
  }
  const found = retrievalGroundState({ interaction: P, load });
  const tolerance = load > 0.98 * end.load ? SPINODAL : CLOSE;
  const D = number(record, "D");
  return [
    ...compare("m", found.magnetization, number(record, "m"), tolerance),
    ...compare("q1", found.overlap, number(record, "q1"), tolerance),
    ...compare("C", found.response, number(record, "C"), tolerance),
    ...compare("D", found.breaking / D, 1, tolerance),
  ];
};

const capacities = new Map<number, ReturnType<typeof groundStateCapacity>>();

function capacityOf(P: number): ReturnType<typeof groundStateCapacity> {
  const known = capacities.get(P) ?? groundStateCapacity(P);
  capacities.set(P, known);
  return known;
}

/**
 * Compares states at the end of retrieval: an error ε in the load, relative, moves the state by about √ε along the curve;
 * the magnetisations still agree to 1e-4, the flat D and with it C to ten times √ε.
 */
function atEnd(
  record: Readonly<Record<string, unknown>>,
  { load, magnetization, overlap, response, breaking }: ReturnType<typeof groundStateCapacity>,
  given: number,
): string[] {
  const spread = Math.max(SPINODAL, 10 * Math.sqrt(Math.abs(given / load - 1)));
  const C = number(record, "C");
  return [
    ...compare("m", magnetization, number(record, "m"), Math.max(SPINODAL, spread / 10)),
    ...compare("q1", overlap, number(record, "q1"), Math.max(SPINODAL, spread / 10)),
    ...compare("C", response / C, 1, spread),
    ...compare("D", breaking / number(record, "D"), 1, spread),
  ];
}
