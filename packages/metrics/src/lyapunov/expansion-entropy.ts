import { checkCount, checkLength, checkPositive, type Rng } from "@attractors/core";
import type { ScalingEstimate } from "../estimate.ts";
import { scalingRegion } from "../scaling-region.ts";
import type { StateSpaceBox } from "../state-space-box.ts";
import { type Dynamics, type DynamicsOptions, tangentStepperOf, wholeSteps } from "../stepper-of.ts";
import { decompose } from "./tangent-frame.ts";
import { logSingularValues, triangularProduct } from "./triangular-product.ts";

export interface ExpansionEntropyOptions extends Omit<DynamicsOptions, "initialState"> {
  /** The part of state space to which orbits are restricted, and where they start. */
  box: StateSpaceBox;
  rng: Rng;
  /** Number of initial states, uniform in the box. @default 1000 */
  count?: number;
  /** Number of times at which expansion is measured. @default 20 */
  times?: number;
  /** Time between them. @default 1, or 1 step in discrete time */
  every?: number;
}

/**
 * Estimates the expansion entropy of a system restricted to a box, in nats per unit of time: the rate at which the mean
 * expansion E(t) grows, the mean over initial states in the box of the product of those singular values of the
 * fundamental matrix that exceed 1, counted while the orbit stays in the box (Hunt and Ott, Chaos 25, 097618, 2015). It is
 * positive for chaos, also where attractors coexist or orbits leave the box.
 *
 * The curve is ln E(t) against t. Its late end is carried by a few orbits of large expansion: take many initial states.
 *
 * @throws {TypeError} if the flow or map has no `jacobian`, or the stepper no `tangent`.
 * @throws {RangeError} if an option is out of range, or all orbits leave the box at once.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { expansionEntropy } from "@attractors/metrics";
 *
 * const cat = {
 *   dimension: 2,
 *   initialState: Float64Array.of(0.1, 0.2),
 *   map: (y: Float64Array, out: Float64Array) => out.set([(2 * y[0] + y[1]) % 1, (y[0] + y[1]) % 1]),
 *   jacobian: (y: Float64Array, out: Float64Array) => out.set([2, 1, 1, 1]),
 * };
 * const box = { lower: Float64Array.of(0, 0), upper: Float64Array.of(1, 1) };
 * expansionEntropy(cat, { box, rng: createRng(1), count: 10 }).value; // ≈ 0.962424
 * ```
 */
export function expansionEntropy(system: Dynamics, options: ExpansionEntropyOptions): ScalingEstimate {
  const where = "expansionEntropy";
  const stepper = tangentStepperOf(where, system, options);
  const { interval: step, dimension: n } = stepper;
  const { box, rng, count = 1000, times = 20, every = step ?? 1 } = options;
  checkLength(`${where}: box.lower`, box.lower, n);
  checkLength(`${where}: box.upper`, box.upper, n);
  checkCount(`${where}: count`, count);
  checkCount(`${where}: times`, times, 2);
  checkPositive(`${where}: every`, every);
  const part = wholeSteps(stepper, every);

  // The logarithm of the largest term so far at each time, and the sum in its units.
  const largest = new Float64Array(times).fill(-Infinity);
  const sums = new Float64Array(times);
  const start = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  const triangle = new Float64Array(n * n);
  stepper.tangent(vectors);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < n; i++) start[i] = box.lower[i] + rng.uniform() * (box.upper[i] - box.lower[i]);
    vectors.fill(0);
    for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
    stepper.reset(start);
    const product = triangularProduct(n);
    for (let t = 0; t < times; t++) {
      stepper.advance(part);
      if (!isInside(stepper.state, box)) break;
      decompose(vectors, n, triangle);
      product.multiply(triangle);
      const logarithm = logSingularValues(product).reduce((sum, value) => sum + Math.max(0, value), 0);
      if (logarithm > largest[t]) {
        sums[t] *= Math.exp(largest[t] - logarithm);
        largest[t] = logarithm;
      }
      sums[t] += Math.exp(logarithm - largest[t]);
    }
  }
  stepper.tangent(new Float64Array(0));

  const reached = sums.indexOf(0);
  const length = reached < 0 ? times : reached;
  if (length < 2)
    throw new RangeError(`${where}: all orbits leave the box at once; give a larger box or a shorter \`every\``);
  const x = Float64Array.from({ length }, (_, t) => (t + 1) * part);
  const y = Float64Array.from({ length }, (_, t) => largest[t] + Math.log(sums[t] / count));
  return scalingRegion(x, y, { points: Math.min(length, 4) });
}

function isInside(state: Float64Array, { lower, upper }: StateSpaceBox): boolean {
  for (let i = 0; i < state.length; i++) if (!(state[i] >= lower[i] && state[i] <= upper[i])) return false;
  return true;
}
