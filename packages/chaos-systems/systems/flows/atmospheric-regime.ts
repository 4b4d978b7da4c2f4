import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "AtmosphericRegime",
  state: ["x", "y", "z"],
  parameters: { alpha: -2, beta: -5, mu1: 0.05, mu2: -0.01, omega: 3, sigma: 1.1 },
  where: { rotation: "omega + alpha*y + beta*z" },
  equations: {
    x: "(mu1 + sigma*y)*x",
    y: "mu2*y + rotation*z - sigma*x^2",
    z: "mu2*z - rotation*y",
  },
  initialState: [0.026544189906947246, 0.20580772677536016, 0.43758119702219506],
  period: 89.59496756697331,
  source: "J. M. Tuwankotta, Int. J. Non-Linear Mech. 41, 180 (2006)",
  about: "A slow and a fast mode of the atmosphere that exchange energy; the nonlinear terms conserve it.",
} satisfies FlowDefinition;
