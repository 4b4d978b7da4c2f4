import { solveEtd } from "../../src/index.ts";
import { fromSpectrum, kuramotoSivashinsky } from "../kuramoto-sivashinsky.ts";
import { type Answer, numbersOf, type Problem } from "./answer.ts";

/**
 * The Kuramoto-Sivashinsky equation by ETDRK4: at each step of the table, the error at each time is that of the table to a
 * tenth; at the shortest step the solution is the reference to what the error there and the reference's own allow.
 */
export function answerPde(problem: Problem): Answer[] {
  if (!String(problem.equation).startsWith("u_t = -u u_x - u_xx - u_xxxx")) {
    throw new Error(`no equation known as ${problem.equation}`);
  }
  const flow = kuramotoSivashinsky(Number(problem.L), numbersOf(problem.u0));
  const table = (typeof problem.u === "string" ? JSON.parse(problem.u) : problem.u) as Record<string, number[]>;
  const agreement = (problem.agreement ?? {}) as Record<string, number>;
  const errors = (problem.etdrk4_error_at_h ?? { "0.05": {} }) as Record<string, Record<string, number>>;
  const times = Object.keys(table);

  return Object.entries(errors).flatMap(([step, expected]) =>
    times.map((time) => {
      const { states } = solveEtd(flow, { duration: Number(time), step: Number(step), saveEvery: Number(time) });
      const u = fromSpectrum(states.subarray(flow.dimension));
      const error = Math.max(...u.map((value, j) => Math.abs(value - Number(table[time][j]))));
      const tolerance = 1.1 * (expected[time] ?? 1e-5) + 2 * (agreement[time] ?? 0);
      return { what: `u(${time}) at h = ${step}`, error, tolerance };
    }),
  );
}
