import type { DelayDefinition } from "@attractors/equations";

export default {
  name: "PiecewiseCircuit",
  state: ["x"],
  parameters: { alpha: 1, beta: 1, c: 2.24, tau: 4.9 },
  past: { x_tau: ["x", "tau"] },
  where: {
    u: "x_tau/c",
  },
  equations: {
    x: "beta*(3*u - u^3) - alpha*x_tau",
  },
  initialState: [-0.37155972],
  period: 52.99484890125133,
  source:
    "A. Tamaševičius, G. Mykolaitis and S. Bumelienė, Two-scroll attractor in a delay dynamical system, Electron. Lett. 42 (2006)",
  about:
    "An electronic circuit with a delay line and a cubic characteristic, smooth in spite of its name: two scrolls.",
} satisfies DelayDefinition;
