/** Answers the reference records of replica theory and of stored simulations: run by tooling/accept.ts. */

import { answerCapacity, answerGlass, answerGroundState, answerGroundStateCapacity } from "./answers/capacities.ts";
import type { Case, ReferenceFile } from "./answers/case.ts";
import { answerLines, answerThreshold } from "./answers/lines.ts";
import { answerMultitasking, answerMultitaskingSimulation } from "./answers/multitasking.ts";
import { type Answer, nameOf, recordsOf } from "./answers/records.ts";
import { answerPairwise, answerRetrieval, answerStoring } from "./answers/replica-symmetric.ts";
import { answerSimulation } from "./answers/simulations.ts";

const ANSWERS: Readonly<Record<string, Answer>> = {
  "capacity_dense.json": answerCapacity,
  "mc_vs_rs.json": answerSimulation,
  "multitasking_mc.json": answerMultitaskingSimulation,
  "multitasking_rs.json": answerMultitasking,
  "pspin_1rsb_transitions.json": answerGlass,
  "rs_dense_storing.json": answerStoring,
  "rs_pairwise.json": answerPairwise,
  "rs_pairwise_lines.json": answerLines,
  "rs_supervised.json": answerRetrieval,
  "rs_unsupervised.json": answerRetrieval,
  "rsb_T0_curves.json": answerGroundState,
  "rsb_capacity.json": answerGroundStateCapacity,
  "snr_thresholds.json": answerThreshold,
};

export function casesOf(file: ReferenceFile): Case[] | undefined {
  if (!Object.hasOwn(ANSWERS, file.name)) return undefined;
  const answer = ANSWERS[file.name];
  return recordsOf(file).map((record, k) => ({
    name: `${file.name} ${k}: ${nameOf(record)}`,
    answer: () => answer(record),
  }));
}
