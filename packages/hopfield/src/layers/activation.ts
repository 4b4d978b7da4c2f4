import { emptyLike, type Tensor } from "./tensor.ts";

/** A function that is applied to each number by itself. */
export interface Activation {
  readonly name: string;
  value(x: number): number;
  /** The derivative at x, where the value is y. */
  slope(x: number, y: number): number;
}

/** max(0, x). */
export const relu: Activation = {
  name: "relu",
  value: (x) => Math.max(0, x),
  slope: (x) => (x > 0 ? 1 : 0),
};

/** The hyperbolic tangent. */
export const tanh: Activation = {
  name: "tanh",
  value: Math.tanh,
  slope: (_x, y) => 1 - y * y,
};

/** 1 / (1 + exp(-x)). */
export const sigmoid: Activation = {
  name: "sigmoid",
  value: (x) => 1 / (1 + Math.exp(-x)),
  slope: (_x, y) => y * (1 - y),
};

/** Applies an activation; without one, gives back the input. */
export function activate(
  input: Tensor,
  activation: Activation | undefined,
): { output: Tensor; back(gradient: Tensor): Tensor } {
  if (!activation) return { output: input, back: (gradient) => gradient };
  const x = input.data;
  const y = emptyLike(x);
  for (let i = 0; i < x.length; i++) y[i] = activation.value(x[i]);
  return {
    output: { shape: input.shape, data: y },
    back({ data: gradient }) {
      const toInput = emptyLike(x);
      for (let i = 0; i < x.length; i++) toInput[i] = gradient[i] * activation.slope(x[i], y[i]);
      return { shape: input.shape, data: toInput };
    },
  };
}
