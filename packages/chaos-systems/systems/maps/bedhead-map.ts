import type { MapDefinition } from "@attractors/equations";

export default {
  name: "BedheadMap",
  state: ["x", "y"],
  parameters: { a: -0.67, b: 0.83 },
  equations: {
    x: "y*sin(x*y/b) + cos(a*x - y)",
    y: "x + sin(y)/b",
  },
  initialState: [0.5, 0.5],
  source:
    "I. Emrich; collected in W. Gilpin, Chaos as an interpretable benchmark for forecasting and data-driven modelling, arXiv:2110.05266 (2021)",
  about: "Sines of the state and of a product, drawn for its beauty.",
  published: { name: "Bedhead" },
} satisfies MapDefinition;
