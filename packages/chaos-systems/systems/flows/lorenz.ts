import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Lorenz",
  state: ["x", "y", "z"],
  parameters: { sigma: 10, rho: 28, beta: 8 / 3 },
  equations: {
    x: "sigma*(y - x)",
    y: "x*(rho - z) - y",
    z: "x*y - beta*z",
  },
  initialState: [-9.7869288, -15.03852, 20.533978],
  period: 1.5008,
  source: "E. N. Lorenz, Deterministic nonperiodic flow, J. Atmos. Sci. 20, 130 (1963)",
  about: "Convection in a fluid layer heated from below, cut to three modes.",
  published: { parameters: { beta: 2.667 } },
} satisfies FlowDefinition;
