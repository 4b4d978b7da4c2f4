import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottP",
  state: ["x", "y", "z"],
  parameters: { a: 2.7 },
  equations: {
    x: "a*y + z",
    y: "-x + y^2",
    z: "x + y",
  },
  initialState: [0.83420675, 0.14915817, 0.44028635],
  period: 5.3414,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case P",
  about: "Six terms, one of them a square.",
} satisfies FlowDefinition;
