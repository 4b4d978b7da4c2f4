import type { DelayDefinition } from "@attractors/equations";

export default {
  name: "ScrollDelay",
  state: ["x"],
  parameters: { alpha: 0.2, beta: 0.2, tau: 10 },
  past: { x_tau: ["x", "tau"] },
  equations: {
    x: "beta*tanh(10*x_tau) - alpha*x_tau",
  },
  initialState: [-0.70009241],
  period: 152.40701151828662,
  source: "R. D. Driver, Ordinary and Delay Differential Equations, Springer (1977)",
  about: "Delayed feedback that is positive near zero and negative far from it: two scrolls.",
} satisfies DelayDefinition;
