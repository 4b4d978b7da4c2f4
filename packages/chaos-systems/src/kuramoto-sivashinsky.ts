import { checkCount, checkPositive, type State, type StateMap } from "@attractors/core";
import type { CatalogueFlow, SemilinearParts } from "./catalogue.ts";
import { fourierTransform } from "./fourier.ts";

export interface KuramotoSivashinskyOptions {
  /** The length of the circle, the default of the parameter `length`. @default 22 */
  length?: number;
  /** The number of Fourier modes. @default those with wave numbers up to 4.5, at least 8: 16 for a length of 22 */
  modes?: number;
}

/** The highest wave number that is resolved by default: there the linear part damps at a rate of 390. */
const HIGHEST = 4.5;
/** The step of ETDRK4, with an error of about 1e-9 per unit of time. */
const STEP = 0.02;
/** Irregular phases, the same on every machine: multiples of the golden ratio. */
const GOLDEN = 0.6180339887498949;

/**
 * Makes the equation of Kuramoto and Sivashinsky, u_t = -u u_x - u_xx - u_xxxx on a circle of some length, with zero mean:
 * chaos in space and time for lengths from about 18 on (Y. Kuramoto, Prog. Theor. Phys. Suppl. 64, 346, 1978;
 * G. I. Sivashinsky, Acta Astronaut. 4, 1177, 1977).
 *
 * The state holds the complex amplitudes c_k of u(x) = Σ_k c_k e^(2πikx/length) + c.c., for k = 1 to `modes`, as real and
 * imaginary part in turn. The observed values are u at `2 * modes` equally spaced places. The nonlinear term is computed in
 * space and without aliasing error. `semilinear` keeps the stiff linear part apart: the solvers' ETDRK4 takes it, and so
 * does `trajectoryOf`. The period, 38, is that of the energy at a length of 22.
 *
 * @throws {RangeError} if the length is not positive, or `modes` not a whole number, at least 1.
 *
 * @example
 * ```ts
 * import { kuramotoSivashinsky, trajectoryOf } from "@attractors/chaos-systems";
 *
 * const waves = kuramotoSivashinsky({ length: 22 });
 * const { dimension, values } = trajectoryOf(waves, { periods: 2, pointsPerPeriod: 20 });
 * dimension; // → 32
 * Math.abs(values.subarray(0, 32).reduce((sum, u) => sum + u)) < 1e-9; // → true
 * ```
 */
export function kuramotoSivashinsky({
  length = 22,
  modes = Math.max(8, Math.ceil((HIGHEST * length) / (2 * Math.PI))),
}: KuramotoSivashinskyOptions = {}): CatalogueFlow<"length"> {
  checkPositive("kuramotoSivashinsky: length", length);
  checkCount("kuramotoSivashinsky: modes", modes);
  const dimension = 2 * modes;
  const numbers = Array.from({ length: modes }, (_, k) => k + 1);
  const initialState = numbers.flatMap((k) => {
    const angle = 2 * Math.PI * ((k * GOLDEN) % 1);
    return [Math.cos(angle) / (1 + k * k), Math.sin(angle) / (1 + k * k)];
  });
  return {
    name: "KuramotoSivashinsky",
    kind: "flow",
    dimension,
    stateNames: numbers.flatMap((k) => [`a${k}`, `b${k}`]),
    parameters: { length },
    field: (parameters) => {
      const { linear, nonlinear } = semilinearOf(modes, parameters.length, initialState);
      return (t, y, out) => {
        nonlinear(t, y, out);
        for (let i = 0; i < dimension; i++) out[i] += linear[i] * y[i];
      };
    },
    jacobian: (parameters) => {
      const linear = growthRates(modes, parameters.length);
      const product = productTerm(modes, parameters.length);
      // Of a quadratic form the derivative along a unit vector is its value along twice that vector.
      const unit = new Float64Array(dimension);
      const column = new Float64Array(dimension);
      return (_t, y, out) => {
        for (let j = 0; j < dimension; j++) {
          unit.fill(0);
          unit[j] = 2;
          product(y, unit, column);
          for (let i = 0; i < dimension; i++) out[i * dimension + j] = column[i] + (i === j ? linear[i] : 0);
        }
      };
    },
    semilinear: (parameters) => semilinearOf(modes, parameters.length, initialState),
    observation: {
      formulas: Array.from({ length: dimension }, (_, j) => `u(${j}*length/${dimension})`),
      map: () => valuesInSpace(modes),
    },
    initialState,
    period: 38,
    source: "Y. Kuramoto, Diffusion-induced chaos in reaction systems, Prog. Theor. Phys. Suppl. 64, 346 (1978)",
    about: "Waves of a flame front or of a chemical reaction on a circle: growth of long waves, damping of short ones.",
    equations: Object.fromEntries(
      numbers.flatMap((k) => [
        [`a${k}`, `(q^2 - q^4)*a${k} + q*Im(U)/2, with q = ${k}*2*pi/length and U mode ${k} of u^2`],
        [`b${k}`, `(q^2 - q^4)*b${k} - q*Re(U)/2, with q = ${k}*2*pi/length and U mode ${k} of u^2`],
      ]),
    ),
    autonomous: true,
    hamiltonian: false,
    smoothness: "smooth",
    stiff: true,
  };
}

function semilinearOf(modes: number, length: number, initialState: readonly number[]): SemilinearParts {
  const product = productTerm(modes, length);
  return {
    dimension: 2 * modes,
    linear: growthRates(modes, length),
    nonlinear: (_t, y, out) => product(y, y, out),
    derivative: (y, v, out) => {
      product(y, v, out);
      for (let i = 0; i < out.length; i++) out[i] *= 2;
    },
    initialState: Float64Array.from(initialState),
    step: STEP,
  };
}

/** q² - q⁴ of each mode, for its real and its imaginary part. */
function growthRates(modes: number, length: number): Float64Array {
  return Float64Array.from({ length: 2 * modes }, (_, i) => {
    const square = (((i >> 1) + 1) * ((2 * Math.PI) / length)) ** 2;
    return square - square * square;
  });
}

/** Writes the amplitudes of -(uv)_x / 2: the nonlinear term where u = v, and half its derivative along v. */
function productTerm(modes: number, length: number): (y: State, v: State, out: Float64Array) => void {
  // Products reach up to twice the highest mode: with more than three times the modes none of them is mistaken for another.
  const size = powerAbove(3 * modes);
  const { forward, backward } = fourierTransform(size);
  const u = new Float64Array(2 * size);
  const w = new Float64Array(2 * size);
  return (y, v, out) => {
    spread(y, modes, u);
    backward(u);
    if (v !== y) {
      spread(v, modes, w);
      backward(w);
    }
    const other = v === y ? u : w;
    for (let j = 0; j < 2 * size; j += 2) {
      u[j] *= other[j];
      u[j + 1] = 0;
    }
    forward(u);
    for (let k = 1; k <= modes; k++) {
      const half = (k * Math.PI) / length;
      out[2 * k - 2] = half * u[2 * k + 1];
      out[2 * k - 1] = -half * u[2 * k];
    }
  };
}

/** The values in space of a state, at 2 × modes places. */
function valuesInSpace(modes: number): StateMap {
  const places = 2 * modes;
  const cosines = Float64Array.from({ length: places }, (_, j) => Math.cos((2 * Math.PI * j) / places));
  const sines = Float64Array.from({ length: places }, (_, j) => Math.sin((2 * Math.PI * j) / places));
  return (y, out) => {
    for (let j = 0; j < places; j++) {
      let sum = 0;
      for (let k = 1; k <= modes; k++) {
        const angle = (j * k) % places;
        sum += y[2 * k - 2] * cosines[angle] - y[2 * k - 1] * sines[angle];
      }
      out[j] = 2 * sum;
    }
  };
}

/** Writes the amplitudes of a real function, those of negative wave numbers included. */
function spread(y: State, modes: number, out: Float64Array): void {
  const size = out.length / 2;
  out.fill(0);
  for (let k = 1; k <= modes; k++) {
    out[2 * k] = y[2 * k - 2];
    out[2 * k + 1] = y[2 * k - 1];
    out[2 * (size - k)] = y[2 * k - 2];
    out[2 * (size - k) + 1] = -y[2 * k - 1];
  }
}

function powerAbove(least: number): number {
  let size = 2;
  while (size <= least) size *= 2;
  return size;
}
