import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottL",
  state: ["x", "y", "z"],
  parameters: { a: 0.9, b: 3.9 },
  equations: {
    x: "y + b*z",
    y: "a*x^2 - y",
    z: "1 - x",
  },
  initialState: [4.3611557, 13.705573, -2.6835659],
  period: 6.7262,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case L",
  about: "Six terms: one square and one constant.",
} satisfies FlowDefinition;
