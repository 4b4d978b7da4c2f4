/** The running sum of a series' deviations from its mean. */
export function profileOf(values: Float64Array): Float64Array {
  const length = values.length;
  let mean = 0;
  for (let k = 0; k < length; k++) mean += values[k];
  mean /= length;
  const profile = new Float64Array(length);
  let sum = 0;
  for (let k = 0; k < length; k++) {
    sum += values[k] - mean;
    profile[k] = sum;
  }
  return profile;
}

/**
 * Prepares the mean squared deviation of windows of `size` values from their best polynomial of degree `order`, given
 * where a window starts. The polynomials are orthonormal on the window.
 */
export function detrendedVariance(values: Float64Array, size: number, order: number): (start: number) => number {
  const basis = orthonormalPolynomials(size, order);
  const rest = new Float64Array(size);
  return (start) => {
    // About the first value, so that a far walk loses no digits.
    for (let k = 0; k < size; k++) rest[k] = values[start + k] - values[start];
    for (const polynomial of basis) {
      let projection = 0;
      for (let k = 0; k < size; k++) projection += polynomial[k] * rest[k];
      for (let k = 0; k < size; k++) rest[k] -= projection * polynomial[k];
    }
    let squares = 0;
    for (let k = 0; k < size; k++) squares += rest[k] * rest[k];
    return squares / size;
  };
}

function orthonormalPolynomials(size: number, order: number): Float64Array[] {
  const basis: Float64Array[] = [];
  for (let degree = 0; degree <= order; degree++) {
    const next = Float64Array.from({ length: size }, (_, k) => {
      const t = size > 1 ? (2 * k) / (size - 1) - 1 : 0;
      return degree === 0 ? 1 : t * basis[degree - 1][k];
    });
    // Twice, for digits.
    for (const polynomial of [...basis, ...basis]) {
      let projection = 0;
      for (let k = 0; k < size; k++) projection += polynomial[k] * next[k];
      for (let k = 0; k < size; k++) next[k] -= projection * polynomial[k];
    }
    let squares = 0;
    for (let k = 0; k < size; k++) squares += next[k] ** 2;
    basis.push(next.map((value) => value / Math.sqrt(squares)));
  }
  return basis;
}
