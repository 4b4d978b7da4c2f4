import { columnSums } from "./linear.ts";
import { emptyLike, type Tensor } from "./tensor.ts";

/** How patterns are normalised: to mean 0 and variance 1 over the components of each, then perhaps scaled and shifted. */
export interface Normalization {
  /** Whether each component has a learned scale and shift. */
  readonly affine: boolean;
  /** Added to the variance. */
  readonly epsilon: number;
}

/** Layer normalisation with a learned scale and shift. */
export const affineNorm: Normalization = { affine: true, epsilon: 1e-5 };

/** Layer normalisation with nothing to learn. */
export const plainNorm: Normalization = { affine: false, epsilon: 1e-5 };

export interface LayerNormRun {
  readonly output: Tensor;
  back(gradient: Tensor): { input: Tensor; scale: Tensor | undefined; shift: Tensor | undefined };
}

/**
 * (x - mean) / √(variance + ε) · scale + shift, over runs of `width` components (Ba, Kiros, Hinton 2016); the variance
 * divides by their number.
 */
export function layerNorm(
  input: Tensor,
  { width, epsilon, scale, shift }: { width: number; epsilon: number; scale?: Tensor; shift?: Tensor },
): LayerNormRun {
  const x = input.data;
  const unit = emptyLike(x);
  const output = emptyLike(x);
  const inverse = new Float64Array(x.length / width);
  for (let row = 0, at = 0; row < inverse.length; row++, at += width) {
    let mean = 0;
    for (let j = 0; j < width; j++) mean += x[at + j];
    mean /= width;
    let variance = 0;
    for (let j = 0; j < width; j++) variance += (x[at + j] - mean) ** 2;
    const factor = 1 / Math.sqrt(variance / width + epsilon);
    inverse[row] = factor;
    for (let j = 0; j < width; j++) {
      const u = (x[at + j] - mean) * factor;
      unit[at + j] = u;
      output[at + j] = scale && shift ? u * scale.data[j] + shift.data[j] : u;
    }
  }
  return {
    output: { shape: input.shape, data: output },
    back({ data: gradient }) {
      const toUnit = emptyLike(x);
      for (let i = 0; i < x.length; i++) toUnit[i] = gradient[i] * (scale ? scale.data[i % width] : 1);
      const toInput = emptyLike(x);
      for (let row = 0, at = 0; row < inverse.length; row++, at += width) {
        let mean = 0;
        let along = 0;
        for (let j = 0; j < width; j++) {
          mean += toUnit[at + j];
          along += toUnit[at + j] * unit[at + j];
        }
        mean /= width;
        along /= width;
        for (let j = 0; j < width; j++) toInput[at + j] = inverse[row] * (toUnit[at + j] - mean - unit[at + j] * along);
      }
      return {
        input: { shape: input.shape, data: toInput },
        scale: scale && {
          shape: scale.shape,
          data: columnSums(
            gradient.map((g, i) => g * unit[i]),
            width,
          ),
        },
        shift: shift && { shape: shift.shape, data: columnSums(gradient, width) },
      };
    },
  };
}
