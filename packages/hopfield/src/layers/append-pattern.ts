import { emptyLike, type Tensor } from "./tensor.ts";

/** Adds a pattern behind those of each item, and one of zeros behind that, if they are wanted. */
export function appendPattern(
  input: Tensor,
  pattern: Tensor | undefined,
  zero: boolean,
): { output: Tensor; back(gradient: Tensor): { input: Tensor; pattern: Tensor | undefined } } {
  const [items, length, width] = input.shape;
  const added = (pattern ? 1 : 0) + (zero ? 1 : 0);
  if (added === 0) return { output: input, back: (gradient) => ({ input: gradient, pattern: undefined }) };
  const before = length * width;
  const after = (length + added) * width;
  const output = emptyLike(input.data, items * after);
  for (let b = 0; b < items; b++) {
    output.set(input.data.subarray(b * before, (b + 1) * before), b * after);
    if (pattern) output.set(pattern.data, b * after + before);
  }
  return {
    output: { shape: [items, length + added, width], data: output },
    back({ data }) {
      const toInput = emptyLike(input.data);
      const toPattern = emptyLike(input.data, width);
      for (let b = 0; b < items; b++) {
        toInput.set(data.subarray(b * after, b * after + before), b * before);
        for (let j = 0; j < width; j++) toPattern[j] += data[b * after + before + j];
      }
      return {
        input: { shape: input.shape, data: toInput },
        pattern: pattern && { shape: pattern.shape, data: toPattern },
      };
    },
  };
}
