/**
 * The ordinal pattern of every vector (x_i, x_{i+τ}, …, x_{i+(m-1)τ}) as a number from 0 to m! - 1: the Lehmer code of the
 * permutation that sorts it. Of equal values the earlier one counts as smaller.
 */
export function ordinalPatterns(values: Float64Array, order: number, delay: number): Float64Array {
  const patterns = new Float64Array(values.length - (order - 1) * delay);
  for (let i = 0; i < patterns.length; i++) {
    let code = 0;
    for (let j = 0; j < order; j++) {
      const value = values[i + j * delay];
      let smaller = 0;
      for (let k = j + 1; k < order; k++) if (values[i + k * delay] < value) smaller++;
      code = code * (order - j) + smaller;
    }
    patterns[i] = code;
  }
  return patterns;
}

/** ln m! */
export function logFactorial(order: number): number {
  let sum = 0;
  for (let k = 2; k <= order; k++) sum += Math.log(k);
  return sum;
}
