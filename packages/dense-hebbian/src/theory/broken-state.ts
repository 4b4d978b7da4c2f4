import { checkCount, checkPositive } from "@attractors/core";
import { solveRoot } from "./curve.ts";
import { replicaStability } from "./free-energy.ts";
import { retrievalGroundState } from "./ground-state.ts";
import { retrievalState } from "./retrieval-state.ts";

/** A retrieval state at T > 0 with one step of broken replica symmetry. */
export interface BrokenState {
  readonly magnetization: number;
  /** q1, between replicas in different states. */
  readonly outerOverlap: number;
  /** q2, between replicas in one state. */
  readonly innerOverlap: number;
  /** θ, Parisi's parameter, at which the free energy is stationary; 1 where the symmetry is not broken. */
  readonly breaking: number;
  readonly freeEnergy: number;
  /** Largest error of the equations. */
  readonly residual: number;
}

/** Averages over the outer field, and over the inner one with the weight cosh^θ. */
interface BrokenAverages {
  m: number;
  q1: number;
  q2: number;
  /** E ln ∫Dz2 cosh^θ βh */
  log: number;
  /** E ⟨ln cosh βh⟩ */
  lnCosh: number;
}

/**
 * Finds the retrieval state of a storing network at T > 0 with one step of broken replica symmetry (Parisi 1980; Albanese et
 * al., arXiv 2111.12997):
 *
 *   m = E⟨tanh βh⟩,  q1 = E⟨tanh βh⟩²,  q2 = E⟨tanh² βh⟩,  h = m^(P-1) + √(γ r1) z1 + √(γ (r2 - r1)) z2,
 *
 * ⟨·⟩ over z2 with the weight cosh^θ βh, and the free energy stationary in θ; r = q^(P-1), for P = 2 with the feedback of the
 * cross-talk. Where the replica-symmetric state is stable, it is that one.
 *
 * @throws {RangeError} if P, load or noise is out of its range.
 * @throws {NumericalError} not-converged, where there is no such state.
 *
 * @example
 * ```ts
 * import { brokenRetrievalState } from "@attractors/dense-hebbian";
 *
 * const state = brokenRetrievalState({ interaction: 4, load: 0.2, noise: 0.05 });
 * state.innerOverlap > state.outerOverlap; // → true
 * ```
 */
export function brokenRetrievalState({
  interaction = 2,
  load,
  noise,
}: {
  interaction?: number;
  load: number;
  noise: number;
}): BrokenState {
  checkCount("brokenRetrievalState: interaction", interaction, 2);
  checkPositive("brokenRetrievalState: load", load);
  checkPositive("brokenRetrievalState: noise", noise);
  const conditions = { interaction, load, noise };
  const symmetric = retrievalState(conditions, { partial: true });
  if (symmetric.retrieval && !symmetric.failure && replicaStability(conditions, symmetric) > 0) {
    const { magnetization, overlap, residual } = symmetric;
    return {
      ...{ magnetization, outerOverlap: overlap, innerOverlap: overlap, breaking: 1 },
      ...{ freeEnergy: equationsOf(interaction, load, noise)(magnetization, overlap, overlap, 1).freeEnergy, residual },
    };
  }

  // From the ground state upwards, in steps small beside the noise.
  const ground = retrievalGroundState({ interaction, load });
  const { magnetization, overlap, response, breaking } = ground;
  let state: Float64Array = Float64Array.of(magnetization, overlap, Math.log(response), Math.log(breaking));
  for (let reached = 0; reached < noise; ) {
    const next = Math.min(noise, 1.4 * reached + FIRST_STEP);
    state = solveAt(equationsOf(interaction, load, next), next, state);
    reached = next;
  }
  const [m, q1] = state;
  const q2 = 1 - noise * Math.exp(state[2]);
  const theta = noise * Math.exp(state[3]);
  const { averages, freeEnergy } = equationsOf(interaction, load, noise)(m, q1, q2, theta);
  const residual = Math.max(Math.abs(averages.m - m), Math.abs(averages.q1 - q1), Math.abs(averages.q2 - q2));
  return { magnetization: m, outerOverlap: q1, innerOverlap: q2, breaking: theta, freeEnergy, residual };
}

/** Noise of the first step from the ground state. */
const FIRST_STEP = 0.008;

/** Newton's iteration in m, q1, ln C and ln D, with q2 = 1 - TC and θ = TD. */
function solveAt(equations: BrokenEquations, noise: number, start: Float64Array): Float64Array {
  return solveRoot(
    (y, out) => {
      const q2 = 1 - noise * Math.exp(y[2]);
      const { averages, slope } = equations(y[0], y[1], q2, noise * Math.exp(y[3]));
      out[0] = averages.m;
      out[1] = averages.q1;
      out[2] = y[2] + (1 - averages.q2) / (1 - q2) - 1;
      out[3] = y[3] + slope / (q2 - y[1]);
    },
    start,
    1e-5,
  );
}

type BrokenEquations = (
  m: number,
  q1: number,
  q2: number,
  theta: number,
) => { averages: BrokenAverages; slope: number; freeEnergy: number };

/** The averages, the derivative of -βf by θ over β², and the free energy, as functions of the order parameters. */
function equationsOf(P: number, load: number, noise: number): BrokenEquations {
  const beta = 1 / noise;
  const half = (beta * beta * load) / 2;
  return (m, q1, q2, theta) => {
    if (P > 2) {
      const r1 = q1 ** (P - 1);
      const r2 = q2 ** (P - 1);
      const averages = brokenAverages(
        m ** (P - 1),
        Math.sqrt(load * r1),
        Math.sqrt(load * Math.max(r2 - r1, 0)),
        theta,
        beta,
      );
      const bracket = 1 + (P - 1) * ((1 - theta) * q2 ** P + theta * q1 ** P) - P * r2;
      const slope = (half / P) * (P - 1) * (q1 ** P - q2 ** P) - averages.log / theta ** 2 + averages.lnCosh / theta;
      const pressure = Math.LN2 + (half / P) * bracket - beta * ((P - 1) / P) * m ** P + averages.log / theta;
      return { averages, slope: slope * noise * noise, freeEnergy: -noise * pressure };
    }
    const outer = Math.max(1 - beta * (1 - q2), 1e-9);
    const inner = Math.max(outer - beta * theta * (q2 - q1), 1e-9);
    const r1 = q1 / inner ** 2;
    const r2 = r1 + (q2 - q1) / (outer * inner);
    const averages = brokenAverages(m, Math.sqrt(load * r1), Math.sqrt(load * (r2 - r1)), theta, beta);
    const change = -beta * (q2 - q1);
    const ln0 = Math.log(outer);
    const ln1 = Math.log(inner);
    const modes = (1 - 1 / theta) * ln0 + ln1 / theta - (beta * q1) / inner;
    const modesSlope = (ln0 - ln1) / theta ** 2 + change / (theta * inner) + (beta * q1 * change) / inner ** 2;
    const slope =
      -(load / 2) * modesSlope + half * (r1 * q1 - r2 * q2) - averages.log / theta ** 2 + averages.lnCosh / theta;
    const cross = half * ((1 - theta) * r2 * q2 + theta * r1 * q1 - r2);
    const pressure = Math.LN2 - (beta * m * m) / 2 - (load / 2) * (modes + beta) + cross + averages.log / theta;
    return { averages, slope: slope * noise * noise, freeEnergy: -noise * pressure };
  };
}

function brokenAverages(mean: number, s1: number, s2: number, theta: number, beta: number): BrokenAverages {
  const noise = 1 / beta;
  const outerStep = Math.min(0.2, (0.2 * Math.hypot(noise, s2)) / Math.max(s1, 1e-12));
  const innerStep = Math.min(0.2, (0.25 * noise) / Math.max(s2, 1e-12));
  const shift = theta * beta * s2;
  let total = 0;
  let m = 0;
  let q1 = 0;
  let q2 = 0;
  let log = 0;
  let lnCosh = 0;
  for (let z1 = -8; z1 <= 8; z1 += outerStep) {
    const weight = Math.exp(-0.5 * z1 * z1);
    const u = mean + s1 * z1;
    // The weight lies around z2 = ±θβs2, on the side of the field's sign more.
    const reach = shift + 8;
    const top = theta * beta * Math.abs(u) + 0.5 * shift * shift;
    let norm = 0;
    let first = 0;
    let second = 0;
    let logs = 0;
    for (let z2 = -reach; z2 <= reach; z2 += innerStep) {
      const x = beta * (u + s2 * z2);
      const a = Math.abs(x);
      const t = Math.exp(-2 * a);
      const value = a + Math.log1p(t) - Math.LN2;
      const w = Math.exp(theta * value - 0.5 * z2 * z2 - top);
      const tanh = (1 - t) / (1 + t);
      norm += w;
      first += x < 0 ? -w * tanh : w * tanh;
      second += w * tanh * tanh;
      logs += w * value;
    }
    const ratio = first / norm;
    total += weight;
    m += weight * ratio;
    q1 += weight * ratio * ratio;
    q2 += (weight * second) / norm;
    log += weight * (Math.log((norm * innerStep) / Math.sqrt(2 * Math.PI)) + top);
    lnCosh += (weight * logs) / norm;
  }
  return { m: m / total, q1: q1 / total, q2: q2 / total, log: log / total, lnCosh: lnCosh / total };
}
