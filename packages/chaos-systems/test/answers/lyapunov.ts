import { createRng, type IteratedMap, orthonormalize } from "@attractors/core";

/** Lyapunov exponents of an ensemble: their means over its members, and the standard errors of these. */
export interface Exponents {
  readonly spectrum: Float64Array;
  readonly errors: Float64Array;
}

/** How many members, how long, and how far from the initial state they start, relatively. */
const MEMBERS = 100;
const SPREAD = 1e-9;

/** The exponents of a map from members that start beside its initial state; members that diverge are left out. */
export function mapExponents(
  { dimension: n, map, jacobian, initialState }: IteratedMap,
  { iterations, transient }: { iterations: number; transient: number },
): Exponents {
  const rng = createRng(1);
  const sums = new Float64Array(n);
  const squares = new Float64Array(n);
  const [x, next] = [new Float64Array(n), new Float64Array(n)];
  const [q, moved, row, derivatives] = [n * n, n * n, n, n * n].map((size) => new Float64Array(size));
  const norms = new Float64Array(n);
  const logs = new Float64Array(n);
  let members = 0;
  for (let member = 0; member < MEMBERS; member++) {
    for (let i = 0; i < n; i++) x[i] = initialState[i] * (1 + SPREAD * rng.normal()) + 1e-12 * rng.normal();
    for (let i = 0; i < n * n; i++) q[i] = i % (n + 1) === 0 ? 1 : 0;
    logs.fill(0);
    for (let k = -transient; k < iterations; k++) {
      jacobian?.(x, derivatives);
      for (let v = 0; v < n; v++) {
        for (let i = 0; i < n; i++) {
          row[i] = 0;
          for (let j = 0; j < n; j++) row[i] += derivatives[i * n + j] * q[v * n + j];
        }
        for (let i = 0; i < n; i++) moved[v * n + i] = row[i];
      }
      q.set(moved);
      orthonormalize(q, n, norms);
      // Tangent vectors turn into their directions within the transient too.
      if (k >= 0) for (let i = 0; i < n; i++) logs[i] += Math.log(norms[i]);
      map(x, next);
      x.set(next);
    }
    if (!x.every(Number.isFinite) || !logs.every(Number.isFinite)) continue;
    members++;
    for (let i = 0; i < n; i++) {
      sums[i] += logs[i] / iterations;
      squares[i] += (logs[i] / iterations) ** 2;
    }
  }
  const spectrum = sums.map((sum) => sum / members);
  const errors = squares.map((square, i) =>
    Math.sqrt(Math.max(0, square / members - spectrum[i] ** 2) / (members - 1)),
  );
  return { spectrum, errors };
}
