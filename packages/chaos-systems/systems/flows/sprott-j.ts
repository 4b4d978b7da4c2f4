import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottJ",
  state: ["x", "y", "z"],
  parameters: {},
  equations: {
    x: "2*z",
    y: "-2*y + z",
    z: "-x + y + y^2",
  },
  initialState: [4.4786928, 2.2977432, 6.5847115],
  period: 4.836,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case J",
  about: "Six terms, one of them a square, and a single equilibrium.",
} satisfies FlowDefinition;
