import { createRng, type Flow, type IteratedMap, runNow, type Stepper, seriesOf } from "@attractors/core";
import {
  alignmentIndices,
  attractingCycle,
  type Basins,
  basinEntropy,
  basinsOfAttraction,
  covariantAngles,
  covariantVectors,
  cycleBifurcation,
  expansionEntropy,
  feigenbaumConstants,
  finiteTimeExponents,
  fixedPoints,
  henonOrbits,
  lyapunovSpectrum,
  periodDoublingCascade,
  periodicOrbits,
} from "@attractors/metrics";
import { vern9 } from "@attractors/solvers";
import { complaintsAbout } from "./compare.ts";
import { type Described, flowFor, mapFor } from "./named-systems.ts";
import { type Answers, judged, type Problem } from "./problem.ts";

/** Tight enough for reference values of 40 digits to be met to 1e-10. */
const precise = { method: vern9, relativeTolerance: 1e-13, absoluteTolerance: 1e-14 };

/** How the metrics of metrics_dynamics.json are answered. */
export const dynamicsAnswers: Answers = {
  lyapunov_exact: ({ input, expected }) => {
    const system = systemOf(input);
    const exact = "field" in system ? { duration: 100, transient: 0, ...precise } : { duration: 100_000 };
    const { exponents } = lyapunovSpectrum(system, exact);
    const box = { lower: new Float64Array(system.dimension), upper: new Float64Array(system.dimension).fill(1) };
    return {
      spectrum: exponents,
      ...("expansion_entropy" in expected
        ? { expansion_entropy: expansionEntropy(system, { box, rng: createRng(1), count: 20 }).value }
        : {}),
    };
  },
  bifurcation_logistic: ({ input, expected }) => cascadeOf(input, expected),
  bifurcation_cascade: ({ input, expected }) => cascadeOf(input, expected),
  bifurcation_diagram_column: ({ input }) => {
    const { period, points } = attractingCycle(mapFor(input), { transient: 100_000 });
    const n = points.length / period;
    return { period, points_sorted: points.filter((_, k) => k % n === 0).sort() };
  },
  fixed_points: fixedPointsOf,
  period_doubling_henon: ({ input }) => henonDoublings(input),
  finite_time_lyapunov: ({ input, expected }) => {
    const { exponents, singularValues, state } = finiteTimeExponents(systemOf(input), {
      duration: input.t ?? input.steps ?? input.n,
      ...precise,
    });
    return {
      ftle: exponents.slice(0, expected.ftle.length),
      singular_values: singularValues.slice(0, expected.singular_values?.length ?? 0),
      state,
    };
  },
  gali: galiOf,
  sali: galiOf,
  covariant_lyapunov_vectors: covariantOf,
  basins_of_attraction: ({ input, expected }) => {
    const { labels, shape, fractions } = newtonBasins(input);
    const rows: number[][] = expected.labels;
    const columns = shape[0];
    const differing = rows.flat().filter((label, k) => label !== labels[k]).length;
    const share = differing / labels.length;
    const wrong = columns === rows[0].length && share <= 0.005 ? [] : [`${100 * share} % of the labels differ`];
    return judged([...wrong, ...complaintsAbout(fractions, expected.fractions, { abs: 0.005 }, "fractions")]);
  },
  basin_entropy: ({ input, params }) => {
    const rows: number[][] = input.labels;
    const { entropy, boundaryEntropy, fractal } = basinEntropy(
      { labels: Int32Array.from(rows.flat()), shape: [rows[0].length, rows.length] },
      { box: params.box },
    );
    return { Sb: entropy, Sbb: boundaryEntropy, fractal_criterion_ln2: fractal };
  },
  upo_counts: orbitCounts,
  unstable_periodic_orbits: orbitCounts,
};

// biome-ignore lint/suspicious/noExplicitAny: JSON
function systemOf(input: any): (Flow | IteratedMap) & Described {
  return input.flow === undefined ? mapFor(input) : flowFor(input);
}

function cascadeOf(input: Problem["input"], expected: Problem["expected"]): unknown {
  const family = (parameter: number): IteratedMap => mapFor({ ...input, r: parameter, a: parameter });
  const logistic = !/1 ?- ?a|quadratic|sin/i.test(input.map);
  const sine = /sin/i.test(input.map);
  const critical = logistic || sine ? 0.5 : 0;
  const range: [number, number] = sine ? [0.3, 0.87] : logistic ? [1, 3.6] : [-0.2, 1.45];
  const cascade = periodDoublingCascade(family, { critical, range });
  const { delta, alpha } = feigenbaumConstants();
  const state = Float64Array.of(critical);
  const near = sine ? 0.94 : logistic ? 3.832 : 1.755;
  const third = cycleBifurcation(family, { period: 3, multiplier: 0, parameter: near, state });
  const window = cycleBifurcation(family, { period: 3, multiplier: 1, ...third });
  const first = (values: Float64Array, like: unknown): Float64Array =>
    values.slice(0, Array.isArray(like) ? like.length : values.length);
  return {
    period_doubling_r: first(cascade.doublings, expected.period_doubling_r),
    superstable_R: first(cascade.superstable, expected.superstable_R),
    accumulation_r_inf: cascade.limit,
    feigenbaum_delta: delta,
    feigenbaum_alpha: alpha,
    period3_window_r: window.parameter,
  };
}

/** Compares the points as a set, and the eigenvalues of each as a set. */
function fixedPointsOf({ input, expected, tol }: Problem): unknown {
  // On a torus points are looked for on the plane around it, in one turn.
  const system = systemOf({ ...input, wrapped: 0 });
  const n = system.dimension;
  const torus = /standard|chirikov/i.test(input.map);
  const [low, high] = torus ? [-0.5, 2 * Math.PI - 0.5] : [-system.reach, system.reach];
  const box = { lower: new Float64Array(n).fill(low), upper: new Float64Array(n).fill(high) };
  const found = fixedPoints(system, { box });
  const complaints = expected.length === found.length ? [] : [`${found.length} points, expected ${expected.length}`];
  for (const one of expected) {
    const place: number[] = (one.x ?? one.state ?? one.point).map(Number);
    const match = found
      .map((point) => ({ point, distance: Math.hypot(...place.map((value, i) => value - point.state[i])) }))
      .sort((a, b) => a.distance - b.distance)[0]?.point;
    if (!match) return judged(["no fixed point was found"]);
    complaints.push(...complaintsAbout(match.state, place, tol, "point"));
    if (one.stable !== undefined && one.stable !== (match.stability === "stable")) complaints.push("stability differs");
    const { real, imaginary } = match.eigenvalues;
    const left = Array.from(real, (value, k) => [value, imaginary[k]]);
    for (const value of one.eigenvalues ?? []) {
      const [re, im] = complexOf(value);
      left.sort((a, b) => Math.hypot(a[0] - re, a[1] - im) - Math.hypot(b[0] - re, b[1] - im));
      complaints.push(...complaintsAbout(left.shift(), [re, im], tol, "eigenvalue"));
    }
  }
  return judged(complaints);
}

/** A complex number as it may be written: 1.5, "1.5", [1, 2], { re, im }, "1+2j". */
// biome-ignore lint/suspicious/noExplicitAny: JSON
function complexOf(value: any): [number, number] {
  if (Array.isArray(value)) return [Number(value[0]), Number(value[1])];
  if (typeof value === "object") return [Number(value.re ?? value.real), Number(value.im ?? value.imag ?? 0)];
  const parts = String(value)
    .replaceAll(/[()\s]/g, "")
    .match(/^([+-]?[\d.]+(?:e[+-]?\d+)?)([+-][\d.]+(?:e[+-]?\d+)?)[ij]$/);
  return parts ? [Number(parts[1]), Number(parts[2])] : [Number(value), 0];
}

/** Where Hénon's fixed point appears, and where it and its cycle of period 2 lose their stability. */
function henonDoublings(input: Problem["input"]): unknown {
  const family = (a: number): IteratedMap => mapFor({ ...input, a });
  const derivative = new Float64Array(4);
  family(0).jacobian?.(Float64Array.of(0, 0), derivative);
  const x = 2 / (1 - derivative[2]);
  const saddleNode = cycleBifurcation(family, {
    ...{ period: 1, multiplier: 1, parameter: -0.2 * (1 - derivative[2]) ** 2 },
    state: Float64Array.of(x, derivative[2] * x),
  });
  // Stable cycles are followed upwards in a, until they have doubled.
  const flips: number[] = [];
  let state = new Float64Array(2);
  let period = 1;
  for (let a = 0; flips.length < 2 && a < 3; a += 0.02) {
    const cycle = attractingCycle(family(a), { initialState: state });
    if (cycle.period > period) {
      flips.push(cycleBifurcation(family, { period, multiplier: -1, parameter: a, state }).parameter);
      period = cycle.period;
    }
    state = cycle.points.slice(0, 2);
  }
  return { saddle_node_a: saddleNode.parameter, first_flip_a: flips[0], second_flip_a: flips[1] };
}

function galiOf({ input, expected }: Problem): unknown {
  const system = systemOf(input);
  const n = system.dimension;
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  const at = (duration: number): Record<string, number> => {
    const how = "field" in system ? { ...precise, every: Math.min(duration, 0.5) } : {};
    const { sali, gali, count } = alignmentIndices(system, { duration, vectors, until: 0, ...how });
    const last = sali.length - 1;
    const values: Record<string, number> = { SALI: sali[last] };
    for (let k = 2; k <= count; k++) values[`GALI${k}`] = gali[last * (count - 1) + k - 2];
    return values;
  };
  if (input.t !== undefined) return at(Number(input.t));
  return Object.fromEntries(Object.keys(expected).map((steps) => [steps, at(Number(steps))]));
}

function covariantOf({ input, params, expected, tol }: Problem): unknown {
  const map = mapFor(input);
  const positive = (vector: Float64Array): Float64Array => vector.map((value) => (vector[0] < 0 ? -value : value));
  const { orbit } = input;
  const before = orbit ? undefined : 200;
  const first = orbit ? Math.max(0, Math.min(...expected.map(({ index }: { index: number }) => index))) : 0;
  const last = orbit ? Math.max(...expected.map(({ index }: { index: number }) => index)) : 0;
  const covariant = covariantVectors(orbit ? replay(map, orbit) : map, {
    transient: 0,
    alignment: before ?? first,
    duration: last - first + 1,
    backward: orbit ? Math.min(orbit.length - last - 2, 2 * (params.window ?? 100)) : 200,
  });
  const at = (k: number): Record<string, unknown> => ({
    unstable: positive(covariant.vectors.slice(4 * k, 4 * k + 2)),
    stable: positive(covariant.vectors.slice(4 * k + 2, 4 * k + 4)),
    angle_rad: covariantAngles(covariant, 0, 1)[k],
  });
  if (!orbit) return at(0);
  return judged(
    expected.flatMap((one: { index: number }) =>
      complaintsAbout({ index: one.index, ...at(one.index - first) }, one, tol, `index ${one.index}`),
    ),
  );
}

/** A stepper that goes along a given orbit, whatever rounding would make of it. */
function replay(map: IteratedMap, orbit: readonly (readonly number[])[]): Stepper {
  const n = map.dimension;
  const state = Float64Array.from(orbit[0]);
  const matrix = new Float64Array(n * n);
  let vectors = new Float64Array(0);
  let k = 0;
  return {
    dimension: n,
    interval: 1,
    state,
    get time() {
      return k;
    },
    advance(duration) {
      for (let left = Math.round(duration); left > 0; left--) {
        map.jacobian?.(state, matrix);
        for (let v = 0; v < vectors.length; v += n) {
          const row = vectors.slice(v, v + n);
          for (let i = 0; i < n; i++) {
            vectors[v + i] = row.reduce((sum, value, j) => sum + matrix[i * n + j] * value, 0);
          }
        }
        state.set(orbit[++k]);
      }
    },
    reset() {
      k = 0;
      state.set(orbit[0]);
    },
    tangent(attached) {
      vectors = attached as typeof vectors;
    },
  };
}

/** Newton's method for z^m = 1 on a grid of the complex plane. */
function newtonBasins(input: Problem["input"]): Basins {
  const m = Number(String(input.map).match(/z\^(\d+)/)?.[1] ?? 3);
  const [, columns, rows] = String(input.grid).match(/(\d+)\s*x\s*(\d+)/) ?? [];
  const [, from, to] = String(input.grid).match(/\[\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*\]/) ?? [];
  return basinsFor(m, [Number(columns), Number(rows)], [Number(from), Number(to)]);
}

function basinsFor(m: number, [columns, rows]: [number, number], [from, to]: [number, number]): Basins {
  const map: IteratedMap = {
    dimension: 2,
    initialState: Float64Array.of(1, 0),
    map: (z, out) => {
      // z^(m-1) by repeated multiplication.
      let re = 1;
      let im = 0;
      for (let k = 1; k < m; k++) [re, im] = [re * z[0] - im * z[1], re * z[1] + im * z[0]];
      const square = re * re + im * im;
      // z - (z^m - 1) / (m z^(m-1)) = ((m - 1) z + 1 / z^(m-1)) / m
      out[0] = ((m - 1) * z[0] + re / square) / m;
      out[1] = ((m - 1) * z[1] - im / square) / m;
    },
  };
  const attractors = Array.from({ length: m }, (_, k) =>
    seriesOf([Math.cos((2 * Math.PI * k) / m), Math.sin((2 * Math.PI * k) / m)], { dimension: 2 }),
  );
  const axis = (count: number) => ({ from, to, count });
  const grid = [axis(columns), axis(rows)];
  return runNow(basinsOfAttraction(map, { grid, attractors, radius: 1e-3, duration: 200 }));
}

/** Numbers of orbits of each least period on the attractor; Hénon's fixed point outside is not one of them. */
function orbitCounts({ input, expected }: Problem): unknown {
  const map = mapFor(input);
  const counts: unknown = expected.counts ?? expected;
  const length = Array.isArray(counts) ? counts.length : 10;
  const n = map.dimension;
  const box = { lower: new Float64Array(n).fill(-map.reach), upper: new Float64Array(n).fill(map.reach) };
  const henon = /h[eé]non/i.test(input.map);
  const derivative = new Float64Array(4);
  map.jacobian?.(Float64Array.of(0.5, 0), derivative);
  const orbits = henon
    ? Array.from({ length }, (_, k) => henonOrbits({ a: -derivative[0], b: derivative[2], period: k + 1 })).flat()
    : periodicOrbits(map, { box, upTo: length });
  const found = Array.from({ length }, (_, k) => orbits.filter(({ period }) => period === k + 1).length);
  if (henon) found[0] -= 1;
  return expected.counts ? { counts: found } : found;
}
