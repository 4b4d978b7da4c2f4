import { power } from "../control/step-factor.ts";
import { shiftMatrix } from "./mass-matrix.ts";
import { factorReal, solveReal } from "./real-lu.ts";
import { evaluateJacobian, type StiffEngine } from "./stiff-engine.ts";

/**
 * Chooses the length of a first step, by an Euler step that probes the second derivative (Hairer, Nørsett and Wanner
 * 1993, section II.4); with a mass matrix by the size of the derivative alone.
 */
export function firstStiffStep(e: StiffEngine, errorOrder: number, direction: number): number {
  const { start, velocity, error, size: total } = e;
  const speedVector = new Float64Array(total);
  if (e.mass === undefined) speedVector.set(velocity);
  else consistentSlope(e, direction, speedVector);

  const size = scaledNorm(e, start);
  const speed = scaledNorm(e, speedVector);
  const usual = size < 1e-5 || speed < 1e-5 ? 1e-6 : (0.01 * size) / speed;
  const guess = Math.min(usual > 0 && usual < Infinity ? usual : 1e-6, e.maxStep);
  const least = 64 * Number.EPSILON * Math.abs(e.time);
  if (e.mass !== undefined) return Math.max(guess, least);

  for (let i = 0; i < total; i++) error[i] = start[i] + direction * guess * velocity[i];
  e.field(e.time + direction * guess, error, speedVector);
  e.evaluations++;
  for (let i = 0; i < total; i++) speedVector[i] -= velocity[i];
  const curvature = scaledNorm(e, speedVector) / guess;

  const steepest = Math.max(speed, curvature);
  const probe =
    steepest <= 1e-15 ? Math.max(1e-6, guess * 1e-3) : power(0.01 / Math.min(steepest, 1e100), 1 / errorOrder);
  const step = Math.min(100 * guess, probe, e.maxStep);
  return Math.max(step > 0 ? step : guess, least);
}

/**
 * Writes the derivative of the state of M dy/dt = f into `out`, also where M is singular: by a linearly implicit Euler
 * step that is very short. Leaves the Jacobian in `matrix`. Zeros where the matrices are singular.
 */
export function consistentSlope(e: StiffEngine, direction: number, out: Float64Array): void {
  const n = e.dimension;
  const { start, size } = e;
  const scale = Math.max(Math.abs(e.time), 1e-6);
  const short = direction * (e.step > 0 ? Math.max(1e-3 * e.step, 1e-9 * scale) : 1e-6 * Math.min(scale, 1));
  evaluateJacobian(e);
  e.field(e.time + short, start, out);
  e.evaluations++;
  const a = new Float64Array(n * n);
  const pivots = new Int32Array(n);
  shiftMatrix(e.mass, 1, e.matrix, short, a, n);
  if (factorReal(a, pivots, n)) for (let block = 0; block < size; block += n) solveReal(a, pivots, n, out, block);
  else out.fill(0);
}

/** The root mean square of the first n numbers of `vector`, in units of the tolerances at the start of the step. */
function scaledNorm({ dimension, start, relative, absolute }: StiffEngine, vector: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < dimension; i++) {
    const part = vector[i] / (absolute[i] + relative[i] * Math.abs(start[i]));
    sum += part * part;
  }
  return Math.sqrt(sum / dimension);
}
