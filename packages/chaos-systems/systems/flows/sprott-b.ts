import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottB",
  state: ["x", "y", "z"],
  parameters: {},
  equations: {
    x: "y*z",
    y: "x - y",
    z: "1 - x*y",
  },
  initialState: [1.6878282, 1.4848132, -0.53706628],
  period: 11.050142857142857,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case B",
  about: "Chaos from five terms, two of them nonlinear, and no parameter.",
} satisfies FlowDefinition;
