import type { ArchitectureName, PlrnnShape } from "../architecture.ts";
import { openPlrnn, type Plrnn } from "../plrnn.ts";

/**
 * A piecewise-linear map as one sum over its hinges, F(z) = B z + c + sum_k u_k relu(w_k · z + b_k): the form that all
 * architectures share. The relu's of the network are its hinges, those that it takes off included.
 */
export interface HingeForm {
  readonly dimension: number;
  /** Number of hinges, R. */
  readonly count: number;
  /** B [M×M]. */
  readonly linear: Float64Array;
  /** c [M]. */
  readonly constant: Float64Array;
  /** w [R×M]. */
  readonly directions: Float64Array;
  /** b [R]. */
  readonly thresholds: Float64Array;
  /** u [R×M]. */
  readonly amplitudes: Float64Array;
}

/** Writes the map of a network, without external inputs, as a sum over its hinges. */
export function hingeFormOf(model: Plrnn): HingeForm {
  return hingeFormFrom(model.architecture, model, openPlrnn(model).map);
}

/** The same, of the parameters of a map. */
export function hingeFormFrom(architecture: ArchitectureName, shape: PlrnnShape, map: Float64Array): HingeForm {
  return FORMS[architecture](shape, map);
}

type FormOf = (shape: PlrnnShape, parameters: Float64Array) => HingeForm;

const FORMS: Readonly<Record<ArchitectureName, FormOf>> = /* @__PURE__ */ Object.freeze({
  vanillaPlrnn: (shape: PlrnnShape, parameters: Float64Array) => unitForm(shape, parameters, 0, 0),
  meanCentredPlrnn: (shape: PlrnnShape, parameters: Float64Array) =>
    unitForm(shape, parameters, 0, 1 / shape.latentDimension),
  dendriticPlrnn: (shape: PlrnnShape, parameters: Float64Array) => dendriticForm(shape, parameters, false),
  clippedDendriticPlrnn: (shape: PlrnnShape, parameters: Float64Array) => dendriticForm(shape, parameters, true),
  shallowPlrnn: (shape: PlrnnShape, parameters: Float64Array) => shallowForm(shape, parameters, false),
  clippedShallowPlrnn: (shape: PlrnnShape, parameters: Float64Array) => shallowForm(shape, parameters, true),
  almostLinearRnn: (shape: PlrnnShape, parameters: Float64Array) =>
    unitForm(shape, parameters, shape.latentDimension - (shape.reluUnits ?? 0), 0),
});

function emptyForm(M: number, count: number): HingeForm {
  return {
    dimension: M,
    count,
    linear: new Float64Array(M * M),
    constant: new Float64Array(M),
    directions: new Float64Array(count * M),
    thresholds: new Float64Array(count),
    amplitudes: new Float64Array(count * M),
  };
}

/** Of A z + W relu(z - shift sum(z)) + h, where the first `linearUnits` units have no relu. */
function unitForm(
  { latentDimension: M }: PlrnnShape,
  parameters: Float64Array,
  linearUnits: number,
  shift: number,
): HingeForm {
  const form = emptyForm(M, M - linearUnits);
  writeDiagonal(form, parameters, M + M * M);
  for (let m = 0; m < M; m++) {
    for (let i = 0; i < linearUnits; i++) form.linear[m * M + i] += parameters[M + m * M + i];
    for (let k = 0; k < form.count; k++) form.amplitudes[k * M + m] = parameters[M + m * M + linearUnits + k];
  }
  for (let k = 0; k < form.count; k++) {
    for (let m = 0; m < M; m++) form.directions[k * M + m] = (m === linearUnits + k ? 1 : 0) - shift;
  }
  return form;
}

/** Hinge i B + b is base b of unit i; with clipping, hinge M B + i takes off relu(z_i) times the sum of all alpha. */
function dendriticForm(
  { latentDimension: M, bases: B = 0 }: PlrnnShape,
  parameters: Float64Array,
  clipped: boolean,
): HingeForm {
  const form = emptyForm(M, M * B + (clipped ? M : 0));
  writeDiagonal(form, parameters, M + M * M);
  const alpha = 2 * M + M * M;
  const H = alpha + B;
  let total = 0;
  for (let b = 0; b < B; b++) total += parameters[alpha + b];
  const hinge = (k: number, i: number, threshold: number, weight: number): void => {
    form.directions[k * M + i] = 1;
    form.thresholds[k] = threshold;
    for (let m = 0; m < M; m++) form.amplitudes[k * M + m] = parameters[M + m * M + i] * weight;
  };
  for (let i = 0; i < M; i++) {
    for (let b = 0; b < B; b++) hinge(i * B + b, i, -parameters[H + i * B + b], parameters[alpha + b]);
    if (clipped) hinge(M * B + i, i, 0, -total);
  }
  return form;
}

/** Hinge l is hidden unit l; with clipping, hinge L + l is what is taken off it. */
function shallowForm(
  { latentDimension: M, hiddenSize: L = 0 }: PlrnnShape,
  parameters: Float64Array,
  clipped: boolean,
): HingeForm {
  const form = emptyForm(M, clipped ? 2 * L : L);
  writeDiagonal(form, parameters, M);
  const W1 = 2 * M + L;
  const W2 = W1 + M * L;
  for (let k = 0; k < form.count; k++) {
    const l = k % L;
    form.thresholds[k] = k < L ? parameters[2 * M + l] : 0;
    for (let m = 0; m < M; m++) {
      form.directions[k * M + m] = parameters[W2 + l * M + m];
      form.amplitudes[k * M + m] = (k < L ? 1 : -1) * parameters[W1 + m * L + l];
    }
  }
  return form;
}

/** B = diag(A), and c from its place in the parameters. */
function writeDiagonal({ dimension: M, linear, constant }: HingeForm, parameters: Float64Array, place: number): void {
  for (let m = 0; m < M; m++) {
    linear[m * M + m] = parameters[m];
    constant[m] = parameters[place + m];
  }
}
