/**
 * The error of one update of the modern network against the bound of the theorem (Ramsauer et al. 2021, Theorem 5): random
 * patterns on the sphere of radius M = 2√(d - 1), cues at a tenth of the radius from a pattern, and β M² the same in all
 * dimensions.
 *
 *   pnpm --filter @attractors/hopfield retrieval-error
 */
import { createRng, type Rng } from "@attractors/core";
import {
  largestNorm,
  modernHopfield,
  retrievalErrorBound,
  retrieve,
  separations,
  storedPatterns,
  updateState,
} from "../src/index.ts";

const COUNT = 200;
/** β M². */
const STRENGTH = 24;

console.log(`N = ${COUNT}, β M² = ${STRENGTH}; over all patterns`);
console.log("   d   stored   median error   largest error   median bound   largest error / bound");
for (const dimension of [16, 32, 64, 128]) {
  const rng = createRng(dimension);
  const radius = 2 * Math.sqrt(dimension - 1);
  const beta = STRENGTH / radius ** 2;
  const data = new Float64Array(COUNT * dimension);
  for (let k = 0; k < COUNT; k++) data.set(onSphere(dimension, radius, rng), k * dimension);
  const patterns = { rows: COUNT, columns: dimension, data };
  const network = modernHopfield(patterns, { beta });
  const setting = { beta, count: COUNT, norm: largestNorm(patterns) };
  const gaps = separations(patterns);
  const errors: number[] = [];
  const bounds: number[] = [];
  for (let k = 0; k < COUNT; k++) {
    const pattern = data.slice(k * dimension, (k + 1) * dimension);
    const shift = onSphere(dimension, radius / 10, rng);
    const cue = pattern.map((value, j) => value + shift[j]);
    const far = Math.max(distance(cue, pattern), distance(retrieve(network, pattern).state, pattern));
    errors.push(distance(updateState(network, cue), pattern));
    bounds.push(retrievalErrorBound({ ...setting, separation: gaps[k], distance: far }));
  }
  const figures = [
    String(storedPatterns(patterns, beta).filter(Boolean).length).padStart(7),
    median(errors).toExponential(1).padStart(14),
    Math.max(...errors)
      .toExponential(1)
      .padStart(15),
    median(bounds).toExponential(1).padStart(14),
    Math.max(...errors.map((error, k) => error / bounds[k]))
      .toExponential(1)
      .padStart(23),
  ];
  console.log(String(dimension).padStart(4) + figures.map((figure) => ` ${figure}`).join(""));
}

function onSphere(dimension: number, radius: number, rng: Rng): Float64Array {
  const vector = Float64Array.from({ length: dimension }, () => rng.normal());
  const scale = radius / Math.hypot(...vector);
  return vector.map((value) => scale * value);
}

function distance(a: Float64Array, b: Float64Array): number {
  return Math.hypot(...a.map((value, j) => value - b[j]));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
