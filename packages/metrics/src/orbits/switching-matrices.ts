/** Above this many variables only changes of sign are taken, not permutations too. */
const PERMUTED = 3;

/**
 * The switching matrices of Schmelcher and Diakonos: matrices with one entry of 1 or -1 in each row and column. For each
 * periodic point one of them makes it attract.
 */
export function switchingMatrices(n: number): Float64Array[] {
  const orders =
    n <= PERMUTED ? permutations(Array.from({ length: n }, (_, i) => i)) : [Array.from({ length: n }, (_, i) => i)];
  const signs = 2 ** Math.min(n, 10);
  return orders.flatMap((order) =>
    Array.from({ length: signs }, (_, bits) => {
      const matrix = new Float64Array(n * n);
      order.forEach((j, i) => {
        matrix[i * n + j] = (bits >> (i % 10)) & 1 ? -1 : 1;
      });
      return matrix;
    }),
  );
}

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, k) =>
    permutations([...items.slice(0, k), ...items.slice(k + 1)]).map((rest) => [item, ...rest]),
  );
}
