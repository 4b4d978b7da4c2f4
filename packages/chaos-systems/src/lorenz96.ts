import { checkCount, type Jacobian, type VectorField } from "@attractors/core";
import type { CatalogueFlow } from "./catalogue.ts";

/**
 * Makes Lorenz' model of a quantity around a circle of latitude, with `size` places, at least 4:
 * dx_i/dt = (x_{i+1} - x_{i-2}) x_{i-1} - x_i + F, indices modulo `size`
 * (E. N. Lorenz, Predictability: a problem partly solved, Seminar on Predictability, ECMWF, 1996).
 * Chaotic at the usual forcing F = 8 from 5 places on. The initial state leads to the attractor within a few periods;
 * the period, 1.7, is that of the waves at F = 8.
 *
 * @param forcing - the default of the parameter `forcing`. @default 8
 * @throws {RangeError} if `size` is not a whole number, at least 4, or `forcing` not finite.
 *
 * @example
 * ```ts
 * import { flowOf, lorenz96 } from "@attractors/chaos-systems";
 *
 * const { dimension, field } = flowOf(lorenz96(10));
 * const out = new Float64Array(dimension);
 * field(0, new Float64Array(10).fill(8), out);
 * out; // → [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
 * ```
 */
export function lorenz96(size: number, forcing = 8): CatalogueFlow<"forcing"> {
  checkCount("lorenz96: size", size, 4);
  if (!Number.isFinite(forcing)) throw new RangeError(`lorenz96: forcing must be a finite number, got ${forcing}`);
  const place = (i: number): number => ((i + size) % size) + 1;
  const stateNames = Array.from({ length: size }, (_, i) => `x${i + 1}`);
  return {
    name: "Lorenz96",
    kind: "flow",
    dimension: size,
    stateNames,
    parameters: { forcing },
    field: (parameters) => fieldOf(size, parameters.forcing),
    jacobian: () => jacobianOf(size),
    // Irregular, and the same on every machine: multiples of the golden ratio modulo 1.
    initialState: Array.from({ length: size }, (_, i) => forcing * ((((i + 1) * 0.6180339887498949) % 1) - 0.25)),
    period: 1.7,
    source: "E. N. Lorenz, Predictability: a problem partly solved, Seminar on Predictability, ECMWF (1996)",
    about: "A quantity of the atmosphere at places around a circle of latitude: advection, damping, forcing.",
    equations: Object.fromEntries(
      stateNames.map((name, i) => [name, `(x${place(i + 1)} - x${place(i - 2)})*x${place(i - 1)} - ${name} + forcing`]),
    ),
    autonomous: true,
    hamiltonian: false,
    smoothness: "smooth",
    stiff: false,
  };
}

function fieldOf(n: number, forcing: number): VectorField {
  return (_t, s, out) => {
    let before2 = s[n - 2];
    let before = s[n - 1];
    let here = s[0];
    for (let i = 0; i < n; i++) {
      const after = i + 1 < n ? s[i + 1] : s[0];
      out[i] = (after - before2) * before - here + forcing;
      before2 = before;
      before = here;
      here = after;
    }
  };
}

function jacobianOf(n: number): Jacobian {
  return (_t, s, out) => {
    out.fill(0, 0, n * n);
    for (let i = 0; i < n; i++) {
      const before2 = (i + n - 2) % n;
      const before = (i + n - 1) % n;
      const after = (i + 1) % n;
      const row = i * n;
      out[row + before2] = -s[before];
      out[row + before] = s[after] - s[before2];
      out[row + i] = -1;
      out[row + after] = s[before];
    }
  };
}
