import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottG",
  state: ["x", "y", "z"],
  parameters: { a: 0.4 },
  equations: {
    x: "a*x + z",
    y: "x*z - y",
    z: "-x + y",
  },
  initialState: [-0.77182478, -0.74756595, 1.3073285],
  period: 8.7097,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case G",
  about: "Six terms, one of them a product.",
} satisfies FlowDefinition;
