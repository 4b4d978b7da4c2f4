import type { MapDefinition } from "@attractors/equations";

export default {
  name: "TinkerbellMap",
  state: ["x", "y"],
  parameters: { a: 0.9, b: -0.6013, c: 2, d: 0.5 },
  equations: {
    x: "x^2 - y^2 + a*x + b*y",
    y: "2*x*y + c*x + d*y",
  },
  initialState: [0.13738266, -0.0308518],
  source: "H. E. Nusse and J. A. Yorke, Dynamics: Numerical Explorations, Springer (1994)",
  about: "The square of a complex number plus a linear map; the attractor trails a wand.",
  published: { name: "Tinkerbell" },
} satisfies MapDefinition;
