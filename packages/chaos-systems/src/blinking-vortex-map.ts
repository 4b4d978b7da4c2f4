import type { MapJacobian, StateMap } from "@attractors/core";
import type { CatalogueMap } from "./catalogue.ts";
import { alternatingBlinkingVortexMapInvariants, blinkingVortexMapInvariants } from "./generated/hand-written.ts";

/** a: radius of the tank, b: distance of the vortex from its middle, gamma: circulation, t: duration of a blink. */
type VortexParameter = "a" | "b" | "gamma" | "t";

type VortexParameters = Readonly<Record<VortexParameter, number>>;

interface Blink {
  readonly map: StateMap;
  readonly jacobian: MapJacobian;
}

/**
 * Moves a particle in a round tank of radius `a` as a point vortex of circulation `gamma` at (b, 0) does within the time
 * `t`. The state is polar: the distance r from the middle, and the angle theta, in (-π, π].
 *
 * Streamlines are circles around neither the vortex nor the middle. Along its circle, of center (eta, 0) and radius rho,
 * a particle at angle phi obeys Kepler's equation, phi - k sin phi = ω t + constant, which is solved to the last digit;
 * the Jacobian comes from its implicit differentiation. Areas are kept. A particle on the vortex stays there, where the
 * map has no derivatives.
 *
 * This is one blink. The flow of one vortex is regular: chaos needs a second one, as in
 * `alternatingBlinkingVortexMap`. The published database iterates this one.
 *
 * @throws {RangeError} from `map`, `jacobian`, `inverse`: if `a` is not positive, or the vortex not inside the tank.
 *
 * @example
 * ```ts
 * import { blinkingVortexMap } from "@attractors/chaos-systems";
 *
 * const { parameters, map, inverse, initialState } = blinkingVortexMap;
 * const state = Float64Array.from(initialState);
 * map(parameters)(state, state);
 * state; // ≈ [0.637, -0.412]
 * inverse?.(parameters)(state, state);
 * state; // ≈ [0.17, 0.33]
 * ```
 */
export const blinkingVortexMap: CatalogueMap<VortexParameter> = {
  name: "BlinkingVortexMap",
  kind: "map",
  dimension: 2,
  stateNames: ["r", "theta"],
  parameters: { a: 1, b: 0.5, gamma: 1, t: 1.5 },
  initialState: [0.17, 0.33],
  source: "H. Aref, Stirring by chaotic advection, J. Fluid Mech. 143, 1 (1984)",
  about: "A particle in a round tank, moved by a vortex beside the middle that is switched on for a while.",
  equations: {
    r: "sqrt(eta^2 + rho^2 + 2*eta*rho*cos(phi))",
    theta: "atan2(rho*sin(phi), eta + rho*cos(phi))",
  },
  invariants: blinkingVortexMapInvariants,
  autonomous: true,
  hamiltonian: true,
  smoothness: "smooth",
  stiff: false,
  map: (parameters) => blink(parameters, 1, 1).map,
  jacobian: (parameters) => blink(parameters, 1, 1).jacobian,
  inverse: (parameters) => blink(parameters, 1, -1).map,
};

/**
 * Two blinks of `blinkingVortexMap` in turn, the first of a vortex at (b, 0), the second of one at (-b, 0): the blinking
 * vortex, whose particles move chaotically.
 *
 * @throws {RangeError} from `map`, `jacobian`, `inverse`: if `a` is not positive, or the vortices not inside the tank.
 *
 * @example
 * ```ts
 * import { alternatingBlinkingVortexMap } from "@attractors/chaos-systems";
 *
 * const { parameters, jacobian } = alternatingBlinkingVortexMap;
 * const out = new Float64Array(4);
 * jacobian(parameters)(Float64Array.of(0.2, 0.3), out);
 * out.every(Number.isFinite); // → true
 * ```
 */
export const alternatingBlinkingVortexMap: CatalogueMap<VortexParameter> = /* @__PURE__ */ alternating();

function alternating(): CatalogueMap<VortexParameter> {
  return {
    ...blinkingVortexMap,
    name: "AlternatingBlinkingVortexMap",
    invariants: alternatingBlinkingVortexMapInvariants,
    about: "A particle in a round tank, moved in turn by two vortices on either side of the middle.",
    map: (parameters) => inTurn(blink(parameters, 1, 1).map, blink(parameters, -1, 1).map),
    jacobian: (parameters) => chainRule(blink(parameters, 1, 1), blink(parameters, -1, 1).jacobian),
    inverse: (parameters) => inTurn(blink(parameters, -1, -1).map, blink(parameters, 1, -1).map),
  };
}

/**
 * One blink of the vortex on the side given (1 or -1), forwards or backwards in time (1 or -1).
 *
 * With m the distance from the vortex over that from its image at a²/b, made free of poles: m = |z - b| / |1 - b z/a²|,
 * q = m², λ = m b/a², everything depends on q and the angle of z on its circle:
 * η = b (1 - q/a²)/(1 - λ²), ρ = m (1 - b²/a²)/(1 - λ²), k = 2λ/(1 + λ²), ω = γ (1 - λ²)/(2π ρ² (1 + λ²)).
 */
function blink({ a, b: distance, gamma, t: duration }: VortexParameters, side: 1 | -1, direction: 1 | -1): Blink {
  if (!(a > 0)) throw new RangeError(`blinkingVortexMap: a must be positive, got ${a}`);
  if (!(Math.abs(distance) < a)) {
    throw new RangeError(`blinkingVortexMap: the vortex must be inside the tank, abs(b) < ${a}, got ${distance}`);
  }
  const b = side * distance;
  const c = b / (a * a);
  const g = 1 - b * c;
  const turning = (direction * gamma * duration) / (2 * Math.PI);

  // The circle that a state moves along, its angle there before and after, and what the derivatives need.
  let x = 0;
  let y = 0;
  let image = 0;
  let q = 0;
  let rest = 0;
  let sum = 0;
  let eta = 0;
  let rho = 0;
  let k = 0;
  let angle = 0;
  let start = 0;
  let phi = 0;

  const follow = (r: number, theta: number): void => {
    x = r * Math.cos(theta);
    y = r * Math.sin(theta);
    image = (1 - c * x) * (1 - c * x) + c * y * (c * y);
    q = ((x - b) * (x - b) + y * y) / image;
    rest = 1 - c * c * q;
    sum = 1 + c * c * q;
    eta = (b - c * q) / rest;
    rho = (g * Math.sqrt(q)) / rest;
    k = (2 * c * Math.sqrt(q)) / sum;
    angle = (turning * rest) / (rho * rho * sum);
    start = Math.atan2(y, x - eta);
    phi = q === 0 ? start : solveKepler(start - k * Math.sin(start) + angle, k);
  };

  const map: StateMap = (state, out) => {
    follow(state[0], state[1]);
    const toX = eta + rho * Math.cos(phi);
    const toY = rho * Math.sin(phi);
    out[0] = Math.hypot(toX, toY);
    out[1] = Math.atan2(toY, toX);
  };

  const jacobian: MapJacobian = (state, out) => {
    follow(state[0], state[1]);
    const sin = Math.sin(phi);
    const cos = Math.cos(phi);
    const toX = eta + rho * cos;
    const toY = rho * sin;
    const to = Math.hypot(toX, toY);

    const etaByQ = (-c * g) / (rest * rest);
    const rhoByQ = rho * (1 / (2 * q) + (c * c) / rest);
    const kByQ = (k * rest) / (2 * q * sum);
    const angleByQ = -angle * ((3 * c * c) / rest + 1 / q + (c * c) / sum);

    // Derivatives by r (j = 0) and by theta (j = 1).
    for (let j = 0; j < 2; j++) {
      const dx = j === 0 ? Math.cos(state[1]) : -y;
      const dy = j === 0 ? Math.sin(state[1]) : x;
      const dq = (2 * ((x - b) * dx + y * dy) - 2 * c * q * (c * y * dy - (1 - c * x) * dx)) / image;
      const dStart = ((x - eta) * dy - y * (dx - etaByQ * dq)) / (rho * rho);
      const dMean = (1 - k * Math.cos(start)) * dStart + (angleByQ - Math.sin(start) * kByQ) * dq;
      const dPhi = (dMean + sin * kByQ * dq) / (1 - k * cos);
      const dToX = (etaByQ + rhoByQ * cos) * dq - rho * sin * dPhi;
      const dToY = rhoByQ * sin * dq + rho * cos * dPhi;
      out[j] = (toX * dToX + toY * dToY) / to;
      out[2 + j] = (toX * dToY - toY * dToX) / (to * to);
    }
  };

  return { map, jacobian };
}

/** The root of phi - k sin phi = mean, for abs(k) < 1: Newton's method, kept between bounds that close in. */
function solveKepler(mean: number, k: number): number {
  const turns = 2 * Math.PI * Math.round(mean / (2 * Math.PI));
  const rest = mean - turns;
  let low = rest - Math.abs(k);
  let high = rest + Math.abs(k);
  let phi = rest + k * Math.sin(rest);
  for (let i = 0; i < 60; i++) {
    const excess = phi - k * Math.sin(phi) - rest;
    if (excess > 0) high = phi;
    else low = phi;
    const newton = phi - excess / (1 - k * Math.cos(phi));
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    if (Math.abs(next - phi) <= 1e-12) return next; // quadratic: the next step would be below the last digit
    phi = next;
  }
  return phi;
}

function inTurn(first: StateMap, second: StateMap): StateMap {
  return (state, out) => {
    first(state, out);
    second(out, out);
  };
}

/** The derivatives of two maps in turn. */
function chainRule(first: Blink, second: MapJacobian): MapJacobian {
  const between = new Float64Array(2);
  const inner = new Float64Array(4);
  return (state, out) => {
    first.jacobian(state, inner);
    first.map(state, between);
    second(between, out);
    for (let row = 0; row < 4; row += 2) {
      const left = out[row];
      const right = out[row + 1];
      out[row] = left * inner[0] + right * inner[2];
      out[row + 1] = left * inner[1] + right * inner[3];
    }
  };
}
