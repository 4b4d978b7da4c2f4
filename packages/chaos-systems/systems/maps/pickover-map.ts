import type { MapDefinition } from "@attractors/equations";

export default {
  name: "PickoverMap",
  state: ["x", "y"],
  parameters: { a: -1.4, b: 1.6, c: 1, d: 0.7 },
  equations: {
    x: "sin(a*y) + c*cos(a*x)",
    y: "sin(b*x) + d*cos(b*y)",
  },
  initialState: [-0.97631884, -1.2040783],
  source:
    "C. A. Pickover; collected in W. Gilpin, Chaos as an interpretable benchmark for forecasting and data-driven modelling, arXiv:2110.05266 (2021)",
  about: "Sines and cosines of the state, drawn for its beauty; also known as the Clifford attractor.",
  published: { name: "Pickover" },
} satisfies MapDefinition;
