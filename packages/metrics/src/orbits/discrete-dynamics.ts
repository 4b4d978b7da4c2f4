import { type IteratedMap, multiply, type Stepper } from "@attractors/core";
import { isMap, tangentStepperOf } from "../stepper-of.ts";

/** A system in discrete time: a map, or a stepper with an interval, such as a trained network. */
export type DiscreteDynamics = IteratedMap | Stepper;

/** The `period`-th iterate of a map with its derivatives. */
export interface IteratePower {
  readonly dimension: number;
  /** Writes f^p(x), not x itself, into `out`. */
  image(x: Float64Array, out: Float64Array): void;
  /** Writes f^p(x) and its derivatives [n × n]. */
  derivative(x: Float64Array, out: Float64Array, matrix: Float64Array): void;
}

/** Takes one step of a system in discrete time as a map with derivatives. Throws a TypeError if there are none. */
export function differentiableMap(
  where: string,
  system: DiscreteDynamics,
): Required<Pick<IteratedMap, "dimension" | "map" | "jacobian">> {
  if (isMap(system)) {
    const { dimension, map, jacobian } = system;
    if (!jacobian) {
      throw new TypeError(`${where}: the map has no jacobian; give it jacobian(y, out), row-major`);
    }
    return { dimension, map, jacobian };
  }
  const { interval, dimension: n } = system;
  if (!interval) throw new TypeError(`${where}: the stepper must be one in discrete time, with an interval`);
  const stepper = tangentStepperOf(where, system);
  const vectors = new Float64Array(n * n);
  return {
    dimension: n,
    map: (y, out) => {
      stepper.tangent(new Float64Array(0));
      stepper.reset(y);
      stepper.advance(interval);
      out.set(stepper.state);
    },
    jacobian: (y, out) => {
      vectors.fill(0);
      for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
      stepper.reset(y);
      stepper.tangent(vectors);
      stepper.advance(interval);
      stepper.tangent(new Float64Array(0));
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j] = vectors[j * n + i];
    },
  };
}

/** Iterates a map `period` times at once. */
export function powerOf(
  { dimension: n, map, jacobian }: Required<Pick<IteratedMap, "dimension" | "map" | "jacobian">>,
  period: number,
): IteratePower {
  const point = new Float64Array(n);
  const next = new Float64Array(n);
  const step = new Float64Array(n * n);
  const product = new Float64Array(n * n);
  const shape = [n, n, n] as const;
  return {
    dimension: n,
    image(x, out) {
      point.set(x);
      for (let k = 0; k < period; k++) {
        map(point, next);
        for (let i = 0; i < n; i++) point[i] = next[i];
      }
      for (let i = 0; i < n; i++) out[i] = point[i];
    },
    derivative(x, out, matrix) {
      point.set(x);
      product.fill(0);
      for (let i = 0; i < n; i++) product[i * n + i] = 1;
      for (let k = 0; k < period; k++) {
        jacobian(point, step);
        multiply(step, product, matrix, shape);
        product.set(matrix.length === n * n ? matrix : matrix.subarray(0, n * n));
        map(point, next);
        for (let i = 0; i < n; i++) point[i] = next[i];
      }
      for (let i = 0; i < n; i++) out[i] = point[i];
    },
  };
}
