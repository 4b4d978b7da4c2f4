import type { MapDefinition } from "@attractors/equations";

export default {
  name: "SvenssonMap",
  state: ["x", "y"],
  parameters: { a: 1.5, b: -1.8, c: 1.6, d: 0.9 },
  equations: {
    x: "d*sin(a*x) - sin(b*y)",
    y: "c*cos(a*x) + cos(b*y)",
  },
  initialState: [0.5, 0.5],
  source:
    "J. Svensson; collected in W. Gilpin, Chaos as an interpretable benchmark for forecasting and data-driven modelling, arXiv:2110.05266 (2021)",
  about: "Sines and cosines of the state, drawn for its beauty; a relative of De Jong's map.",
  published: { name: "Svensson" },
} satisfies MapDefinition;
