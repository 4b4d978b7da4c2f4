import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottK",
  state: ["x", "y", "z"],
  parameters: { a: 0.3 },
  equations: {
    x: "x*y - z",
    y: "x - y",
    z: "x + a*z",
  },
  initialState: [-1.3165015, -1.5429951, 0.664053],
  period: 7.006,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case K",
  about: "Six terms, one of them a product.",
} satisfies FlowDefinition;
