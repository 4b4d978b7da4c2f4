import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "AnishchenkoAstakhov",
  state: ["x1", "x2", "x3"],
  parameters: { eta: 0.5, mu: 1.2 },
  equations: {
    x1: "mu*x1 + x2 - x1*x3",
    x2: "-x1",
    x3: "eta*(max(x1, 0)^2 - x3)",
  },
  initialState: [3.6225814, 3.3226339, 1.9973142],
  period: 6.814,
  source: "V. S. Anishchenko et al., Nonlinear Dynamics of Chaotic and Stochastic Systems, Springer (2nd ed. 2007)",
  about: "A radio oscillator whose amplification follows its own rectified signal with inertia.",
} satisfies FlowDefinition;
