import { complaintsAbout } from "./compare.ts";
import { dimensionAnswers } from "./dimension.ts";
import { distributionAnswers } from "./distribution.ts";
import { dynamicsAnswers } from "./dynamics.ts";
import { embeddingAnswers } from "./embedding.ts";
import { entropyAnswers } from "./entropy.ts";
import { forecastAnswers } from "./forecast.ts";
import { invariantCases } from "./invariants.ts";
import { lyapunovDataAnswers } from "./lyapunov-data.ts";
import { memoryAnswers } from "./memory.ts";
import { type Answers, type Case, type Data, isJudged, type Problem, type ReferenceFile } from "./problem.ts";
import { rqaAnswers } from "./rqa.ts";
import { dataOf, missingSeries } from "./series.ts";
import { spectralAnswers } from "./spectral.ts";
import { zeroOneSurrogateAnswers } from "./zero-one-surrogate.ts";

/** All metrics. Their names are told apart by the whole folder, so that a file may be called differently. */
export const answers: Answers = {
  ...forecastAnswers,
  ...entropyAnswers,
  ...memoryAnswers,
  ...zeroOneSurrogateAnswers,
  ...spectralAnswers,
  ...dimensionAnswers,
  ...lyapunovDataAnswers,
  ...rqaAnswers,
  ...embeddingAnswers,
  ...distributionAnswers,
  ...dynamicsAnswers,
};

/** Every problem of a file as a case. A metric without an answer fails. */
export function casesOf(file: ReferenceFile, files: readonly ReferenceFile[]): Case[] | undefined {
  if (file.name === "series.json") return [];
  if (hasList(file.content, "systems")) return invariantCases(file);
  if (!hasList(file.content, "cases")) return undefined;
  const data = dataOf(file, files);
  const problems: Problem[] = file.content.cases;
  return problems.map((problem) => {
    const missing = missingSeries(problem.input, data);
    return {
      name: problem.id,
      answer: () => complaintsOf(problem, data),
      ...(missing ? { skipped: `${missing} is not in the folder` } : {}),
    };
  });
}

/** What is wrong with the answer to a problem; nothing if all is within its tolerances. */
export function complaintsOf(problem: Problem, data: Data): readonly string[] {
  const answer = answers[problem.metric];
  if (!answer) return [`unknown metric ${problem.metric}`];
  const got = answer(problem, data);
  return isJudged(got) ? got.complaints : complaintsAbout(got, problem.expected, problem.tol);
}

function hasList<K extends string>(content: unknown, key: K): content is Record<K, []> {
  return (
    typeof content === "object" &&
    content !== null &&
    key in content &&
    Array.isArray((content as Record<K, unknown>)[key])
  );
}
