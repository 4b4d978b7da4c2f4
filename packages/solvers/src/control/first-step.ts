import type { Engine } from "../engine.ts";
import { power } from "./step-factor.ts";

/**
 * Chooses the length of a first step, by an Euler step that probes the second derivative (Hairer, Nørsett and Wanner
 * 1993, section II.4). Expects the field at the state in the first slot; overwrites the second slot and one stage.
 */
export function firstStep(e: Engine, direction: number): number {
  const { start, dimension, tableau } = e;
  const velocity = e.slots[0];
  const probed = e.slots[1];
  const point = e.error;

  const size = scaledNorm(e, start);
  const speed = scaledNorm(e, velocity);
  const usual = size < 1e-5 || speed < 1e-5 ? 1e-6 : (0.01 * size) / speed;
  const guess = Math.min(usual > 0 ? usual : 1e-6, e.maxStep);

  for (let i = 0; i < e.size; i++) point[i] = start[i] + direction * guess * velocity[i];
  e.field(e.time + direction * guess, point, probed);
  e.evaluations++;
  for (let i = 0; i < dimension; i++) point[i] = probed[i] - velocity[i];
  const curvature = scaledNorm(e, point) / guess;

  const steepest = Math.max(speed, curvature);
  const probe =
    steepest <= 1e-15 ? Math.max(1e-6, guess * 1e-3) : power(0.01 / Math.min(steepest, 1e100), 1 / tableau.errorOrder);
  const step = Math.min(100 * guess, probe, e.maxStep);
  return Math.max(step > 0 ? step : guess, 64 * Number.EPSILON * Math.abs(e.time));
}

/** The root mean square of the first n numbers of `vector`, in units of the tolerances at the start of the step. */
function scaledNorm({ dimension, start, tolerances: { relative, absolute } }: Engine, vector: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < dimension; i++) {
    const part = vector[i] / (absolute[i] + relative[i] * Math.abs(start[i]));
    sum += part * part;
  }
  return Math.sqrt(sum / dimension);
}
