import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "ShimizuMorioka",
  state: ["x", "y", "z"],
  parameters: { a: 0.85, b: 0.5 },
  equations: {
    x: "y",
    y: "x*(1 - z) - a*y",
    z: "x^2 - b*z",
  },
  initialState: [0.016838697, 0.03489384, 0.35346848],
  period: 12.038,
  source:
    "T. Shimizu and N. Morioka, On the bifurcation of a symmetric limit cycle to an asymmetric one in a simple model, Phys. Lett. A 76, 201 (1980)",
  about: "A simple model of the Lorenz system at large Rayleigh numbers.",
} satisfies FlowDefinition;
