import { oneStepMagnetization, retrievalState } from "../../src/index.ts";
import { type Answer, compare, learningOf, number, optional, part } from "./records.ts";
import { compareState } from "./replica-symmetric.ts";

/**
 * Theory beside a stored simulation: the theory that the record holds, where its solver converged, to the tables' tolerance;
 * the simulation within three standard errors plus 0.02, where it is usable.
 */
export const answerSimulation: Answer = (record) => {
  // One pattern makes no cross-talk.
  const load = number(record, "K") === 1 ? 0 : number(record, "gamma");
  const learning = learningOf(record);
  const conditions = { interaction: number(record, "P"), load, noise: number(record, "T"), learning };
  const state = retrievalState(conditions);
  const simulated = part(record, "mc");
  const theory = part(record, "rs");
  const complaints: string[] = [];

  const stored = optional(record, "one_step_snr_theory");
  if (stored !== undefined) {
    // The record's theory of one step has the load of one pattern as well.
    const oneStep = oneStepMagnetization({ ...conditions, load: number(record, "gamma") });
    complaints.push(...compare("one_step_snr_theory", oneStep, stored, 1e-6));
  }
  if (theory.converged === true) complaints.push(...compareState(conditions, state, theory, "n"));
  if (record.usable_for_test !== true) return complaints;

  const within = 3 * number(simulated, "m_sem") + 0.02;
  complaints.push(...compare("simulated m", state.magnetization, number(simulated, "m"), within));
  return complaints;
};
