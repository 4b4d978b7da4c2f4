import { checkCount, checkPositive, NumericalError } from "@attractors/core";
import { retrievalCapacity } from "./capacity.ts";
import { maximum, solveAugmented, traceCurve, zero } from "./curve.ts";
import { errorFunction, normalDensity } from "./error-function.ts";

/** A retrieval state at T = 0 with one step of broken replica symmetry. */
export interface GroundState {
  /** γ */
  readonly load: number;
  /** m */
  readonly magnetization: number;
  /** q1, between replicas in different states; within a state q2 = 1. */
  readonly overlap: number;
  /** C = lim β (1 - q2) */
  readonly response: number;
  /** D = lim βθ, where the free energy is stationary. */
  readonly breaking: number;
  /** Energy of one spin. */
  readonly energy: number;
}

/** Averages over the outer field 1 + σ1 z1, in units of the signal's field. */
interface OuterAverages {
  /** m = E I1/I0 */
  m: number;
  /** q1 = E (I1/I0)² */
  q: number;
  /** C times the unit. */
  response: number;
  /** E ln I0, and its derivative by δ. */
  log: number;
  slope: number;
}

/**
 * Finds the retrieval state of a storing network at T = 0 with one step of broken replica symmetry, below its capacity: with
 * I0 = ∫Dz2 exp(D |u + s2 z2|), I1 the same with the sign,
 *
 *   m = E I1/I0,  q1 = E (I1/I0)²,  u = m^(P-1) + s1 z1,  s1² = γ q1^(P-1),  s2² = γ (1 - q1^(P-1)) for P > 2,
 *
 * with the energy stationary in D; for P = 2 with the feedback of the cross-talk (Steffan and Kühn, Z. Phys. B 95, 249, 1994).
 *
 * @throws {RangeError} if P or the load is out of its range.
 * @throws {NumericalError} not-converged, where there is no such state: the load is above the capacity.
 *
 * @example
 * ```ts
 * import { retrievalGroundState } from "@attractors/dense-hebbian";
 *
 * retrievalGroundState({ interaction: 4, load: 0.2 }).magnetization; // ≈ 0.9481
 * ```
 */
export function retrievalGroundState({ interaction = 2, load }: { interaction?: number; load: number }): GroundState {
  checkCount("retrievalGroundState: interaction", interaction, 2);
  checkPositive("retrievalGroundState: load", load);
  const curve = openCurve(interaction);
  const near = 0.97 * retrievalCapacity({ interaction, noise: 0 }).load;
  const start = coldStart(interaction, Math.min(load, near));
  if (load <= near)
    return curve.describe(solveAugmented(curve.equations, (y) => curve.load(y) / load - 1, start, 1e-4));

  const places = climb(curve, start);
  const top = topOf(curve, places);
  const most = curve.load(top.place);
  if (load > most) {
    throw new NumericalError(
      "not-converged",
      `retrievalGroundState: there is no such state at load ${load}; they end at ${most}`,
    );
  }
  // Between the last point of less load and the top the curve is regular in another coordinate than the load.
  const below =
    places
      .slice(0, -2)
      .filter((y) => curve.load(y) < load)
      .pop() ?? places[0];
  const lead = leadOf(below, top.place);
  const at = along(curve, below, top.place, lead);
  const exact = zero((x) => curve.load(at(x)) - load, below[lead], top.place[lead], 1e-13);
  return curve.describe(at(exact));
}

/**
 * Finds the largest load of a storing network at T = 0 with one step of broken replica symmetry, and the state there:
 * α = 0.138189 for P = 2, and 0.138186 in Steffan and Kühn (1994). Replica symmetry puts it too low for P > 2.
 *
 * @throws {RangeError} unless P is a whole number, 2 or more.
 *
 * @example
 * ```ts
 * import { groundStateCapacity } from "@attractors/dense-hebbian";
 *
 * groundStateCapacity(2).load; // ≈ 0.1382
 * groundStateCapacity(4).load; // ≈ 0.22917
 * ```
 */
export function groundStateCapacity(interaction: number): GroundState {
  checkCount("groundStateCapacity: interaction", interaction, 2);
  const curve = openCurve(interaction);
  const start = coldStart(interaction, 0.97 * retrievalCapacity({ interaction, noise: 0 }).load);
  return curve.describe(topOf(curve, climb(curve, start)).place);
}

/** The curve of states of all loads, in logarithms of σ1, σ2 and δ: deviations and D in units of the signal's field. */
interface StateCurve {
  readonly equations: (y: Float64Array, out: Float64Array) => void;
  readonly load: (y: Float64Array) => number;
  readonly describe: (y: Float64Array) => GroundState;
}

function openCurve(P: number): StateCurve {
  const at = (y: Float64Array) => {
    const sigma1 = Math.exp(y[0]);
    const sigma2 = Math.exp(y[1]);
    const delta = Math.exp(y[2]);
    const averages = outerAverages(sigma1, sigma2, delta);
    return { sigma1, sigma2, delta, averages, ...closure(P, sigma1, sigma2, delta, averages) };
  };
  return {
    equations: (y, out) => {
      const { balance, stationarity } = at(y);
      out[0] = balance;
      out[1] = stationarity;
    },
    load: (y) => at(y).load,
    describe: (y) => {
      const { load, delta, averages, energy } = at(y);
      const unit = averages.m ** (P - 1);
      const response = averages.response / unit;
      return { load, magnetization: averages.m, overlap: averages.q, response, breaking: delta / unit, energy };
    },
  };
}

/** The load of a point, the balance of its two deviations, and D² times the derivative of the energy by D. */
function closure(
  P: number,
  sigma1: number,
  sigma2: number,
  delta: number,
  { m, q, response, log, slope }: OuterAverages,
): { load: number; balance: number; stationarity: number; energy: number } {
  const unit = m ** (P - 1);
  const a = sigma1 * sigma1;
  const b = sigma2 * sigma2;
  const D = delta / unit;
  if (P > 2) {
    const load = (a + b) * unit * unit;
    const cross = ((P - 1) * (1 - q ** P)) / (2 * P);
    return {
      load,
      balance: q ** (P - 1) * (1 + b / a) - 1,
      stationarity: (delta * slope - log) / (delta * delta) - cross * (a + b),
      energy: ((P - 1) / P) * m ** P + D * cross * load - log / D,
    };
  }
  const C = response / unit;
  const outer = 1 - C;
  const inner = outer - D * (1 - q);
  const load = (a * unit * unit * inner * inner) / q;
  const r1 = q / inner ** 2;
  const step = (1 - q) / (outer * inner);
  const lnRatio = Math.log(inner / outer);
  const change = -(1 - q);
  const part = -lnRatio + (D * change) / inner + (q * D * D * change) / inner ** 2;
  const rest = D * D * (r1 * (1 - q) + step);
  return {
    load,
    balance: (b / a) * (q / inner) * (outer / (1 - q)) - 1,
    stationarity: (delta * slope - log - (load / 2) * (part + rest)) / (delta * delta),
    energy:
      (m * m) / 2 + (load / 2) * (1 + lnRatio / D - q / inner + C * (r1 + step) + D * (r1 * (1 - q) + step)) - log / D,
  };
}

/** The averages over z1, by the trapezoidal rule; coarser for a start. */
function outerAverages(sigma1: number, sigma2: number, delta: number, coarseness = 1): OuterAverages {
  const width = Math.hypot(sigma2, 1 / delta);
  const step = coarseness * Math.min(0.12, (0.2 * width) / sigma1);
  const tilt = delta * sigma2;
  const root = Math.SQRT1_2;
  let weightSum = 0;
  let m = 0;
  let q = 0;
  let log = 0;
  let slope = 0;
  let peak = 0;
  for (let z = -9; z <= 9; z += step) {
    const u = 1 + sigma1 * z;
    const w = Math.abs(u);
    const weight = Math.exp(-0.5 * z * z);
    const near = w / sigma2;
    const A = 0.5 * (1 + errorFunction(root * (near + tilt)));
    const B = Math.exp(-2 * delta * w) * 0.5 * (1 + errorFunction(root * (tilt - near)));
    const sum = A + B;
    const ratio = (A - B) / sum;
    const density = (normalDensity(near) * Math.exp(-0.5 * tilt * tilt - delta * w)) / sum;
    weightSum += weight;
    m += weight * (u < 0 ? -ratio : ratio);
    q += weight * ratio * ratio;
    log += weight * (0.5 * tilt * tilt + delta * w + Math.log(sum));
    slope += weight * (delta * sigma2 * sigma2 + w * ratio + 2 * sigma2 * density);
    peak += weight * density;
  }
  return {
    m: m / weightSum,
    q: q / weightSum,
    response: (2 * peak) / weightSum / sigma2,
    log: log / weightSum,
    slope: slope / weightSum,
  };
}

/** A point of the curve at a load, from nothing: for each D the equations are iterated, and D is where the energy is stationary. */
function coldStart(P: number, load: number): Float64Array {
  let m = 1;
  let q = 0.99;
  let C = 0.02;
  const settled = (D: number): { place: Float64Array; stationarity: number } => {
    let place = new Float64Array(3);
    let stationarity = Number.NaN;
    for (let k = 0; k < 400; k++) {
      const unit = m ** (P - 1);
      let first = Math.sqrt(load * q ** (P - 1));
      let second = Math.sqrt(load * (1 - q ** (P - 1)));
      if (P === 2) {
        const outer = 1 - C;
        const inner = Math.max(outer - D * (1 - q), 0.02);
        first = Math.sqrt(load * q) / inner;
        second = Math.sqrt((load * (1 - q)) / (outer * inner));
      }
      const averages = outerAverages(first / unit, second / unit, D * unit, 1.5);
      place = Float64Array.of(Math.log(first / unit), Math.log(second / unit), Math.log(D * unit));
      stationarity = closure(P, first / unit, second / unit, D * unit, averages).stationarity;
      const change = Math.abs(averages.m - m) + Math.abs(averages.q - q);
      m += 0.7 * (averages.m - m);
      q += 0.7 * (Math.min(averages.q, 1 - 1e-12) - q);
      C += 0.7 * (averages.response / unit - C);
      if (!(m > 0.05)) return { place, stationarity: Number.NaN };
      if (change < 1e-9) break;
    }
    return { place, stationarity };
  };
  let before = { D: Number.NaN, stationarity: Number.NaN };
  for (let D = P === 2 ? 25 : 2; D < 1e4; D *= 1.2) {
    const { stationarity } = settled(D);
    if (
      stationarity > 0 !== before.stationarity > 0 &&
      !Number.isNaN(before.stationarity) &&
      !Number.isNaN(stationarity)
    ) {
      const part = before.stationarity / (before.stationarity - stationarity);
      return settled(before.D + part * (D - before.D)).place;
    }
    before = { D, stationarity };
    if (Number.isNaN(stationarity)) {
      m = 1;
      q = 1 - 0.1 / D;
      C = 0.02;
    }
  }
  throw new NumericalError("not-converged", `retrievalGroundState: no start was found at load ${load}`);
}

/** Follows the curve towards higher loads until they fall again. */
function climb(curve: StateCurve, start: Float64Array): Float64Array[] {
  const onCurve = solveAugmented(curve.equations, (y) => y[0] - start[0], start, 1e-4);
  let highest = 0;
  return traceCurve(curve.equations, onCurve, {
    direction: [1, 1, -1],
    step: 0.1,
    shift: 1e-4,
    until: (y) => {
      const load = curve.load(y);
      const fallen = load < highest;
      highest = Math.max(highest, load);
      return fallen;
    },
  });
}

/** The point of the largest load at the end of a traced piece of the curve. */
function topOf(curve: StateCurve, places: readonly Float64Array[]): { place: Float64Array } {
  const from = places[Math.max(places.length - 3, 0)];
  const to = places[places.length - 1];
  const lead = leadOf(from, to);
  const at = along(curve, from, to, lead);
  const load = (x: number) => curve.load(at(x));
  const rough = maximum(load, Math.min(from[lead], to[lead]), Math.max(from[lead], to[lead]), 1e-3).x;
  // Where the load's slope vanishes, to more digits than its maximum shows.
  const h = 1e-3;
  const slope = (x: number) => (load(x + h) - load(x - h)) / (2 * h);
  return { place: at(zero(slope, rough - 5 * h, rough + 5 * h, 1e-9)) };
}

/** The coordinate that changes most between two points. */
function leadOf(from: Float64Array, to: Float64Array): number {
  return [0, 1, 2].reduce((a, b) => (Math.abs(to[b] - from[b]) > Math.abs(to[a] - from[a]) ? b : a));
}

/** The curve near two of its points, as a function of one coordinate. */
function along(curve: StateCurve, from: Float64Array, to: Float64Array, lead: number): (x: number) => Float64Array {
  return (x) => {
    const part = (x - from[lead]) / (to[lead] - from[lead]);
    const guess = from.map((y, i) => y + part * (to[i] - y));
    return solveAugmented(curve.equations, (y) => y[lead] - x, guess, 1e-4);
  };
}
