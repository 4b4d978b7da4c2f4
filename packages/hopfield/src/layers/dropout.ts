import type { Rng } from "@attractors/core";
import type { Numbers } from "../memory/precision.ts";
import { emptyLike, type Tensor } from "./tensor.ts";

/**
 * Factors that drop numbers with the given probability and make up for it in those that stay: 0 or 1 / (1 - probability)
 * (Srivastava et al. 2014). One draw from `rng` starts splitmix32 (Steele, Lea, Flood 2014), since there are many.
 */
export function dropoutFactors(out: Numbers, probability: number, rng: Rng): void {
  const threshold = probability * 2 ** 32;
  const kept = 1 / (1 - probability);
  let counter = rng.integer(2 ** 31 - 1);
  for (let i = 0; i < out.length; i++) {
    counter = (counter + 0x9e3779b9) | 0;
    let h = Math.imul(counter ^ (counter >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    out[i] = (h ^ (h >>> 16)) >>> 0 < threshold ? 0 : kept;
  }
}

/** Drops numbers in training, that is, if an `rng` is given. */
export function dropout(
  input: Tensor,
  probability: number,
  rng: Rng | undefined,
): { output: Tensor; back(gradient: Tensor): Tensor } {
  if (!rng || probability === 0) return { output: input, back: (gradient) => gradient };
  const factors = emptyLike(input.data);
  dropoutFactors(factors, probability, rng);
  const times = ({ shape, data }: Tensor): Tensor => {
    const out = emptyLike(data);
    for (let i = 0; i < data.length; i++) out[i] = data[i] * factors[i];
    return { shape, data: out };
  };
  return { output: times(input), back: times };
}
