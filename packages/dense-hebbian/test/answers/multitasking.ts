import { createRng } from "@attractors/core";
import {
  hierarchicalStart,
  type MultitaskingConditions,
  type MultitaskingStart,
  type MultitaskingState,
  multitaskingState,
  parallelStart,
  pureStart,
} from "../../src/index.ts";
import { plainMultitaskingResidual } from "./plain-multitasking.ts";
import { type Answer, compare, type Fields, list, number, optional } from "./records.ts";

const STARTS: Readonly<Record<string, MultitaskingStart>> = {
  pure: pureStart,
  parallel: parallelStart,
  hierarchical: hierarchicalStart,
};
const CLOSE = 1e-6;
/** Within 2 % of an instability the least curvature of the free energy is below this. */
const NEARLY_UNSTABLE = 0.02;
/** How often the symmetry of an unstable state is broken by chance. */
const TRIALS = 400;

/** States of the multitasking network. */
export const answerMultitasking: Answer = (record) => {
  const conditions = conditionsOf(record);
  const n = list(record, "n");
  const m = list(record, "m");
  const own = multitaskingState(conditions, { start: startOf(record), partial: true });
  const found = nearest(conditions, own, { n, m }, optional(record, "residual") ?? 0);
  if (typeof found === "string") return [found];

  const { state, tolerance } = found;
  const f = optional(record, "f");
  const least = optional(record, "min_eig");
  // At T = 0 the stored free energies of noisy data have the error of a quadrature over |h|.
  const loose = conditions.noise === 0 && (conditions.entropy ?? 0) > 0 ? 1e-4 : Math.max(CLOSE, tolerance);
  return [
    ...(f === undefined ? [] : compare("f", state.freeEnergy, f, loose)),
    ...(least === undefined ? [] : compare("min_eig", state.stability, least, Math.max(1e-4, 30 * tolerance))),
    ...(typeof record.stable === "boolean" && Math.abs(state.stability) > 1e-3 && state.stability > 0 !== record.stable
      ? [`stable is ${state.stability > 0}, expected ${record.stable}`]
      : []),
  ];
};

/** Stored simulations of the multitasking network beside its theory. */
export const answerMultitaskingSimulation: Answer = (record) => {
  const conditions = conditionsOf(record);
  const own = multitaskingState(conditions, { start: startOf(record), partial: true });
  const complaints: string[] = [];
  const states: Float64Array[] = [];
  for (const key of ["rs_m_sorted", "rs_perturbed_m_sorted"]) {
    if (!Array.isArray(record[key])) continue;
    const m = list(record, key);
    const residual = optional(record, key === "rs_m_sorted" ? "rs_residual" : "rs_perturbed_residual") ?? 0;
    const found = nearest(conditions, own, { m }, residual, key !== "rs_m_sorted");
    if (typeof found === "string") complaints.push(`${key}: ${found}`);
    else states.push(found.state.magnetizations);
  }
  // Ties at T = 0 without noise in the data leave the outcome to the history of the simulation.
  const usable = record.usable_for_test ?? !(conditions.noise === 0 && (conditions.entropy ?? 0) === 0);
  if (complaints.length > 0 || usable !== true) return complaints;

  const simulated = list(record, "mc_m_sorted");
  const errors = list(record, "mc_sem");
  const fits = states.some((state) =>
    sorted(state).every((m, k) => Math.abs(m - Math.abs(simulated[k])) <= 3 * errors[k] + 0.02),
  );
  return fits ? [] : [`simulated ${simulated}, theory ${states.map((state) => sorted(state)).join(" or ")}`];
};

function conditionsOf(record: Fields): MultitaskingConditions {
  return {
    ...{ count: number(record, "K"), dilution: number(record, "d"), noise: number(record, "T") },
    entropy: optional(record, "rho") ?? 0,
  };
}

function startOf(record: Fields): MultitaskingStart {
  const name = String(record.ansatz);
  if (!Object.hasOwn(STARTS, name)) throw new TypeError(`unknown ansatz ${name}`);
  return STARTS[name];
}

/**
 * The state that a record means: that of its ansatz; or, if that is unstable, one that is reached when its symmetry is
 * broken, as rounding does in the end. A complaint if there is none.
 */
function nearest(
  conditions: MultitaskingConditions,
  own: MultitaskingState,
  stored: { readonly m: readonly number[]; readonly n?: readonly number[] },
  residual: number,
  perturbed = false,
): { state: MultitaskingState; tolerance: number } | string {
  const difference = (state: MultitaskingState) =>
    Math.max(distance(state.magnetizations, stored.m), stored.n ? distance(state.signals, stored.n) : 0);
  const toleranceOf = ({ stability }: MultitaskingState) =>
    Math.max(10 * residual, Math.abs(stability) < NEARLY_UNSTABLE ? 1e-4 : CLOSE);

  if (difference(own) <= toleranceOf(own)) return { state: own, tolerance: toleranceOf(own) };
  if (own.stability < 0 || perturbed) {
    const rng = createRng(1);
    for (let trial = 0; trial < TRIALS; trial++) {
      const near = trial < TRIALS / 8;
      const start = own.signals.map((n) =>
        near ? n + 0.03 * (rng.uniform() - 0.5) : (1 - conditions.dilution) * rng.uniform(),
      );
      const state = multitaskingState(conditions, { start, partial: true, tolerance: 1e-11, maxIterations: 3000 });
      if (difference(state) <= toleranceOf(state)) return { state, tolerance: toleranceOf(state) };
    }
  }
  if (stored.n) {
    // Never tighter than ten times what the stored state leaves in the equations, evaluated plainly.
    const left = plainMultitaskingResidual(conditions, stored.n);
    const ours = plainMultitaskingResidual(conditions, [...own.signals]);
    const tolerance = Math.max(toleranceOf(own), 10 * left);
    if (ours < 1e-8 && left < 1e-3 && difference(own) <= tolerance) return { state: own, tolerance };
  }
  return `m is ${[...own.magnetizations]}, expected ${stored.m}`;
}

/** The largest difference of two lists up to order and signs. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const first = sorted(a);
  const second = sorted(b);
  return first.reduce((most, value, k) => Math.max(most, Math.abs(value - second[k])), 0);
}

function sorted(values: ArrayLike<number>): number[] {
  return Array.from(values, Math.abs).sort((a, b) => b - a);
}
