import { checkCount } from "@attractors/core";
import { endOfRetrieval, foldOf, type SurfacePlace, zeroLoadNoise, zeroLoadTau } from "./capacity.ts";
import { type CurveEquations, project, solveAugmented, traceCurve, zero } from "./curve.ts";
import { type DataLaw, dataLawOf, type NetworkKind } from "./data-law.ts";
import { freeEnergy } from "./free-energy.ts";
import { type GlassTable, glassTransitions, openGlass } from "./glass.ts";
import { spinGlassState } from "./retrieval-state.ts";
import { type SolutionSurface, type SurfacePoint, solutionSurface } from "./solution-surface.ts";

/** A line of a phase diagram, in the plane of load γ and noise T. */
export interface TransitionLine {
  /**
   * - `spinodal`: retrieval states exist on its side of low noise and load;
   * - `coexistence`: there they are the state of lowest free energy;
   * - `glass`: below it the cross-talk freezes (P = 2: where the overlap q becomes positive; P > 2: at T_K);
   * - `dynamic`: below it there are exponentially many metastable states (P > 2: at T_d);
   * - `replica-symmetry`: below it the retrieval state breaks the symmetry of replicas (de Almeida and Thouless).
   */
  readonly name: "spinodal" | "coexistence" | "glass" | "dynamic" | "replica-symmetry";
  readonly load: Float64Array;
  readonly noise: Float64Array;
  /** m of the retrieval state on the line; of glass lines 0. */
  readonly magnetization: Float64Array;
}

export interface TransitionLineOptions {
  /** Points on the line, at equal distances in the diagram. @default 40 */
  points?: number;
}

/** The noises of all transitions at one load; undefined where there is none. */
export interface TransitionNoises {
  /** The highest noise with a retrieval state. */
  readonly spinodal: number | undefined;
  /** The noise below which retrieval has the lowest free energy. */
  readonly coexistence: number | undefined;
  /** The noise below which the cross-talk freezes. */
  readonly glass: number | undefined;
  /** The noise below which the retrieval state breaks the symmetry of replicas. */
  readonly replicaSymmetry: number | undefined;
}

/** A line that is followed on the surface of retrieval states: its equation, and its points. */
interface SurfaceLine {
  readonly equation: (sigma: number, tau: number) => number;
  readonly places: readonly Float64Array[];
}

/** Step on the surface, in σ and τ. */
const STEP = 0.04;
/** Lines end at this part of the largest noise or load; there the limits are put in. */
const NEARLY = 2e-3;

/**
 * Follows the end of retrieval, the spinodal, from T = 0 to γ = 0 by continuation.
 *
 * @throws {RangeError} if a number is out of its range.
 * @throws {NumericalError} if the line cannot be followed.
 *
 * @example
 * ```ts
 * import { spinodalLine } from "@attractors/dense-hebbian";
 *
 * const { load, noise } = spinodalLine({ interaction: 2 }, { points: 10 });
 * load[0]; // ≈ 0.137906
 * noise[9]; // ≈ 1
 * ```
 */
export function spinodalLine(kind: NetworkKind, { points = 40 }: TransitionLineOptions = {}): TransitionLine {
  checkCount("spinodalLine: points", points, 2);
  const law = dataLawOf("spinodalLine", kind);
  const surface = solutionSurface(law);
  const { noise, magnetization } = zeroLoadNoise(kind);
  return lineOf("spinodal", surface, spinodal(law, surface), points, [{ load: 0, noise, magnetization }]);
}

/**
 * Follows the line on which retrieval and the state of the cross-talk alone have equal free energies: below it retrieval
 * rules. The other state is the replica-symmetric glass or paramagnet for P = 2, and the glass with one step of broken
 * replica symmetry or the paramagnet for P > 2.
 *
 * @throws {RangeError} if a number is out of its range.
 * @throws {NumericalError} if the line cannot be followed.
 *
 * @example
 * ```ts
 * import { coexistenceLine } from "@attractors/dense-hebbian";
 *
 * const { load } = coexistenceLine({ interaction: 2 }, { points: 10 });
 * load[0]; // ≈ 0.0519
 * ```
 */
export function coexistenceLine(kind: NetworkKind, { points = 40 }: TransitionLineOptions = {}): TransitionLine {
  checkCount("coexistenceLine: points", points, 2);
  const law = dataLawOf("coexistenceLine", kind);
  const surface = solutionSurface(law);
  const line = coexistence(kind, law, surface);
  const end = law.interaction > 2 ? surface(0, equalTau(surface)) : zeroLoadNoise(kind);
  return lineOf("coexistence", surface, line, points, [end]);
}

/**
 * Follows the line below which the retrieval state is unstable against breaking the symmetry of replicas (de Almeida and
 * Thouless 1978), from its end on the spinodal towards low loads, where it falls to T = 0.
 *
 * @throws {RangeError} if a number is out of its range.
 * @throws {NumericalError} if the line cannot be followed.
 *
 * @example
 * ```ts
 * import { replicaSymmetryLine } from "@attractors/dense-hebbian";
 *
 * Math.max(...replicaSymmetryLine({ interaction: 4 }).noise); // ≈ 0.2301
 * ```
 */
export function replicaSymmetryLine(kind: NetworkKind, { points = 40 }: TransitionLineOptions = {}): TransitionLine {
  checkCount("replicaSymmetryLine: points", points, 2);
  const law = dataLawOf("replicaSymmetryLine", kind);
  const surface = solutionSurface(law);
  return lineOf("replica-symmetry", surface, replicaSymmetry(law, surface), points, []);
}

/**
 * The line below which the cross-talk freezes into a glass: for P = 2, where γ Σ λ²/(T - λ)² = 1 over the eigenvalues λ of the
 * examples' covariance (T = 1 + √α in storing); for P > 2, T = T_K √(2γ/P), or T_d in place of T_K with `dynamic`.
 *
 * @param options - `load`, the largest load of the line.
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { glassLine } from "@attractors/dense-hebbian";
 *
 * glassLine({ interaction: 2 }, { load: 0.25, points: 3 }).noise; // ≈ [1, 1.3535534, 1.5]
 * ```
 */
export function glassLine(
  kind: NetworkKind,
  { load, points = 40, dynamic = false }: TransitionLineOptions & { load: number; dynamic?: boolean },
): TransitionLine {
  checkCount("glassLine: points", points, 2);
  if (!(load > 0 && load < Infinity)) throw new RangeError(`glassLine: load must be positive, got ${load}`);
  const law = dataLawOf("glassLine", kind);
  const noiseAt = glassNoise(law, dynamic);
  const loads = Float64Array.from({ length: points }, (_, k) => (load * k) / (points - 1));
  return {
    name: dynamic && law.interaction > 2 ? "dynamic" : "glass",
    load: loads,
    noise: loads.map(noiseAt),
    magnetization: new Float64Array(points),
  };
}

/**
 * Finds the noises of all transitions at one load.
 *
 * @throws {RangeError} if a number is out of its range.
 * @throws {NumericalError} if a line cannot be followed.
 *
 * @example
 * ```ts
 * import { transitionNoises } from "@attractors/dense-hebbian";
 *
 * transitionNoises({ load: 0.03 }).spinodal; // ≈ 0.6504
 * transitionNoises({ load: 0.03 }).coexistence; // ≈ 0.47879
 * ```
 */
export function transitionNoises(conditions: NetworkKind & { load: number }): TransitionNoises {
  const { load } = conditions;
  if (!(load >= 0 && load < Infinity)) throw new RangeError(`transitionNoises: load must be at least 0, got ${load}`);
  const law = dataLawOf("transitionNoises", conditions);
  const surface = solutionSurface(law);
  const glass = glassNoise(law, false)(load);
  if (load === 0) {
    const end = zeroLoadNoise(conditions).noise;
    const coexistenceAt = law.interaction > 2 ? surface(0, equalTau(surface)).noise : end;
    return { spinodal: end, coexistence: coexistenceAt, glass, replicaSymmetry: undefined };
  }
  return {
    spinodal: noiseOn(spinodal(law, surface), surface, load),
    coexistence: noiseOn(coexistence(conditions, law, surface), surface, load),
    glass,
    replicaSymmetry: noiseOn(replicaSymmetry(law, surface), surface, load),
  };
}

function spinodal(law: DataLaw, surface: SolutionSurface): SurfaceLine {
  const start = endOfRetrieval(surface, 0);
  const equation = foldOf(surface);
  if (!start) return { equation, places: [] };
  const most = surface(start.sigma, 0).load;
  let highest = 0;
  const turnsBack = (sigma: number, tau: number) => {
    const { noise } = surface(sigma, tau);
    highest = Math.max(highest, noise);
    return noise < highest;
  };
  const nearEnd = (sigma: number, tau: number) => sigma <= 0 || surface(sigma, tau).load < NEARLY * most;
  const cold = follow(equation, start, [0, 1], (sigma, tau) => nearEnd(sigma, tau) || turnsBack(sigma, tau));
  const last = cold[cold.length - 1];
  if (nearEnd(last[0], last[1])) return { equation, places: cold.filter((y) => y[0] > 0) };

  // A cusp: strong retrieval loses its own end there. The line goes on as that of the states without load.
  cold.pop();
  const warm = { sigma: 0.01, tau: zeroLoadTau(law) };
  const rest = follow(equation, warm, [1, 0], (sigma, tau) => surface(sigma, tau).noise < highest);
  return { equation, places: [...cold, ...rest.slice(0, -1).reverse()] };
}

function coexistence(kind: NetworkKind, law: DataLaw, surface: SolutionSurface): SurfaceLine {
  if (law.interaction > 2) {
    const glass = openGlass(law.interaction);
    const equation = (sigma: number, tau: number) => {
      const { load, noise, freeEnergy: retrieval } = surface(sigma, tau);
      return retrieval - frozenEnergy(glass, law.interaction, load, Math.abs(noise));
    };
    const highest = equalTau(surface);
    const start = { sigma: 0.01, tau: highest };
    // Beyond the spinodal the line would go on through unstable states.
    const fold = foldOf(surface);
    const side = Math.sign(fold(start.sigma, start.tau));
    let before = 1;
    const leaves = (sigma: number, tau: number) => {
      const { magnetization } = surface(sigma, tau);
      const jumps = magnetization < 0.85 * before;
      before = magnetization;
      return jumps || fold(sigma, tau) * side < 0;
    };
    const places = follow(equation, start, [1, 0], (sigma, tau) => tau <= 0 || leaves(sigma, tau));
    if (places[places.length - 1][1] > 0) places.pop();
    return { equation, places: places.reverse() };
  }
  const equation = (sigma: number, tau: number) => {
    const { load, noise, freeEnergy: retrieval } = surface(sigma, tau);
    const conditions = { ...kind, load, noise: Math.abs(noise) };
    return retrieval - freeEnergy(conditions, spinGlassState(conditions));
  };
  // At T = 0 retrieval is lower at low load, the glass at the end of retrieval.
  const end = endOfRetrieval(surface, 0);
  if (!end || !(equation(end.sigma, 0) > 0)) return { equation, places: [] };
  const sigma = zero((x) => equation(x, 0), 0.05 * end.sigma, end.sigma);
  const most = surface(sigma, 0).load;
  const places = follow(equation, { sigma, tau: 0 }, [0, 1], (x, tau) => surface(x, tau).load < NEARLY * most);
  return { equation, places };
}

function replicaSymmetry(law: DataLaw, surface: SolutionSurface): SurfaceLine {
  const equation = (sigma: number, tau: number) => {
    // Scaled so that it stays finite towards T = 0.
    const { stability, noise } = surface(sigma, Math.max(Math.abs(tau), 1e-9));
    return stability * noise;
  };
  const onSpinodal = spinodal(law, surface).places;
  const crossing = onSpinodal.findIndex(([sigma, tau]) => tau > 0 && equation(sigma, tau) > 0);
  if (crossing < 1) return { equation, places: [] };
  const [sigma, tau] = onSpinodal[crossing];
  const [before, tauBefore] = onSpinodal[crossing - 1];
  const part = zero((x) => equation(before + x * (sigma - before), tauBefore + x * (tau - tauBefore)), 0, 1);
  const start = { sigma: before + part * (sigma - before), tau: tauBefore + part * (tau - tauBefore) };
  const most = surface(start.sigma, start.tau).noise;
  const places = follow(equation, start, [-1, -1], (x, t) => {
    const { noise } = surface(x, Math.abs(t));
    return x <= 0 || t <= 0 || noise < NEARLY * most;
  });
  return { equation, places };
}

/** τ at γ = 0 where retrieval has the free energy -T ln 2 of free spins. */
function equalTau(surface: SolutionSurface): number {
  const difference = (tau: number) => {
    const { freeEnergy: retrieval, noise } = surface(0, tau);
    return retrieval + noise * Math.LN2;
  };
  let tau = 0.02;
  while (difference(tau) < 0) tau *= 1.1;
  return zero(difference, tau / 1.1, tau);
}

function frozenEnergy(glass: GlassTable, P: number, load: number, noise: number): number {
  const J = Math.sqrt((2 * load) / P);
  if (!(J > 0)) return -noise * Math.LN2;
  return J * glass.at(noise / J).freeEnergy;
}

function glassNoise(law: DataLaw, dynamic: boolean): (load: number) => number {
  const { interaction: P, strengths, counts } = law;
  if (P > 2) {
    const { staticNoise, dynamicNoise } = glassTransitions(P);
    return (load) => (dynamic ? dynamicNoise : staticNoise) * Math.sqrt((2 * load) / P);
  }
  const highest = Math.max(...strengths);
  return (load) => {
    if (load === 0) return highest;
    const excess = (noise: number) => {
      let sum = -1;
      for (let k = 0; k < strengths.length; k++) sum += load * counts[k] * (strengths[k] / (noise - strengths[k])) ** 2;
      return sum;
    };
    let above = highest + Math.sqrt(load) * highest;
    while (excess(above) > 0) above *= 1.5;
    return zero(excess, highest * (1 + 1e-12), above);
  };
}

function follow(
  equation: (sigma: number, tau: number) => number,
  start: SurfacePlace,
  direction: readonly [number, number],
  until: (sigma: number, tau: number) => boolean,
): Float64Array[] {
  const curve: CurveEquations = (y, out) => {
    out[0] = equation(y[0], y[1]);
  };
  // Along the line, across its gradient; at T = 0 to the positive side only.
  const h = 1e-4;
  const { sigma, tau } = start;
  const across = (equation(sigma + h, tau) - equation(sigma - h, tau)) / (2 * h);
  const up = (equation(sigma, tau + h) - equation(sigma, tau - h)) / (2 * h);
  const side = Math.sign(up * direction[0] - across * direction[1]) || 1;
  const places = traceCurve(curve, Float64Array.of(sigma, tau), {
    direction: [side * up, -side * across],
    step: STEP,
    until: (y) => until(y[0], y[1]),
  });
  const last = places[places.length - 1];
  if (last[1] < 0 && places.length > 1) {
    places.pop();
    const before = places[places.length - 1];
    const part = before[1] / (before[1] - last[1]);
    const guess = last.map((y, i) => before[i] + part * (y - before[i]));
    places.push(solveAugmented(curve, (y) => y[1], guess));
  }
  return places;
}

/** The highest noise at which a line has a load. */
function noiseOn({ equation, places }: SurfaceLine, surface: SolutionSurface, load: number): number | undefined {
  let highest: number | undefined;
  for (let k = 1; k < places.length; k++) {
    const before = surface(places[k - 1][0], places[k - 1][1]).load - load;
    const after = surface(places[k][0], places[k][1]).load - load;
    if (before > 0 === after > 0) continue;
    const part = before / (before - after);
    const guess = places[k].map((y, i) => places[k - 1][i] + part * (y - places[k - 1][i]));
    const [sigma, tau] = solveAugmented(
      (y, out) => {
        out[0] = equation(y[0], y[1]);
      },
      (y) => surface(y[0], y[1]).load - load,
      guess,
    );
    const { noise } = surface(sigma, tau);
    if (noise > 1e-7 && (highest === undefined || noise > highest)) highest = noise;
  }
  return highest;
}

/** Takes points at equal distances in the diagram from a line followed on the surface, with the limits at its end. */
function lineOf(
  name: TransitionLine["name"],
  surface: SolutionSurface,
  { equation, places }: SurfaceLine,
  count: number,
  limits: readonly Pick<SurfacePoint, "load" | "noise" | "magnetization">[],
): TransitionLine {
  const known: Pick<SurfacePoint, "load" | "noise" | "magnetization">[] = places.map(([sigma, tau]) =>
    surface(sigma, tau),
  );
  const inner = known.length;
  known.push(...limits);
  if (known.length < 2) {
    return { name, load: new Float64Array(0), noise: new Float64Array(0), magnetization: new Float64Array(0) };
  }
  const width = Math.max(...known.map((p) => p.load)) || 1;
  const height = Math.max(...known.map((p) => p.noise)) || 1;
  const lengths = [0];
  for (let k = 1; k < known.length; k++) {
    const across = (known[k].load - known[k - 1].load) / width;
    const up = (known[k].noise - known[k - 1].noise) / height;
    lengths.push(lengths[k - 1] + Math.hypot(across, up));
  }
  const line = {
    name,
    load: new Float64Array(count),
    noise: new Float64Array(count),
    magnetization: new Float64Array(count),
  };
  for (let i = 0, k = 1; i < count; i++) {
    const target = (lengths[lengths.length - 1] * i) / (count - 1);
    while (k < lengths.length - 1 && lengths[k] < target) k++;
    const part = Math.min(1, (target - lengths[k - 1]) / (lengths[k] - lengths[k - 1] || 1));
    const point =
      k < inner && part < 1 && part > 0
        ? between(surface, equation, places[k - 1], places[k], part)
        : mix(known[k - 1], known[k], part);
    line.load[i] = Math.max(point.load, 0);
    line.noise[i] = Math.max(point.noise, 0);
    line.magnetization[i] = point.magnetization;
  }
  return line;
}

function between(
  surface: SolutionSurface,
  equation: (sigma: number, tau: number) => number,
  from: Float64Array,
  to: Float64Array,
  part: number,
): SurfacePoint {
  const size = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const tangent = to.map((y, i) => (y - from[i]) / size);
  const guess = to.map((y, i) => from[i] + part * (y - from[i]));
  const [sigma, tau] = project(
    (y, out) => {
      out[0] = equation(y[0], y[1]);
    },
    guess,
    tangent,
  );
  return surface(sigma, tau);
}

function mix(
  from: Pick<SurfacePoint, "load" | "noise" | "magnetization">,
  to: Pick<SurfacePoint, "load" | "noise" | "magnetization">,
  part: number,
): Pick<SurfacePoint, "load" | "noise" | "magnetization"> {
  const at = (key: "load" | "noise" | "magnetization") => from[key] + part * (to[key] - from[key]);
  return { load: at("load"), noise: at("noise"), magnetization: at("magnetization") };
}
