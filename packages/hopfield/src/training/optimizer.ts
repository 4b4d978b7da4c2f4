import { checkAtLeast, checkPositive } from "@attractors/core";
import { emptyLike, type NamedTensors } from "../layers/tensor.ts";
import type { Numbers } from "../memory/precision.ts";

/** A rule that changes parameters along their gradients, and what it remembers of each by its name. */
export interface Optimizer {
  /** Takes one step, in place. Parameters that have no gradient stay as they are. */
  update(parameters: NamedTensors, gradients: NamedTensors): void;
}

export interface AdamWOptions {
  /** Learning rate. @default 1e-3 */
  rate?: number;
  /** Weight of the past in the average of gradients. @default 0.9 */
  firstDecay?: number;
  /** Weight of the past in the average of squared gradients. @default 0.999 */
  secondDecay?: number;
  /** Added to the root of that average. @default 1e-8 */
  epsilon?: number;
  /** Part of a parameter, times the learning rate, that is lost in each step. @default 0.01 */
  weightDecay?: number;
}

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, ICLR 2019), with the defaults of PyTorch.
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { adamW, tensorOf } from "@attractors/hopfield";
 *
 * const parameters = { x: tensorOf([1], [2]) };
 * adamW({ rate: 0.1, weightDecay: 0 }).update(parameters, { x: tensorOf([1], [5]) });
 * parameters.x.data[0]; // ≈ 1.9
 * ```
 */
export function adamW({
  rate = 1e-3,
  firstDecay = 0.9,
  secondDecay = 0.999,
  epsilon = 1e-8,
  weightDecay = 0.01,
}: AdamWOptions = {}): Optimizer {
  checkPositive("adamW: rate", rate);
  checkPositive("adamW: epsilon", epsilon);
  checkAtLeast("adamW: weightDecay", weightDecay, 0);
  for (const [name, decay] of Object.entries({ firstDecay, secondDecay })) {
    if (!(decay >= 0 && decay < 1)) throw new RangeError(`adamW: ${name} must be from 0 to below 1, got ${decay}`);
  }
  const memory = new Map<string, { steps: number; readonly first: Numbers; readonly second: Numbers }>();
  return {
    update(parameters, gradients) {
      for (const [name, gradient] of Object.entries(gradients)) {
        const x = parameters[name].data;
        let kept = memory.get(name);
        if (!kept) {
          kept = { steps: 0, first: emptyLike(x), second: emptyLike(x) };
          memory.set(name, kept);
        }
        kept.steps++;
        const { first, second } = kept;
        const scale = rate / (1 - firstDecay ** kept.steps);
        const correction = 1 / (1 - secondDecay ** kept.steps);
        for (let i = 0; i < x.length; i++) {
          const g = gradient.data[i];
          const m = firstDecay * first[i] + (1 - firstDecay) * g;
          const v = secondDecay * second[i] + (1 - secondDecay) * g * g;
          first[i] = m;
          second[i] = v;
          x[i] = x[i] * (1 - rate * weightDecay) - (scale * m) / (Math.sqrt(v * correction) + epsilon);
        }
      }
    },
  };
}

export interface GradientDescentOptions {
  /** Learning rate. */
  rate: number;
  /** Part of the last step that is taken again. @default 0 */
  momentum?: number;
  /** Added to the gradient, times the parameter. @default 0 */
  weightDecay?: number;
}

/**
 * Stochastic gradient descent, perhaps with momentum: v ← momentum v + g, x ← x - rate v.
 *
 * @throws {RangeError} if a number is out of its range.
 *
 * @example
 * ```ts
 * import { gradientDescent, tensorOf } from "@attractors/hopfield";
 *
 * const parameters = { x: tensorOf([1], [2]) };
 * gradientDescent({ rate: 0.1 }).update(parameters, { x: tensorOf([1], [5]) });
 * parameters.x.data[0]; // → 1.5
 * ```
 */
export function gradientDescent({ rate, momentum = 0, weightDecay = 0 }: GradientDescentOptions): Optimizer {
  checkPositive("gradientDescent: rate", rate);
  checkAtLeast("gradientDescent: weightDecay", weightDecay, 0);
  if (!(momentum >= 0 && momentum < 1)) {
    throw new RangeError(`gradientDescent: momentum must be from 0 to below 1, got ${momentum}`);
  }
  const velocities = new Map<string, Numbers>();
  return {
    update(parameters, gradients) {
      for (const [name, gradient] of Object.entries(gradients)) {
        const x = parameters[name].data;
        const velocity = velocities.get(name) ?? emptyLike(x);
        velocities.set(name, velocity);
        for (let i = 0; i < x.length; i++) {
          velocity[i] = momentum * velocity[i] + gradient.data[i] + weightDecay * x[i];
          x[i] -= rate * velocity[i];
        }
      }
    },
  };
}

/**
 * Shortens gradients, in place, to a common norm of at most `norm` (Pascanu, Mikolov, Bengio 2013).
 *
 * @returns the norm before.
 * @throws {RangeError} if `norm` is not positive.
 *
 * @example
 * ```ts
 * import { clipGradients, tensorOf } from "@attractors/hopfield";
 *
 * const gradients = { x: tensorOf([2], [3, 4]) };
 * clipGradients(gradients, 1); // → 5
 * gradients.x.data; // ≈ [0.6, 0.8]
 * ```
 */
export function clipGradients(gradients: NamedTensors, norm: number): number {
  checkPositive("clipGradients: norm", norm);
  let square = 0;
  for (const { data } of Object.values(gradients)) for (let i = 0; i < data.length; i++) square += data[i] * data[i];
  const before = Math.sqrt(square);
  if (before > norm) {
    for (const { data } of Object.values(gradients)) for (let i = 0; i < data.length; i++) data[i] *= norm / before;
  }
  return before;
}
