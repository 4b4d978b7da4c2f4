import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottE",
  state: ["x", "y", "z"],
  parameters: {},
  equations: {
    x: "y*z",
    y: "x^2 - y",
    z: "1 - 4*x",
  },
  initialState: [0.6173759, 0.66599285, -1.6575023],
  period: 7.6275,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case E",
  about: "Five terms, with a product and a square, and one equilibrium.",
} satisfies FlowDefinition;
