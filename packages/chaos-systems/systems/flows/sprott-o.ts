import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottO",
  state: ["x", "y", "z"],
  parameters: { a: 2.7 },
  equations: {
    x: "y",
    y: "x - z",
    z: "x + x*z + a*y",
  },
  initialState: [0.20549455, 0.022792985, 0.93636949],
  period: 9.755,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case O",
  about: "Six terms, one of them a product, with two equilibria.",
} satisfies FlowDefinition;
