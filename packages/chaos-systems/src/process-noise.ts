import { checkAtLeast, checkLength, NumericalError, type Rng, type StateMap, type VectorField } from "@attractors/core";
import { type SdeMethod, type StochasticFlow, sdeIntegrator, sra1, sriw1 } from "@attractors/solvers";
import { sampledStates } from "./sampled-states.ts";
import type { Samples } from "./sampling.ts";

/** Noise that acts on the state all the time, independent for each state variable. */
export interface ProcessNoise {
  /** Whether the amplitude is the same everywhere, or proportional to the state variable (Itô). */
  readonly kind: "additive" | "multiplicative";
  /** One for all state variables, or one for each. */
  readonly amplitude: number | readonly number[];
}

/**
 * Noise of the same amplitude everywhere: dy_i = f_i dt + amplitude dW_i, in the variable's unit per square root of the
 * system's unit of time; for maps, y_i ← g_i(y) + amplitude ξ_i with standard normal ξ_i.
 *
 * @throws {RangeError} if an amplitude is negative or not finite.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { additiveNoise, lorenz, trajectoryOf } from "@attractors/chaos-systems";
 *
 * const options = { periods: 10, processNoise: additiveNoise(0.1), rng: createRng(1) };
 * trajectoryOf(lorenz, options).values.length; // → 3000
 * ```
 */
export function additiveNoise(amplitude: number | readonly number[]): ProcessNoise {
  checkAmplitude("additiveNoise", amplitude);
  return { kind: "additive", amplitude };
}

/**
 * Noise in proportion to the state variable: dy_i = f_i dt + amplitude y_i dW_i (Itô), per square root of the system's unit
 * of time; for maps, y_i ← g_i(y) (1 + amplitude ξ_i) with standard normal ξ_i.
 *
 * @throws {RangeError} if an amplitude is negative or not finite.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { logisticMap, multiplicativeNoise, trajectoryOf } from "@attractors/chaos-systems";
 *
 * const options = { parameters: { r: 3.5 }, steps: 100, processNoise: multiplicativeNoise(0.001), rng: createRng(1) };
 * trajectoryOf(logisticMap, options).values.length; // → 100
 * ```
 */
export function multiplicativeNoise(amplitude: number | readonly number[]): ProcessNoise {
  checkAmplitude("multiplicativeNoise", amplitude);
  return { kind: "multiplicative", amplitude };
}

function checkAmplitude(where: string, amplitude: number | readonly number[]): void {
  for (const value of typeof amplitude === "number" ? [amplitude] : amplitude) {
    checkAtLeast(`${where}: amplitude`, value, 0);
  }
}

/**
 * The states of a flow with noise at the sampled times, row by row. `where` is the function that was called, `step` what
 * the noise is drawn for.
 */
export function noisyStates(
  flow: { readonly dimension: number; readonly field: VectorField; readonly initialState: Float64Array },
  samples: Samples,
  { where, noise, step, rng }: { where: string; noise: ProcessNoise; step: number; rng: Rng },
): Float64Array {
  const n = flow.dimension;
  const amplitudes = amplitudesOf(noise, n);
  const stochastic: StochasticFlow =
    noise.kind === "multiplicative"
      ? {
          ...flow,
          diffusion: (_t, y, out) => {
            for (let i = 0; i < n; i++) out[i] = amplitudes[i] * y[i];
          },
        }
      : {
          ...flow,
          noise: "additive",
          noises: n,
          diffusion: (_t, _y, out) => {
            out.fill(0, 0, n * n);
            for (let i = 0; i < n; i++) out[i * n + i] = amplitudes[i];
          },
        };
  const method: SdeMethod = noise.kind === "multiplicative" ? sriw1 : sra1;
  const stepper = sdeIntegrator(stochastic, { rng, method, step });
  try {
    return sampledStates(stepper, samples);
  } catch (error) {
    if (!(error instanceof NumericalError)) throw error;
    const what = "noise drives the path off its attractor, to where it leaves the finite numbers";
    throw new NumericalError(error.reason, `${where}: ${what}; take a smaller amplitude, or another seed`);
  }
}

/** The map followed by noise. */
export function noisyMap(map: StateMap, n: number, noise: ProcessNoise, rng: Rng): StateMap {
  const amplitudes = amplitudesOf(noise, n);
  const relative = noise.kind === "multiplicative";
  return (y, out) => {
    map(y, out);
    for (let i = 0; i < n; i++) {
      const kick = amplitudes[i] * rng.normal();
      out[i] += relative ? kick * out[i] : kick;
    }
  };
}

function amplitudesOf({ amplitude }: ProcessNoise, n: number): Float64Array {
  checkAmplitude("trajectoryOf: processNoise", amplitude);
  if (typeof amplitude === "number") return new Float64Array(n).fill(amplitude);
  checkLength("trajectoryOf: processNoise.amplitude", amplitude, n);
  return Float64Array.from(amplitude);
}
