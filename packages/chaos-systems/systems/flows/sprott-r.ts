import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottR",
  state: ["x", "y", "z"],
  parameters: { a: 0.9, b: 0.4 },
  equations: {
    x: "a - y",
    y: "b + z",
    z: "x*y - z",
  },
  initialState: [-1.6914909, -1.9783678, 1.9807775],
  period: 7.0133,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case R",
  about: "Two constants and one product.",
} satisfies FlowDefinition;
