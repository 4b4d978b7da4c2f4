import type { DelaySystem, FlowSystem, MapSystem, State } from "@attractors/core";
import type { SemilinearFlow } from "@attractors/solvers";

/**
 * What a system does in the long run, at its default parameters and from its initial state. `conservative` is chaos
 * without an attractor, in a system that keeps volumes.
 */
export type Regime =
  | "equilibrium"
  | "periodic"
  | "quasiperiodic"
  | "chaotic"
  | "hyperchaotic"
  | "transient-chaos"
  | "conservative"
  | "divergent";

/** A number with its standard error. */
export interface Estimated {
  readonly value: number;
  readonly error: number;
}

/**
 * What was measured on a system at its default parameters, per unit of its time (maps: per step), with standard errors.
 * Those of means and deviations, and how all of it was measured, stand in `@attractors/chaos-systems/provenance`.
 */
export interface Invariants {
  readonly regime: Regime;
  /** The Lyapunov exponents, the largest first: all of them, or of delay systems the first few. */
  readonly lyapunovExponents: readonly number[];
  readonly lyapunovErrors: readonly number[];
  readonly kaplanYorkeDimension: Estimated;
  /** The correlation dimension with its 95 % interval, and the range of distances in which it was fitted. */
  readonly correlationDimension?: {
    readonly value: number;
    readonly interval: readonly [low: number, high: number];
    readonly range: readonly [from: number, to: number];
  };
  /** The mean of each observed component (see `Observation`; without one, of each state variable). */
  readonly means: readonly number[];
  /** The standard deviation of each observed component. */
  readonly deviations: readonly number[];
  /** The dominant period; of flows and delay systems. */
  readonly period?: Estimated;
}

/** What the catalogue knows about a system of any kind. */
export interface CatalogueFacts {
  /** Measured at the default parameters. Families have none. */
  readonly invariants?: Invariants;
  /** Whether the equations do without the time t. A forcing by a phase that is a state variable counts as autonomous. */
  readonly autonomous: boolean;
  /** Whether these are the equations of a Hamiltonian, which may depend on time, perhaps in polar coordinates; of maps, whether they keep areas. */
  readonly hamiltonian: boolean;
  /** Whether the right-hand side has kinks, or jumps. */
  readonly smoothness: "smooth" | "kinked" | "discontinuous";
  /** Whether an implicit method is recommended. */
  readonly stiff: boolean;
}

/** A system of ordinary differential equations of the catalogue. */
export interface CatalogueFlow<P extends string = string> extends FlowSystem<P>, CatalogueFacts {
  readonly kind: "flow";
  /** The same equations with their stiff linear part apart, which is diagonal: the method ETDRK4 is recommended. */
  semilinear?(parameters: Readonly<Record<P, number>>): SemilinearParts;
}

/** A flow with a stiff diagonal linear part, with what its tangent vectors need. */
export interface SemilinearParts extends SemilinearFlow {
  /** Writes the derivative of the nonlinear term at state `y` along `v`. */
  derivative(y: State, v: State, out: Float64Array): void;
  /** The recommended length of steps, in the system's unit of time. */
  readonly step: number;
}

/** A map of the catalogue. */
export interface CatalogueMap<P extends string = string> extends MapSystem<P>, CatalogueFacts {
  readonly kind: "map";
}

/** A system of delay differential equations of the catalogue. */
export interface CatalogueDelay<P extends string = string> extends DelaySystem<P>, CatalogueFacts {
  readonly kind: "delay";
}

export type CatalogueSystem = CatalogueFlow | CatalogueMap | CatalogueDelay;
