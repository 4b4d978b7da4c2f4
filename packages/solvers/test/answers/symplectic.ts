import { composeVerlet, type SymplecticMethod, solveSymplectic } from "../../src/index.ts";
import { kepler, keplerEnergy } from "../kepler.ts";
import { type Answer, numbersOf, type Problem } from "./answer.ts";

/** Compositions of Verlet steps on the Kepler problem: the end, and the largest relative error of the energy on the way. */
export function answerSymplectic(problem: Problem): Answer[] {
  const eccentricity = /Kepler e *= *([\d.]+)/.exec(String(problem.name))?.[1];
  if (!eccentricity) throw new Error(`no symplectic problem known as ${problem.name}`);
  const step = Number(problem.h);
  const steps = Number(problem.steps);
  const { states, times } = solveSymplectic(kepler(Number(eccentricity)), {
    step,
    duration: step * steps,
    method: methodOf(problem),
  });
  const start = keplerEnergy(states);
  let worst = 0;
  for (let k = 0; k < times.length; k++) {
    worst = Math.max(worst, Math.abs(keplerEnergy(states, 4 * k) - start));
  }
  const expected = [...numbersOf(problem.q), ...numbersOf(problem.p)];
  const tolerances = problem.tol as { state: number; max_energy_error_rel: number };
  const end = states.subarray(states.length - 4);
  const largest = Number(problem.max_energy_error);
  const relative = (value: number): number => Math.abs(value - largest) / largest;
  return [
    {
      what: "end",
      error: Math.max(...expected.map((value, i) => Math.abs(end[i] - value))),
      tolerance: tolerances.state,
    },
    {
      what: "largest error of the energy",
      error: Math.min(relative(worst), relative(worst / Math.abs(start))),
      tolerance: tolerances.max_energy_error_rel,
    },
  ];
}

/** A composition of Verlet steps, of the position form if the name says so. */
function methodOf({ id, name, coefficients }: Problem): SymplecticMethod {
  const lengths = numbersOf(coefficients);
  const composed = composeVerlet(id, 0, lengths);
  if (!String(name).includes("drift-kick-drift")) return composed;
  return { ...composed, kicks: [0, ...lengths], drifts: composed.kicks };
}
