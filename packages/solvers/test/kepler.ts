import type { SeparableFlow } from "../src/index.ts";

/** The Kepler problem, an ellipse of period 2π and an eccentricity, from the point next to the centre on. */
export function kepler(eccentricity: number): SeparableFlow {
  return {
    dimension: 4,
    initialState: Float64Array.of(1 - eccentricity, 0, 0, Math.sqrt((1 + eccentricity) / (1 - eccentricity))),
    force: (_, q, out) => {
      const square = q[0] * q[0] + q[1] * q[1];
      const strength = -1 / (square * Math.sqrt(square));
      out[0] = strength * q[0];
      out[1] = strength * q[1];
    },
  };
}

/** Its energy, for the state at an index of an array of states. */
export function keplerEnergy(states: Float64Array, at = 0): number {
  const [x, y, px, py] = [states[at], states[at + 1], states[at + 2], states[at + 3]];
  return (px * px + py * py) / 2 - 1 / Math.sqrt(x * x + y * y);
}
