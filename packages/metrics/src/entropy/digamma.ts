/** The digamma function ψ at 1, 2, …, `last`: `table[n]` is ψ(n). */
export function digammas(last: number): Float64Array {
  const table = new Float64Array(last + 1);
  table[0] = -Infinity;
  if (last > 0) table[1] = -0.5772156649015329;
  for (let n = 1; n < last; n++) table[n + 1] = table[n] + 1 / n;
  return table;
}
