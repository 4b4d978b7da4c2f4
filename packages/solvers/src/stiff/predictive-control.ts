import { power } from "../control/step-factor.ts";

const SAFETY = 0.9;
/** A step grows at most eightfold, and shrinks at most to a fifth. */
const LARGEST = 8;
const SMALLEST = 0.2;

/** What the predictive controller remembers of the last step. */
export interface StepMemory {
  /** Its length, positive; 0 before the first one. */
  length: number;
  error: number;
}

/** A step that was accepted. */
export interface AcceptedStep {
  readonly length: number;
  /** Its squared error. */
  readonly square: number;
  /** How often it was rejected before. */
  readonly rejections: number;
  /** The length that was asked for, where it was cut short to reach the end; otherwise 0. */
  readonly planned: number;
}

/**
 * Chooses the length of the next step by the predictive control of Gustafsson (ACM TOMS 20, 496, 1994): the error is
 * extrapolated with the trend of the last two steps, where that asks for a shorter step than the last error alone
 * (Hairer and Wanner 1996, section IV.8). `safety` is below 0.9 where Newton's method was slow.
 */
export function nextLength(
  memory: StepMemory,
  { length, square, rejections, planned }: AcceptedStep,
  errorOrder: number,
  safety: number,
): number {
  const error = Math.max(Math.sqrt(square), 1e-10);
  let factor = clamp(safety * power(error, -1 / errorOrder));
  if (memory.length > 0) {
    const trend = power((error * error) / memory.error, -1 / errorOrder);
    factor = Math.min(factor, clamp(((SAFETY * length) / memory.length) * trend));
  }
  if (planned > 0) return Math.max(planned, factor * length);
  memory.length = length;
  memory.error = Math.max(0.01, error);
  return length * (rejections > 0 ? Math.min(factor, 1) : factor);
}

/** The length to try after an error that was too large. */
export function lengthAfter(square: number, length: number, errorOrder: number): number {
  return length * Math.min(SAFETY, clamp(SAFETY * power(Math.sqrt(square), -1 / errorOrder)));
}

function clamp(factor: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, factor));
}
