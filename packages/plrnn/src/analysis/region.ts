import { checkLength, type MatrixView } from "@attractors/core";
import type { Plrnn } from "../plrnn.ts";
import { type HingeForm, hingeFormOf } from "./hinge-form.ts";

/**
 * A linear region of a network: which of its relu's are active, four to a hexadecimal digit, the first relu in the lowest
 * bit of the first digit. Equal regions are equal strings; `activityOf` spells one out.
 */
export type Region = string;

/** What a network does within a linear region, z ↦ J z + c. */
export interface AffineMap {
  /** J [M×M]. */
  readonly matrix: MatrixView;
  /** c [M]. */
  readonly offset: Float64Array;
}

/**
 * Finds the linear region in which a latent state lies. A relu is active where its argument is greater than zero.
 *
 * @param state - a latent state, M numbers.
 * @throws {RangeError} if the state has not M numbers.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { almostLinearRnn, createPlrnn, regionOf } from "@attractors/plrnn";
 *
 * const options = { architecture: almostLinearRnn, reluUnits: 2, latentDimension: 3, observationDimension: 1 };
 * regionOf(createPlrnn({ ...options, rng: createRng(1) }), Float64Array.of(1, -1, 1)); // → "2"
 * ```
 */
export function regionOf(model: Plrnn, state: Float64Array): Region {
  checkLength("regionOf: state", state, model.latentDimension);
  const form = hingeFormOf(model);
  const activity = new Uint8Array(form.count);
  writeActivity(form, state, 0, activity);
  return regionFrom(activity);
}

/**
 * Spells a region out: 1 for each relu of the network that is active in it, 0 for the others.
 *
 * They are, in this order: the units of a vanilla or mean-centred network, the last P of an almost-linear one; the hidden
 * units of a shallow network; the bases of the first unit of a dendritic network, then those of the second, and so on.
 * Clipped networks then have the relu's that are taken off, one for each hidden unit or unit.
 *
 * @throws {RangeError} if it is not a region of this network.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { activityOf, createPlrnn, vanillaPlrnn } from "@attractors/plrnn";
 *
 * activityOf(createPlrnn({ architecture: vanillaPlrnn, observationDimension: 3, rng: createRng(1) }), "3"); // → [1, 1, 0]
 * ```
 */
export function activityOf(model: Plrnn, region: Region): Uint8Array {
  return activityFrom("activityOf", region, hingeFormOf(model).count);
}

/**
 * Gives the affine map z ↦ J z + c that a network is within a region (without external inputs). It is defined for any
 * combination of active relu's, also where no state has it.
 *
 * @throws {RangeError} if it is not a region of this network.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { affineMapOf, createPlrnn, regionOf } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ observationDimension: 2, rng: createRng(1) });
 * affineMapOf(model, regionOf(model, Float64Array.of(1, -1))).offset.length; // → 2
 * ```
 */
export function affineMapOf(model: Plrnn, region: Region): AffineMap {
  const form = hingeFormOf(model);
  const M = form.dimension;
  const data = new Float64Array(M * M);
  const offset = new Float64Array(M);
  writeAffineMap(form, activityFrom("affineMapOf", region, form.count), data, offset);
  return { matrix: { rows: M, columns: M, data }, offset };
}

/** Writes which hinges are active at a state, which begins at `place`. Returns whether any differs from before. */
export function writeActivity(form: HingeForm, states: Float64Array, place: number, activity: Uint8Array): boolean {
  const { dimension: M, count, directions, thresholds } = form;
  let changed = false;
  for (let k = 0, w = 0; k < count; k++) {
    let u = 0;
    for (let m = 0; m < M; m++, w++) u += directions[w] * states[place + m];
    const active = u + thresholds[k] > 0 ? 1 : 0;
    if (activity[k] !== active) {
      activity[k] = active;
      changed = true;
    }
  }
  return changed;
}

/** Writes J [M×M] and c [M] of the region with the given activity. */
export function writeAffineMap(form: HingeForm, activity: Uint8Array, J: Float64Array, c: Float64Array): void {
  const { dimension: M, count, linear, constant, directions, thresholds, amplitudes } = form;
  J.set(linear);
  c.set(constant);
  for (let k = 0, row = 0; k < count; k++, row += M) {
    if (activity[k] === 0) continue;
    for (let i = 0; i < M; i++) {
      const amplitude = amplitudes[row + i];
      if (amplitude === 0) continue;
      c[i] += amplitude * thresholds[k];
      for (let j = 0; j < M; j++) J[i * M + j] += amplitude * directions[row + j];
    }
  }
}

export function regionFrom(activity: Uint8Array): Region {
  let region = "";
  for (let k = 0; k < activity.length; k += 4) {
    let digit = 0;
    for (let j = 0; j < 4 && k + j < activity.length; j++) digit |= activity[k + j] << j;
    region += "0123456789abcdef"[digit];
  }
  return region;
}

/** Reads the digits of a region of `count` hinges. */
export function activityFrom(where: string, region: Region, count: number): Uint8Array {
  const digits = Array.from(region, (digit) => "0123456789abcdef".indexOf(digit));
  const spare = count % 4;
  if (
    digits.length !== Math.ceil(count / 4) ||
    digits.includes(-1) ||
    (spare > 0 && digits[digits.length - 1] >> spare > 0)
  ) {
    throw new RangeError(
      `${where}: region must say of ${count} relu's which are active, in ${Math.ceil(count / 4)} digits, got "${region}"`,
    );
  }
  return Uint8Array.from({ length: count }, (_, k) => (digits[k >> 2] >> (k & 3)) & 1);
}
