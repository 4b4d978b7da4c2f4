import { noiseShapeOf, type StochasticFlow } from "./stochastic-flow.ts";

/**
 * Writes a Stratonovich equation as an Itô equation with the same solutions: the drift gains ½ Σ_k Σ_j b_jk ∂b_ik/∂y_j.
 * An Itô equation is returned as it is.
 *
 * @throws {RangeError} if the amplitudes depend on the state and `flow.diffusionJacobian` is absent.
 *
 * @example
 * ```ts
 * import { toIto } from "@attractors/solvers";
 *
 * // dx = x ∘ dW is dx = x/2 dt + x dW.
 * const flow = toIto({
 *   dimension: 1,
 *   field: (_, x, out) => void (out[0] = 0),
 *   diffusion: (_, x, out) => void (out[0] = x[0]),
 *   diffusionJacobian: (_, x, out) => void (out[0] = 1),
 *   interpretation: "stratonovich",
 *   initialState: Float64Array.of(1),
 * });
 * const drift = new Float64Array(1);
 * flow.field(0, Float64Array.of(3), drift);
 * drift; // → [1.5]
 * ```
 */
export function toIto(flow: StochasticFlow): StochasticFlow {
  return flow.interpretation === "stratonovich" ? withCorrectedDrift("toIto", flow, 0.5, "ito") : flow;
}

/**
 * Writes an Itô equation as a Stratonovich equation with the same solutions: the drift loses ½ Σ_k Σ_j b_jk ∂b_ik/∂y_j. A
 * Stratonovich equation is returned as it is.
 *
 * @throws {RangeError} if the amplitudes depend on the state and `flow.diffusionJacobian` is absent.
 *
 * @example
 * ```ts
 * import { toStratonovich } from "@attractors/solvers";
 *
 * const flow = toStratonovich({
 *   dimension: 1,
 *   field: (_, x, out) => void (out[0] = 0),
 *   diffusion: (_, x, out) => void (out[0] = x[0]),
 *   diffusionJacobian: (_, x, out) => void (out[0] = 1),
 *   initialState: Float64Array.of(1),
 * });
 * const drift = new Float64Array(1);
 * flow.field(0, Float64Array.of(3), drift);
 * drift; // → [-1.5]
 * ```
 */
export function toStratonovich(flow: StochasticFlow): StochasticFlow {
  return flow.interpretation === "stratonovich"
    ? flow
    : withCorrectedDrift("toStratonovich", flow, -0.5, "stratonovich");
}

function withCorrectedDrift(
  where: string,
  flow: StochasticFlow,
  sign: number,
  interpretation: "ito" | "stratonovich",
): StochasticFlow {
  const { field, diffusion, diffusionJacobian } = flow;
  const { kind, dimension: n, noises: m, amplitudes, derivatives } = noiseShapeOf(where, flow);
  if (kind === "additive") return { ...flow, interpretation };
  if (!diffusionJacobian) {
    throw new RangeError(
      `${where}: the conversion needs flow.diffusionJacobian; or take a method for the interpretation of the equation`,
    );
  }
  const b = new Float64Array(amplitudes);
  const db = new Float64Array(derivatives);

  return {
    ...flow,
    interpretation,
    field: (t, y, out) => {
      field(t, y, out);
      diffusion(t, y, b);
      diffusionJacobian(t, y, db);
      for (let i = 0; i < n; i++) {
        if (kind === "diagonal") {
          out[i] += sign * b[i] * db[i];
          continue;
        }
        let sum = 0;
        for (let k = 0; k < m; k++) {
          for (let j = 0; j < n; j++) sum += b[j * m + k] * db[(i * m + k) * n + j];
        }
        out[i] += sign * sum;
      }
    },
  };
}
