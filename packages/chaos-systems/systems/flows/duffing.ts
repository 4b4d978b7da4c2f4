import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Duffing",
  state: ["x", "y", "z"],
  parameters: { alpha: 1, beta: -1, delta: 0.1, gamma: 0.35, omega: 1.4 },
  equations: {
    x: "y",
    y: "gamma*cos(z) - delta*y - beta*x - alpha*x^3",
    z: "omega",
  },
  observed: ["x", "y", "cos(z)"],
  initialState: [-1.1635382, -0.5092374, 0],
  period: 7.4496,
  source:
    "G. Duffing, Erzwungene Schwingungen bei veränderlicher Eigenfrequenz und ihre technische Bedeutung, Vieweg (1918)",
  about: "A damped particle in a double well, pushed periodically.",
} satisfies FlowDefinition;
