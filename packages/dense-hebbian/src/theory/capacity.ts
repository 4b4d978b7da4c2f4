import { checkAtLeast, NumericalError } from "@attractors/core";
import { maximum, solveRoot, traceCurve, zero } from "./curve.ts";
import { type DataLaw, dataLawOf, type NetworkKind } from "./data-law.ts";
import { type SolutionSurface, type SurfacePoint, solutionSurface } from "./solution-surface.ts";

/** The end of a retrieval phase. */
export interface Capacity {
  /** γ where the retrieval state ends; 0 where there is none even without load. */
  readonly load: number;
  readonly noise: number;
  /** m at that end. */
  readonly magnetization: number;
}

/** A point of the surface with its coordinates. */
export interface SurfacePlace {
  readonly sigma: number;
  readonly tau: number;
}

/**
 * Finds the load at which retrieval ends, in replica symmetry, at a given noise: the first fold of the curve of states that
 * begins without load. At T = 0, for P = 2 it is α = 0.137906 (Amit, Gutfreund, Sompolinsky 1987), for P > 2 the largest
 * erf(x)^(2P-2)/(2x²) over x.
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { retrievalCapacity } from "@attractors/dense-hebbian";
 *
 * retrievalCapacity({ interaction: 2, noise: 0 }).load; // ≈ 0.1379056
 * retrievalCapacity({ interaction: 4, noise: 0 }).load; // ≈ 0.1978601
 * retrievalCapacity({ interaction: 4, noise: 0.2 }).load; // ≈ 0.2292
 * ```
 */
export function retrievalCapacity(conditions: NetworkKind & { noise: number }): Capacity {
  const { noise } = conditions;
  checkAtLeast("retrievalCapacity: noise", noise, 0);
  const surface = solutionSurface(dataLawOf("retrievalCapacity", conditions));
  const place = endOfRetrieval(surface, noise);
  if (!place) return { load: 0, noise, magnetization: 0 };
  const { load, magnetization } = surface(place.sigma, place.tau);
  return { load, noise, magnetization };
}

/**
 * Finds the noise above which a network without load forgets: the largest T with a retrieval state at γ = 0;
 * 1 for P = 2 in storing.
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { zeroLoadNoise } from "@attractors/dense-hebbian";
 *
 * zeroLoadNoise({ interaction: 4 }).noise; // ≈ 0.4957863
 * zeroLoadNoise({ interaction: 2 }).noise; // ≈ 1
 * ```
 */
export function zeroLoadNoise(kind: NetworkKind = {}): Capacity {
  const law = dataLawOf("zeroLoadNoise", kind);
  const { noise, magnetization } = solutionSurface(law)(0, zeroLoadTau(law));
  // For P = 2 retrieval may end continuously, at T = E X².
  const linear = law.values.reduce((sum, x, k) => sum + law.weights[k] * x * x, law.spread ** 2);
  if (law.interaction === 2 && linear >= noise) return { load: 0, noise: linear, magnetization: 0 };
  return { load: 0, noise, magnetization };
}

/** The τ of the largest noise at γ = 0; large where the transition is continuous. */
export function zeroLoadTau(law: DataLaw): number {
  const surface = solutionSurface(law);
  // Continuous transitions happen at n → 0, that is at τ → ∞.
  const scan = Array.from({ length: 161 }, (_, k) => 0.05 * 1.06 ** k);
  const best = scan.reduce((a, b) => (surface(0, b).noise > surface(0, a).noise ? b : a));
  return maximum((tau) => surface(0, tau).noise, best / 1.06, best * 1.06).x;
}

/**
 * The place where the state without load ends when the load grows at a given noise; undefined where there is none. The state
 * is followed along its curve to the first turn of the load, which Newton's iteration then finds as a zero of the fold.
 */
export function endOfRetrieval(surface: SolutionSurface, noise: number): SurfacePlace | undefined {
  const turn = noise === 0 ? firstTurnAtZero(surface) : firstTurn(surface, noise);
  if (!turn) return undefined;
  const fold = foldOf(surface);
  try {
    const [sigma, tau] = solveRoot(
      (y, out) => {
        out[0] = y[0] + fold(y[0], y[1]);
        out[1] = y[1] + surface(y[0], y[1]).noise - noise;
      },
      turn,
      1e-4,
    );
    if (Math.abs(sigma - turn[0]) < 0.1 * turn[0]) return { sigma, tau };
  } catch (error) {
    if (!(error instanceof NumericalError)) throw error;
  }
  return { sigma: turn[0], tau: turn[1] };
}

function firstTurnAtZero(surface: SolutionSurface): Float64Array | undefined {
  const load = (sigma: number) => validLoad(surface(sigma, 0));
  const ratio = 1.02;
  for (let sigma = 0.02; sigma < 50; sigma *= ratio) {
    if (load(sigma) > 1e-9 && load(sigma * ratio) < load(sigma)) {
      return Float64Array.of(maximum(load, sigma / ratio, sigma * ratio).x, 0);
    }
  }
  return undefined;
}

function firstTurn(surface: SolutionSurface, noise: number): Float64Array | undefined {
  // T = τ n^(P-1) grows with τ on the stable branch.
  let tau = 0;
  const ratio = 1.05;
  for (let high = 0.01; high < 200; high *= ratio) {
    if (surface(0, high).noise >= noise) {
      tau = zero((x) => surface(0, x).noise - noise, high === 0.01 ? 0 : high / ratio, high);
      break;
    }
  }
  if (tau === 0) return undefined;
  let highest = Number.NEGATIVE_INFINITY;
  const places = traceCurve(
    (y, out) => {
      out[0] = surface(y[0], y[1]).noise - noise;
    },
    Float64Array.of(0.001, tau),
    {
      direction: [1, 0],
      step: 0.02,
      until: (y) => {
        const load = validLoad(surface(y[0], y[1]));
        const fallen = load < highest;
        highest = Math.max(highest, load);
        return fallen;
      },
    },
  );
  return places[Math.max(places.length - 2, 0)];
}

/** The load, where the responses of the cross-talk are stable; minus infinity elsewhere. */
export function validLoad({ load, signal }: SurfacePoint): number {
  return signal > 0 && load > 0 && Number.isFinite(load) ? load : Number.NEGATIVE_INFINITY;
}

/** The Jacobian determinant of (load, noise) by (σ, τ) over σ, which vanishes at the spinodal; the load goes with σ². */
export function foldOf(surface: SolutionSurface): (sigma: number, tau: number) => number {
  return (sigma, tau) => {
    const h = 2e-4 * Math.max(sigma, 0.05);
    const k = 2e-4 * Math.max(Math.abs(tau), 0.05);
    const right = surface(sigma + h, tau);
    const left = surface(sigma - h, tau);
    const up = surface(sigma, tau + k);
    const down = surface(sigma, tau - k);
    const loadSigma = (right.load - left.load) / (2 * h);
    const noiseSigma = (right.noise - left.noise) / (2 * h);
    const loadTau = (up.load - down.load) / (2 * k);
    const noiseTau = (up.noise - down.noise) / (2 * k);
    return (loadSigma * noiseTau - loadTau * noiseSigma) / sigma;
  };
}
