import type { DelayDefinition } from "@attractors/equations";

export default {
  name: "MackeyGlass",
  state: ["x"],
  parameters: { beta: 0.2, gamma: 0.1, n: 10, tau: 16 },
  past: { x_tau: ["x", "tau"] },
  equations: {
    x: "beta*x_tau/(1 + x_tau^n) - gamma*x",
  },
  initialState: [0.83347846],
  period: 5.9612230962292045,
  source: "M. C. Mackey and L. Glass, Oscillation and chaos in physiological control systems, Science 197, 287 (1977)",
  about:
    "White blood cells, of which new ones are made after a delay: periodic at the database's delay of 16, chaotic from about 17 on.",
} satisfies DelayDefinition;
