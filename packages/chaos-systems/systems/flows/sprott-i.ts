import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottI",
  state: ["x", "y", "z"],
  parameters: { a: 0.2 },
  equations: {
    x: "-a*y",
    y: "x + z",
    z: "x + y^2 - z",
  },
  initialState: [-0.060099389, -0.49558355, 0.023159035],
  period: 10.93,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case I",
  about: "Six terms, one of them a square.",
} satisfies FlowDefinition;
