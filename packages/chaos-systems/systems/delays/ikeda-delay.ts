import type { DelayDefinition } from "@attractors/equations";

export default {
  name: "IkedaDelay",
  state: ["x"],
  parameters: { c: 1, mu: -20, tau: 2, x0: 0 },
  past: { x_tau: ["x", "tau"] },
  equations: {
    x: "mu*sin(x_tau - x0) - c*x",
  },
  initialState: [0.024144317],
  period: 3.486528,
  source:
    "K. Ikeda and K. Matsumoto, High-dimensional chaotic behavior in systems with time-delayed feedback, Physica D 29, 223 (1987)",
  about: "Light in a ring cavity with a medium whose refraction follows the light that comes around.",
} satisfies DelayDefinition;
