import type { ArchitectureName, PlrnnShape } from "../architecture.ts";

/**
 * The Jacobian of a piecewise-linear map as a sum over its units, J(z) = B + sum_k s_k u_k v_k', where the slope of a unit,
 * s_k = sum_h w_kh [v_k · z > theta_kh], changes at its hinges.
 */
export interface SlopeForm {
  /** Number of units, K. */
  readonly count: number;
  /** Number of hinges of each unit, H. */
  readonly hinges: number;
  /** B [M×M]. */
  readonly linear: Float64Array;
  /** u [K×M]. */
  readonly amplitudes: Float64Array;
  /** v [K×M]. */
  readonly directions: Float64Array;
  /** w [K×H]. */
  readonly weights: Float64Array;
  /** theta [K×H]. */
  readonly thresholds: Float64Array;
}

/** Writes the Jacobian of a network as a sum over its units. */
export function slopeFormOf(architecture: ArchitectureName, shape: PlrnnShape, map: Float64Array): SlopeForm {
  return FORMS[architecture](shape, map);
}

type FormOf = (shape: PlrnnShape, map: Float64Array) => SlopeForm;

const FORMS: Readonly<Record<ArchitectureName, FormOf>> = /* @__PURE__ */ Object.freeze({
  vanillaPlrnn: (shape: PlrnnShape, map: Float64Array) => unitForm(shape, map, {}),
  meanCentredPlrnn: (shape: PlrnnShape, map: Float64Array) => unitForm(shape, map, { centred: true }),
  dendriticPlrnn: (shape: PlrnnShape, map: Float64Array) => dendriticForm(shape, map, false),
  clippedDendriticPlrnn: (shape: PlrnnShape, map: Float64Array) => dendriticForm(shape, map, true),
  shallowPlrnn: (shape: PlrnnShape, map: Float64Array) => shallowForm(shape, map, false),
  clippedShallowPlrnn: (shape: PlrnnShape, map: Float64Array) => shallowForm(shape, map, true),
  almostLinearRnn: (shape: PlrnnShape, map: Float64Array) =>
    unitForm(shape, map, { linearUnits: shape.latentDimension - (shape.reluUnits ?? 0) }),
});

/** B = diag(A), one hinge at 0 of weight 1 for each unit, and the rest to be filled in. */
function emptyForm(map: Float64Array, M: number, count: number, hinges: number): SlopeForm {
  const linear = new Float64Array(M * M);
  for (let m = 0; m < M; m++) linear[m * (M + 1)] = map[m];
  return {
    count,
    hinges,
    linear,
    amplitudes: new Float64Array(count * M),
    directions: new Float64Array(count * M),
    weights: new Float64Array(count * hinges).fill(1),
    thresholds: new Float64Array(count * hinges),
  };
}

/** Of A z + W phi(z): the first `linearUnits` units have slope 1, and the mean may be taken off z first. */
function unitForm(
  { latentDimension: M }: PlrnnShape,
  map: Float64Array,
  { hinges = 1, linearUnits = 0, centred = false }: { hinges?: number; linearUnits?: number; centred?: boolean },
): SlopeForm {
  const form = emptyForm(map, M, M - linearUnits, hinges);
  const shift = centred ? 1 / M : 0;
  for (let m = 0; m < M; m++) {
    const row = M + m * M;
    for (let i = 0; i < linearUnits; i++) form.linear[m * M + i] += map[row + i];
    for (let k = 0; k < form.count; k++) {
      form.amplitudes[k * M + m] = map[row + linearUnits + k];
      form.directions[k * M + m] = (m === linearUnits + k ? 1 : 0) - shift;
    }
  }
  return form;
}

/** Each basis is a hinge; with clipping, another one takes all of them off above 0. */
function dendriticForm(shape: PlrnnShape, map: Float64Array, clipped: boolean): SlopeForm {
  const { latentDimension: M, bases: B = 0 } = shape;
  const hinges = clipped ? B + 1 : B;
  const form = unitForm(shape, map, { hinges });
  const alpha = 2 * M + M * M;
  const H = alpha + B;
  let total = 0;
  for (let b = 0; b < B; b++) total += map[alpha + b];
  for (let i = 0; i < M; i++) {
    for (let b = 0; b < B; b++) {
      form.weights[i * hinges + b] = map[alpha + b];
      form.thresholds[i * hinges + b] = map[H + i * B + b];
    }
    if (clipped) form.weights[i * hinges + B] = -total;
  }
  return form;
}

/** Hidden unit l is on above -h2_l; with clipping, it is off again above 0. */
function shallowForm(
  { latentDimension: M, hiddenSize: L = 0 }: PlrnnShape,
  map: Float64Array,
  clipped: boolean,
): SlopeForm {
  const hinges = clipped ? 2 : 1;
  const form = emptyForm(map, M, L, hinges);
  const W1 = 2 * M + L;
  form.directions.set(map.subarray(W1 + M * L, W1 + 2 * M * L));
  for (let l = 0; l < L; l++) {
    form.thresholds[l * hinges] = -map[2 * M + l];
    if (clipped) form.weights[l * hinges + 1] = -1;
    for (let m = 0; m < M; m++) form.amplitudes[l * M + m] = map[W1 + m * L + l];
  }
  return form;
}
