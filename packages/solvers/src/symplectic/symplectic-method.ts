/**
 * A splitting method for separable Hamiltonian systems, as data. A step kicks and drifts in turn:
 * p += kicks_0 h F(q), q += drifts_0 h v(p), p += kicks_1 h F(q), …, beginning with a kick. What is 0 is left out; where a
 * step ends and begins with a kick, the force is evaluated once for both.
 */
export interface SymplecticMethod {
  readonly kind: "splitting";
  readonly name: string;
  readonly order: number;
  /** As many as `drifts`, or one more. */
  readonly kicks: readonly number[];
  readonly drifts: readonly number[];
}

/**
 * Composes a method from steps of kick-drift-kick Verlet of lengths γ_1 h, γ_2 h, …
 *
 * @throws {RangeError} unless the coefficients add up to 1.
 *
 * @example
 * ```ts
 * import { composeVerlet } from "@attractors/solvers";
 *
 * composeVerlet("Verlet twice", 2, [1 / 2, 1 / 2]).kicks; // → [0.25, 0.5, 0.25]
 * ```
 */
export function composeVerlet(name: string, order: number, coefficients: readonly number[]): SymplecticMethod {
  const sum = coefficients.reduce((a, b) => a + b, 0);
  if (!(Math.abs(sum - 1) < 1e-9)) {
    throw new RangeError(`composeVerlet: the coefficients must add up to 1, got ${sum}`);
  }
  const kicks = [0, ...coefficients].map((before, k) => (before + (coefficients[k] ?? 0)) / 2);
  return { kind: "splitting", name, order, kicks, drifts: coefficients };
}

/** The velocity form of the Störmer-Verlet method, kick-drift-kick: order 2, one force per step (Verlet 1967). */
export const verlet: SymplecticMethod = {
  kind: "splitting",
  name: "Verlet",
  order: 2,
  kicks: [1 / 2, 1 / 2],
  drifts: [1],
};

/** The position form of the Störmer-Verlet method, drift-kick-drift: order 2, one force per step. */
export const positionVerlet: SymplecticMethod = {
  kind: "splitting",
  name: "position Verlet",
  order: 2,
  kicks: [0, 1, 0],
  drifts: [1 / 2, 1 / 2],
};

/**
 * Yoshida's method of order 4: three steps of Verlet, of lengths 1 / (2 - 2^(1/3)) outside (Yoshida, Physics Letters A 150,
 * 262, 1990).
 */
export const yoshida4: SymplecticMethod = /* @__PURE__ */ composeVerlet(
  "Yoshida 4",
  4,
  [1.3512071919596578, -1.7024143839193155, 1.3512071919596578],
);

/** Yoshida's method of order 6, his solution A: seven steps of Verlet (Yoshida, Physics Letters A 150, 262, 1990). */
export const yoshida6: SymplecticMethod = /* @__PURE__ */ composeVerlet(
  "Yoshida 6",
  6,
  [
    0.7845136104775573, 0.23557321335935813, -1.177679984178871, 1.3151863206839112, -1.177679984178871,
    0.23557321335935813, 0.7845136104775573,
  ],
);

/**
 * McLachlan's symmetric method of order 4 with five forces per step: its error constant is a small fraction of that of
 * Yoshida's (McLachlan, SIAM J. Sci. Comput. 16, 151, 1995; kicks from lengths that are rational in √19).
 */
export const mclachlan4: SymplecticMethod = {
  kind: "splitting",
  name: "McLachlan 4",
  order: 4,
  kicks: [
    0.08926945422647524, -0.0973360426368955, 0.5080665884104203, 0.5080665884104203, -0.0973360426368955,
    0.08926945422647524,
  ],
  drifts: [2 / 5, -1 / 10, 2 / 5, -1 / 10, 2 / 5],
};

/**
 * The optimal method of order 4 with four forces per step, for a kinetic energy that is quadratic in the momenta (otherwise
 * its order is 3); it is not symmetric in time (McLachlan and Atela, Nonlinearity 5, 541, 1992).
 */
export const mclachlanAtela4: SymplecticMethod = {
  kind: "splitting",
  name: "McLachlan-Atela 4",
  order: 4,
  kicks: [0.1344961992774311, -0.22481980307942082, 0.7563200005156683, 0.33400360328632145],
  drifts: [0.5153528374311229, -0.08578201941297364, 0.4415830236164665, 0.12884615836538418],
};
