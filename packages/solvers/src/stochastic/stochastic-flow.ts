import { checkCount, checkFinite, checkLength, type Diffusion, type State, type VectorField } from "@attractors/core";

/**
 * How noise enters the equations:
 * - `diagonal`: each variable has its own noise, whose amplitude depends on time and that variable only.
 * - `scalar`: one noise drives all variables.
 * - `additive`: m noises with amplitudes that depend on time only.
 * - `commutative`: m noises, with L^j b_k = L^k b_j, where L^j = Σ_i b_ij ∂/∂y_i.
 * - `general`: m noises, nothing known about them.
 */
export type NoiseKind = "diagonal" | "scalar" | "additive" | "commutative" | "general";

/** A system of stochastic differential equations dy = f(t, y) dt + b(t, y) dW. */
export interface StochasticFlow {
  /** Number of state variables, n. */
  readonly dimension: number;
  /** The drift f. */
  readonly field: VectorField;
  /** The amplitudes b: n numbers where noise is diagonal, otherwise row-major `out[i * m + k]`. */
  readonly diffusion: Diffusion;
  /** @default "diagonal" */
  readonly noise?: NoiseKind;
  /** Number of noises, m. @default n where noise is diagonal, otherwise 1 */
  readonly noises?: number;
  /**
   * The derivatives of the amplitudes: db_i/dy_i where noise is diagonal, n numbers; otherwise
   * `out[(i * m + k) * n + j] = db_ik/dy_j`. What converts between Itô and Stratonovich asks for it; Milstein's method
   * takes difference quotients without it.
   */
  readonly diffusionJacobian?: Diffusion;
  /** The meaning of b dW. @default "ito" */
  readonly interpretation?: "ito" | "stratonovich";
  /** Where trajectories start unless told otherwise, n numbers. */
  readonly initialState: State;
}

/** The shape of the noise of a flow. */
export interface NoiseShape {
  readonly kind: NoiseKind;
  /** n. */
  readonly dimension: number;
  /** m. */
  readonly noises: number;
  /** How many numbers the diffusion writes, and its Jacobian. */
  readonly amplitudes: number;
  readonly derivatives: number;
}

/** Reads the shape of the noise off a flow. Throws a RangeError if there is none such. */
export function noiseShapeOf(where: string, flow: StochasticFlow): NoiseShape {
  const { dimension: n, noise: kind = "diagonal", noises: m = kind === "diagonal" ? n : 1 } = flow;
  checkCount(`${where}: flow.dimension`, n);
  checkCount(`${where}: flow.noises`, m);
  if (kind === "diagonal") {
    if (m !== n) throw new RangeError(`${where}: diagonal noise has as many noises as variables, ${n}, got ${m}`);
    return { kind, dimension: n, noises: n, amplitudes: n, derivatives: n };
  }
  if (kind === "scalar" && m !== 1) throw new RangeError(`${where}: scalar noise has one noise, got ${m}`);
  return { kind, dimension: n, noises: m, amplitudes: n * m, derivatives: n * m * n };
}

/** A copy of a state to start from. Throws a RangeError unless it has the right length and is finite. */
export function checkedState(where: string, state: State, dimension: number): Float64Array {
  checkLength(`${where}: initialState`, state, dimension);
  checkFinite(`${where}: initialState`, state);
  return Float64Array.from(state);
}
