import type { Answer, Problem } from "./answer.ts";
import type { Case, ReferenceFile } from "./case.ts";
import { answerDae } from "./dae.ts";
import { answerDde } from "./dde.ts";
import { answerEvent } from "./event.ts";
import { answerOde } from "./ode.ts";
import { answerOneStep } from "./one-step.ts";
import { answerPde } from "./pde.ts";
import { answerPolicy } from "./policy.ts";
import { answerSde } from "./sde.ts";
import { answerSensitivity } from "./sensitivity.ts";
import { answerSymplectic } from "./symplectic.ts";

/** Answers a problem; the others of the folder are there for problems that refer to them. */
export type AnswerTo = (problem: Problem, all: readonly Problem[]) => Answer[];

/** How each kind of problem is answered. */
export const answers: Readonly<Record<string, AnswerTo>> = {
  ode: answerOde,
  dae: answerDae,
  one_step: answerOneStep,
  event: answerEvent,
  sensitivity: answerSensitivity,
  policy: answerPolicy,
  dde: answerDde,
  sde: answerSde,
  symplectic: answerSymplectic,
  pde_semidiscrete: answerPde,
};

/** The problems of a file, undefined if it is none with problems. */
export function problemsOf(content: unknown): Problem[] | undefined {
  if (typeof content !== "object" || content === null || !("problems" in content)) return undefined;
  return Array.isArray(content.problems) ? content.problems : undefined;
}

/** Every problem of a file as a case. A kind without an answer fails. */
export function casesOf(file: ReferenceFile, files: readonly ReferenceFile[]): Case[] | undefined {
  const all = files.flatMap(({ content }) => problemsOf(content) ?? []);
  return problemsOf(file.content)?.map((problem) => ({
    name: `${problem.kind} ${problem.id}`,
    answer: () => complaintsOf(problem, all),
  }));
}

/** What is wrong with the answers to a problem; nothing if all are within their tolerances. */
export function complaintsOf(problem: Problem, all: readonly Problem[]): string[] {
  const answer = answers[problem.kind];
  if (!answer) return [`unknown kind ${problem.kind}`];
  const found = answer(problem, all);
  if (found.length === 0) return ["nothing in it could be compared"];
  return found
    .filter(({ error, tolerance }) => !(error <= tolerance))
    .map(
      ({ what, error, tolerance }) =>
        `${what} is off by ${error.toExponential(2)}, allowed ${tolerance.toExponential(1)}`,
    );
}
