import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottS",
  state: ["x", "y", "z"],
  parameters: {},
  equations: {
    x: "-x - 4*y",
    y: "x + z^2",
    z: "1 + x",
  },
  initialState: [0.12635702, 0.12260693, 1.2215429],
  period: 3.3505,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case S",
  about: "Six terms: one square and one constant.",
} satisfies FlowDefinition;
