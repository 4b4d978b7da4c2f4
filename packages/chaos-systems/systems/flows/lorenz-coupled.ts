import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "LorenzCoupled",
  state: ["x1", "y1", "z1", "x2", "y2", "z2"],
  parameters: { beta: 8 / 3, eps: 2.85, rho: 28, rho1: 35, rho2: 1.15, sigma: 10 },
  equations: {
    x1: "sigma*(y1 - x1)",
    y1: "x1*(rho1 - z1) - y1",
    z1: "x1*y1 - beta*z1",
    x2: "sigma*(y2 - x2) + eps*(x1 - x2)",
    y2: "x2*(rho2 - z2) - y2",
    z2: "x2*y2 - beta*z2",
  },
  initialState: [7.0921483, 10.117408, 25.708428, 2.1689893, 0.96121877, 0.89550187],
  period: 1.6207,
  source: "E. N. Lorenz, Deterministic nonperiodic flow, J. Atmos. Sci. 20, 130 (1963)",
  about: "A chaotic Lorenz system that drives one which would rest by itself; the parameter rho occurs in no equation.",
  published: { parameters: { beta: 2.667 } },
} satisfies FlowDefinition;
