import { checkCount, NumericalError } from "@attractors/core";
import { maximum, solveRoot, zero } from "./curve.ts";
import { complementaryErrorFunction } from "./error-function.ts";
import { AVERAGES, ENERGY, gaussianAverages, SECH2 } from "./gaussian-averages.ts";

/** Transitions of the glass of P-spin products. */
export interface GlassTransitions {
  /** T_d, below which there are exponentially many metastable states. */
  readonly dynamicNoise: number;
  /** q inside a state at T_d. */
  readonly dynamicOverlap: number;
  /** T_K, below which few states rule: the static transition. */
  readonly staticNoise: number;
  /** q inside a state at T_K. */
  readonly staticOverlap: number;
}

/** A glass with one step of broken replica symmetry. */
export interface GlassState {
  /** q inside a state; between states it is 0. */
  readonly overlap: number;
  /** θ, Parisi's parameter: the weight of pairs in different states; 1 in the paramagnet. */
  readonly breaking: number;
  readonly freeEnergy: number;
}

/**
 * Finds the two transitions of the Ising P-spin glass, to which the cross-talk of a dense network amounts for P > 2, in units
 * of J (Gardner 1985; Kirkpatrick and Thirumalai 1987): in one step of replica symmetry breaking with θ = 1,
 *
 *   q = E tanh²(μ + √μ z),  μ = (P/2) q^(P-1) / T².
 *
 * T_d is the largest T with q > 0; at T_K the complexity μ/2 + (P-1)/(2P) μ q - E ln cosh(μ + √μ z) vanishes. In a network
 * of load γ noises are larger by √(2γ/P).
 *
 * @throws {RangeError} unless P is a whole number, 3 or more.
 *
 * @example
 * ```ts
 * import { glassTransitions } from "@attractors/dense-hebbian";
 *
 * glassTransitions(3).staticNoise; // ≈ 0.65139
 * glassTransitions(3).dynamicNoise; // ≈ 0.68160
 * ```
 */
export function glassTransitions(interaction: number): GlassTransitions {
  checkCount("glassTransitions: interaction", interaction, 3);
  const P = interaction;
  const out = new Float64Array(AVERAGES);
  const overlapAt = (mu: number) => {
    gaussianAverages(mu, Math.sqrt(mu), 1, out);
    return 1 - out[SECH2];
  };
  const noiseAt = (mu: number) => Math.sqrt(((P / 2) * overlapAt(mu) ** (P - 1)) / mu);
  const complexity = (mu: number) => {
    const q = overlapAt(mu);
    return mu / 2 + ((P - 1) / (2 * P)) * mu * q + Math.LN2 - out[ENERGY];
  };
  let best = 0.05;
  for (let mu = 0.05; mu < 100; mu *= 1.05) if (noiseAt(mu) > noiseAt(best)) best = mu;
  const dynamic = maximum(noiseAt, best / 1.05, best * 1.05).x;
  let end = dynamic * 1.05;
  while (complexity(end) > 0) end *= 1.05;
  const still = zero(complexity, end / 1.05, end);
  return {
    dynamicNoise: noiseAt(dynamic),
    dynamicOverlap: overlapAt(dynamic),
    staticNoise: noiseAt(still),
    staticOverlap: overlapAt(still),
  };
}

/** Free energies of the P-spin glass, by T in units of J; each state is found from the one at the next higher noise. */
export interface GlassTable {
  readonly transitions: GlassTransitions;
  /** The state at noise T > 0: the paramagnet above T_K. */
  at(noise: number): GlassState;
}

/** Below this part of T_K the free energy is interpolated to the ground state's: it hardly changes any more. */
const COLD = 0.1;
/** How finely states are remembered, in parts of T_K. */
const STRIDE = 1 / 32;

/** Opens the glass of P-spin products, P > 2, in units of J. */
export function openGlass(P: number): GlassTable {
  const transitions = glassTransitions(P);
  const { staticNoise, staticOverlap } = transitions;
  const known: GlassState[] = [];

  const stateFrom = (noise: number, { overlap, breaking }: GlassState): GlassState => {
    const equations = brokenEquations(P, noise);
    const map = (y: Float64Array, out: Float64Array) => {
      const { overlapError, breakingError } = equations(y[0], y[1]);
      out[0] = y[0] + overlapError;
      out[1] = y[1] + breakingError;
    };
    const [q, theta] = solveRoot(map, Float64Array.of(overlap, breaking), 1e-6);
    return { overlap: q, breaking: theta, freeEnergy: equations(q, theta).freeEnergy };
  };
  const remembered = (index: number): GlassState => {
    if (known.length === 0) known.push({ overlap: staticOverlap, breaking: 1, freeEnergy: Number.NaN });
    for (let k = known.length; k <= index; k++) {
      // The parameter falls about in proportion to the noise.
      const guess = { ...known[k - 1], breaking: (known[k - 1].breaking * (1 - k * STRIDE)) / (1 - (k - 1) * STRIDE) };
      known.push(stateFrom(staticNoise * (1 - k * STRIDE), guess));
    }
    return known[index];
  };

  return {
    transitions,
    at(noise) {
      if (noise >= staticNoise) {
        return { overlap: 0, breaking: 1, freeEnergy: -noise * Math.LN2 - 1 / (4 * noise) };
      }
      const depth = 1 - noise / staticNoise;
      if (depth <= 1 - COLD) return stateFrom(noise, remembered(Math.floor(depth / STRIDE)));
      const cold = stateFrom(COLD * staticNoise, remembered(Math.floor((1 - COLD) / STRIDE)));
      const part = (noise / (COLD * staticNoise)) ** 2;
      return {
        overlap: 1 - part * (1 - cold.overlap),
        breaking: (cold.breaking * noise) / (COLD * staticNoise),
        freeEnergy: glassEnergy(P) + part * (cold.freeEnergy - glassEnergy(P)),
      };
    },
  };
}

/**
 * Finds the state of the cross-talk alone, for P > 2: the glass with one step of broken replica symmetry below T_K, the
 * paramagnet above (Gardner 1985).
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { glassState } from "@attractors/dense-hebbian";
 *
 * glassState({ interaction: 4, load: 0.2, noise: 0.1 }).overlap; // ≈ 0.9850
 * glassState({ interaction: 4, load: 0.2, noise: 0.3 }).overlap; // → 0
 * ```
 */
export function glassState({
  interaction,
  load,
  noise,
}: {
  interaction: number;
  load: number;
  noise: number;
}): GlassState {
  checkCount("glassState: interaction", interaction, 3);
  if (!(load > 0 && load < Infinity)) throw new RangeError(`glassState: load must be positive, got ${load}`);
  if (!(noise >= 0 && noise < Infinity)) throw new RangeError(`glassState: noise must be at least 0, got ${noise}`);
  const J = Math.sqrt((2 * load) / interaction);
  const state = openGlass(interaction).at(noise / J);
  return { ...state, freeEnergy: J * state.freeEnergy };
}

/** Ground-state energy of the P-spin glass in one step of replica symmetry breaking, in units of J. */
export function glassEnergy(P: number): number {
  // -e = D(P-1)/4·(-1) + (1/D) ln 2 exp(D² P/4) Φ(D √(P/2)), stationary in D = lim θ/T.
  const s = Math.sqrt(P / 2);
  const energy = (D: number) => {
    const log = Math.LN2 + (D * D * P) / 4 + Math.log(complementaryErrorFunction((-D * s) / Math.SQRT2) / 2);
    return log / D - (D * (P - 1)) / 4;
  };
  let best = 0.05;
  for (let D = 0.05; D < 40; D *= 1.05) if (energy(D) < energy(best)) best = D;
  return maximum((D) => -energy(D), best / 1.05, best * 1.05).value;
}

/** The equations of a glass with one step: errors of q and of the stationarity in θ, and the free energy. */
function brokenEquations(
  P: number,
  noise: number,
): (q: number, theta: number) => { overlapError: number; breakingError: number; freeEnergy: number } {
  const beta = 1 / noise;
  return (q, theta) => {
    if (!(q > 0 && theta > 0)) throw new NumericalError("diverged", "glassState: left the physical range");
    const s = Math.sqrt((P / 2) * q ** (P - 1));
    // The weight cosh^θ(βsz) of both signs of z together is a weight around z = θβs, and one sharp at 0.
    const peak = theta * beta * s;
    const step = Math.min(0.2, (0.15 * noise) / s);
    const reach = peak + 9.5;
    const top = (peak * peak) / 2;
    let norm = 0;
    let tanh2 = 0;
    let log = 0;
    for (let z = -reach; z <= reach; z += step) {
      const u = Math.abs(beta * s * z);
      const t = Math.exp(-2 * u);
      const lnCosh = u + Math.log1p(t) - Math.LN2;
      const weight = Math.exp(theta * lnCosh - (z * z) / 2 - top);
      norm += weight;
      tanh2 += weight * ((1 - t) / (1 + t)) ** 2;
      log += weight * lnCosh;
    }
    const lnNorm = Math.log((norm * step) / Math.sqrt(2 * Math.PI)) + top;
    const half = (beta * beta) / 4;
    const bracket = 1 + (P - 1) * (1 - theta) * q ** P - P * q ** (P - 1);
    const slope = -half * (P - 1) * q ** P - lnNorm / theta ** 2 + log / norm / theta;
    return {
      overlapError: tanh2 / norm - q,
      breakingError: slope * noise,
      freeEnergy: -noise * (Math.LN2 + half * bracket + lnNorm / theta),
    };
  };
}
