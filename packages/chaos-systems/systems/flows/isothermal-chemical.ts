import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "IsothermalChemical",
  state: ["alpha", "beta", "gamma"],
  parameters: { delta: 1, kappa: 2.5, mu: 0.29786, sigma: 0.013 },
  equations: {
    alpha: "mu*(kappa + gamma) - alpha*beta^2 - alpha",
    beta: "(alpha*beta^2 + alpha - beta)/sigma",
    gamma: "(beta - gamma)/delta",
  },
  initialState: [0.5141505602006595, 0.9984288208727641, 1.0061777118724],
  period: 0.7302799999999999,
  source:
    "V. Petrov, S. K. Scott and K. Showalter, Mixed-mode oscillations in chemical systems, J. Chem. Phys. 97, 6191 (1992)",
  about:
    "A chain of reactions at constant temperature whose middle step is autocatalytic: small and large oscillations by turns.",
} satisfies FlowDefinition;
