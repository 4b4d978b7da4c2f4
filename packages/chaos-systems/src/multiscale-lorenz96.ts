import { checkCount, type Jacobian, type VectorField } from "@attractors/core";
import type { CatalogueFlow } from "./catalogue.ts";

/** The parameters of `multiscaleLorenz96`: F, h, c and b of the paper. */
export type MultiscaleParameter = "forcing" | "coupling" | "timeScale" | "amplitudeRatio";

/**
 * Makes Lorenz' model with two scales: `size` (K) slow variables x_k around a circle, and `fast` (J) small and fast ones
 * y_j for each, which form a circle of their own of K J places:
 * dx_k/dt = x_{k-1} (x_{k+1} - x_{k-2}) - x_k + F - (h c / b) Σ_j y_j, and
 * dy_j/dt = c b y_{j+1} (y_{j-1} - y_{j+2}) - c y_j + (h c / b) x_k, with the sum over the places j of k
 * (E. N. Lorenz, Predictability: a problem partly solved, Seminar on Predictability, ECMWF, 1996). The usual values are
 * F = 10, h = 1, c = b = 10. The state holds the slow variables, then the fast ones; the period, 2, is that of the slow ones.
 *
 * @param size - number of slow variables, at least 4.
 * @param fast - number of fast variables for each slow one; with `size * fast` at least 4.
 * @throws {RangeError} if a number is not whole or too small.
 *
 * @example
 * ```ts
 * import { flowOf, multiscaleLorenz96 } from "@attractors/chaos-systems";
 *
 * const { dimension, field } = flowOf(multiscaleLorenz96(4, 2), { parameters: { coupling: 0 } });
 * const out = new Float64Array(dimension);
 * field(0, new Float64Array(12).fill(10, 0, 4), out);
 * out.subarray(0, 4); // → [0, 0, 0, 0]
 * ```
 */
export function multiscaleLorenz96(size: number, fast: number): CatalogueFlow<MultiscaleParameter> {
  checkCount("multiscaleLorenz96: size", size, 4);
  checkCount("multiscaleLorenz96: fast", fast, 1);
  const count = size * fast;
  const dimension = size + count;
  const slowNames = Array.from({ length: size }, (_, k) => `x${k + 1}`);
  const fastNames = Array.from({ length: count }, (_, j) => `y${j + 1}`);
  const x = (k: number): string => slowNames[(k + size) % size];
  const y = (j: number): string => fastNames[(j + count) % count];
  const ratio = "coupling*timeScale/amplitudeRatio";
  return {
    name: "MultiscaleLorenz96",
    kind: "flow",
    dimension,
    stateNames: [...slowNames, ...fastNames],
    parameters: { forcing: 10, coupling: 1, timeScale: 10, amplitudeRatio: 10 },
    field: (parameters) => fieldOf(size, fast, parameters),
    jacobian: (parameters) => jacobianOf(size, fast, parameters),
    // Irregular, and the same on every machine: multiples of the golden ratio modulo 1.
    initialState: Array.from({ length: dimension }, (_, i) => {
      const irregular = (((i + 1) * 0.6180339887498949) % 1) - 0.25;
      return i < size ? 10 * irregular : 0.5 * irregular;
    }),
    period: 2,
    source: "E. N. Lorenz, Predictability: a problem partly solved, Seminar on Predictability, ECMWF (1996)",
    about: "The atmosphere on a circle of latitude with small and fast convection at every place.",
    equations: Object.fromEntries([
      ...slowNames.map((name, k) => {
        const sum = Array.from({ length: fast }, (_, j) => y(k * fast + j)).join(" + ");
        return [name, `${x(k - 1)}*(${x(k + 1)} - ${x(k - 2)}) - ${name} + forcing - ${ratio}*(${sum})`];
      }),
      ...fastNames.map((name, j) => [
        name,
        `timeScale*amplitudeRatio*${y(j + 1)}*(${y(j - 1)} - ${y(j + 2)}) - timeScale*${name} + ${ratio}*${x(Math.floor(j / fast))}`,
      ]),
    ]),
    autonomous: true,
    hamiltonian: false,
    smoothness: "smooth",
    stiff: false,
  };
}

type Parameters = Readonly<Record<MultiscaleParameter, number>>;

function fieldOf(
  size: number,
  fast: number,
  { forcing, coupling, timeScale: c, amplitudeRatio: b }: Parameters,
): VectorField {
  const count = size * fast;
  const ratio = (coupling * c) / b;
  return (_t, s, out) => {
    for (let k = 0; k < size; k++) {
      const before = s[(k + size - 1) % size];
      const before2 = s[(k + size - 2) % size];
      let sum = 0;
      for (let j = 0; j < fast; j++) sum += s[size + k * fast + j];
      out[k] = before * (s[(k + 1) % size] - before2) - s[k] + forcing - ratio * sum;
    }
    for (let j = 0, k = 0, within = 0; j < count; j++) {
      const before = s[size + ((j + count - 1) % count)];
      const after = s[size + ((j + 1) % count)];
      const after2 = s[size + ((j + 2) % count)];
      out[size + j] = c * b * after * (before - after2) - c * s[size + j] + ratio * s[k];
      if (++within === fast) {
        within = 0;
        k++;
      }
    }
  };
}

function jacobianOf(size: number, fast: number, { coupling, timeScale: c, amplitudeRatio: b }: Parameters): Jacobian {
  const count = size * fast;
  const n = size + count;
  const ratio = (coupling * c) / b;
  return (_t, s, out) => {
    out.fill(0, 0, n * n);
    for (let k = 0; k < size; k++) {
      const before = (k + size - 1) % size;
      const before2 = (k + size - 2) % size;
      const after = (k + 1) % size;
      const row = k * n;
      out[row + before] += s[after] - s[before2];
      out[row + after] += s[before];
      out[row + before2] -= s[before];
      out[row + k] -= 1;
      for (let j = 0; j < fast; j++) out[row + size + k * fast + j] = -ratio;
    }
    for (let j = 0; j < count; j++) {
      const before = size + ((j + count - 1) % count);
      const after = size + ((j + 1) % count);
      const after2 = size + ((j + 2) % count);
      const row = (size + j) * n;
      out[row + after] += c * b * (s[before] - s[after2]);
      out[row + before] += c * b * s[after];
      out[row + after2] -= c * b * s[after];
      out[row + size + j] -= c;
      out[row + Math.floor(j / fast)] += ratio;
    }
  };
}
