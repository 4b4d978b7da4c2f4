import type { DifferentiableFlow } from "../../src/index.ts";

/** Predator and prey with parameters a, b, c, d. */
export function predatorPrey(
  [a, b, c, d]: readonly number[],
  initialState: readonly number[] = [1, 1],
): DifferentiableFlow {
  return {
    dimension: 2,
    initialState: Float64Array.from(initialState),
    field: (_, y, out) => {
      out[0] = a * y[0] - b * y[0] * y[1];
      out[1] = -c * y[1] + d * y[0] * y[1];
    },
    jacobian: (_, y, out) => out.set([a - b * y[1], -b * y[0], d * y[1], -c + d * y[0]]),
    parameterCount: 4,
    parameterJacobian: (_, y, out) => out.set([y[0], -y[0] * y[1], 0, 0, 0, 0, -y[1], y[0] * y[1]]),
  };
}

/** Convection with parameters sigma, rho, beta. */
export function lorenzFlow(
  [sigma, rho, beta]: readonly number[],
  initialState: readonly number[] = [1, 1, 1],
): DifferentiableFlow {
  return {
    dimension: 3,
    initialState: Float64Array.from(initialState),
    field: (_, s, out) => {
      out[0] = sigma * (s[1] - s[0]);
      out[1] = s[0] * (rho - s[2]) - s[1];
      out[2] = s[0] * s[1] - beta * s[2];
    },
    jacobian: (_, s, out) => out.set([-sigma, sigma, 0, rho - s[2], -1, -s[0], s[1], s[0], -beta]),
    parameterCount: 3,
    parameterJacobian: (_, s, out) => out.set([s[1] - s[0], 0, 0, 0, s[0], 0, 0, 0, -s[2]]),
  };
}

/** A driven oscillator with damping q, amplitude a and frequency w: not autonomous. */
export function drivenOscillator(
  [q, a, w]: readonly number[],
  initialState: readonly number[] = [0.3, -0.2],
): DifferentiableFlow {
  return {
    dimension: 2,
    initialState: Float64Array.from(initialState),
    field: (t, y, out) => {
      out[0] = y[1];
      out[1] = -Math.sin(y[0]) - q * y[1] + a * Math.cos(w * t);
    },
    jacobian: (_, y, out) => out.set([0, 1, -Math.cos(y[0]), -q]),
    parameterCount: 3,
    parameterJacobian: (t, y, out) => out.set([0, 0, 0, -y[1], Math.cos(w * t), -a * t * Math.sin(w * t)]),
  };
}
