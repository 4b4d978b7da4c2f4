import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottC",
  state: ["x", "y", "z"],
  parameters: {},
  equations: {
    x: "y*z",
    y: "x - y",
    z: "1 - x^2",
  },
  initialState: [-0.47199823, -0.27198066, 1.9418244],
  period: 8.8852,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case C",
  about: "Case B with a square in place of one of its products.",
} satisfies FlowDefinition;
