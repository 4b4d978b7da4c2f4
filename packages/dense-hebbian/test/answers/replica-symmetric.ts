import {
  type Conditions,
  freeEnergy,
  oneStepMagnetization,
  type ReplicaState,
  replicaStability,
  retrievalCapacity,
  retrievalState,
  spinGlassState,
  storing,
} from "../../src/index.ts";
import { largeDataMatches } from "./large-data.ts";
import { plainResidual } from "./plain-equations.ts";
import { type Answer, compare, type Fields, learningOf, number, optional } from "./records.ts";

/** What is compared of a state; without a field the record does not say. */
interface StoredState {
  readonly m: number;
  readonly n: number;
  readonly q: number;
  readonly C: number;
}

const CLOSE = 1e-6;
const NEAR_SPINODAL = 1e-4;

/** A dense network that stores: order parameters, pressure A, stability. */
export const answerStoring: Answer = (record) => {
  const T = number(record, "T");
  const conditions = { interaction: number(record, "P"), load: number(record, "gamma"), noise: T };
  const state = retrievalState(conditions);
  const complaints = compareState(conditions, state, record, "m");
  if (complaints.length > 0 || !state.retrieval || T === 0) return complaints;
  return [
    ...compareWhereGiven(record, "A", -freeEnergy(conditions, state) / T, CLOSE),
    ...compareWhereGiven(record, "A_para", Math.LN2 + conditions.load / (2 * conditions.interaction * T * T), CLOSE),
    ...compareWhereGiven(record, "AT_1_minus_lambda", replicaStability(conditions, state), CLOSE),
  ];
};

/** The pairwise network: the same, with the spin glass beside it. */
export const answerPairwise: Answer = (record) => {
  const T = number(record, "T");
  const conditions = { load: number(record, "alpha"), noise: T };
  const state = retrievalState(conditions);
  const complaints = compareState(conditions, state, record, "m");
  if (T > 0) {
    const glass = spinGlassState(conditions);
    complaints.push(...compareWhereGiven(record, "q_sg", glass.overlap, CLOSE));
    complaints.push(...compareWhereGiven(record, "f_sg", freeEnergy(conditions, glass), CLOSE));
  }
  // What belongs to a stored state that is none cannot be compared.
  if (complaints.length > 0 || misses(conditions, storedState(record, "m"))) return complaints;
  return [
    ...compareWhereGiven(record, "r", state.crossTalk, CLOSE),
    ...compareWhereGiven(record, T > 0 ? "f" : "energy", freeEnergy(conditions, state), CLOSE),
    ...(T > 0 ? compareWhereGiven(record, "AT_1_minus_lambda", replicaStability(conditions, state), CLOSE) : []),
  ];
};

/** A network that learns from examples: order parameters, the limit of large data, one step. */
export const answerRetrieval: Answer = (record) => {
  const learning = learningOf(record);
  const conditions = {
    ...{ interaction: number(record, "P"), load: number(record, "gamma"), noise: number(record, "T") },
    learning,
  };
  const state = retrievalState(conditions);
  const oneStep = oneStepMagnetization({ ...conditions, largeData: true });
  const complaints = [
    ...compareState(conditions, state, record, "n_scaled"),
    ...compareWhereGiven(record, "m_onestep_gaussian", oneStep, CLOSE),
  ];
  const large = optional(record, "m_gaussian_large_M");
  if (large !== undefined && !largeDataMatches({ ...conditions, largeData: true }, large)) {
    complaints.push(
      `m_gaussian_large_M is ${retrievalState({ ...conditions, largeData: true }).magnetization}, expected ${large}`,
    );
  }
  return complaints;
};

/**
 * Compares a state: to 1e-6, or 1e-4 within 2 % of the end of retrieval, and never more tightly than ten times the residual
 * that the stored state leaves in the equations of its file. Where that is used, our own state must solve them.
 */
export function compareState(conditions: Conditions, state: ReplicaState, record: Fields, signal: string): string[] {
  const stored = storedState(record, signal);
  const complaints = differences(state, record, stored, CLOSE);
  if (complaints.length === 0) return [];
  if (isNearEnd(conditions) && differences(state, record, stored, NEAR_SPINODAL).length === 0) return [];

  const residual = stored ? plainResidual(plain(conditions), stored) : 0;
  const tolerance = Math.max(CLOSE, 10 * residual);
  if (tolerance === CLOSE || !solves(conditions, state)) return complaints;
  // A stored state that misses its equations by this much is none, whatever the record says about retrieval.
  return residual > 1e-3 ? [] : differences(state, record, stored, tolerance);
}

function differences(
  state: ReplicaState,
  record: Fields,
  stored: StoredState | undefined,
  tolerance: number,
): string[] {
  const retrieval = record.retrieval ?? number(record, "m") > 1e-3;
  if (state.retrieval !== retrieval) return [`retrieval is ${state.retrieval}, expected ${retrieval}`];
  if (!stored) return [];
  return [
    ...compare("m", state.magnetization, stored.m, tolerance),
    ...compare("n", state.signal, stored.n, tolerance),
    ...compare("q", state.overlap, stored.q, tolerance),
    ...compare("C", state.response, stored.C, tolerance),
  ];
}

function storedState(record: Fields, signal: string): StoredState | undefined {
  const q = optional(record, "q");
  const C = optional(record, "C");
  if (q === undefined || C === undefined) return undefined;
  return { m: number(record, "m"), n: number(record, signal), q, C };
}

function misses(conditions: Conditions, stored: StoredState | undefined): boolean {
  return stored !== undefined && plainResidual(plain(conditions), stored) > 1e-3;
}

function solves(
  conditions: Conditions,
  { magnetization: m, signal: n, overlap: q, response: C }: ReplicaState,
): boolean {
  return plainResidual(plain(conditions), { m, n, q, C }) < 1e-8;
}

function plain({ interaction = 2, load, noise, learning = storing }: Conditions): {
  P: number;
  load: number;
  T: number;
  learning: NonNullable<Conditions["learning"]>;
} {
  return { P: interaction, load, T: noise, learning };
}

/** Whether the load is within 2 % of where retrieval ends at this noise, or at a noise within 2 %. */
function isNearEnd(conditions: Conditions): boolean {
  const { load, noise } = conditions;
  const near = (T: number) => retrievalCapacity({ ...conditions, noise: T }).load;
  if (Math.abs(near(noise) / load - 1) < 0.02) return true;
  return (near(0.98 * noise) - load) * (near(1.02 * noise) - load) <= 0;
}

function compareWhereGiven(record: Fields, key: string, got: number, tolerance: number): string[] {
  const expected = optional(record, key);
  return expected === undefined ? [] : compare(key, got, expected, tolerance);
}
