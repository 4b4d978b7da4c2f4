import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "WindmiReducedAsPublished",
  state: ["i", "v", "p"],
  parameters: { a1: 0.247, b1: 10.8, b2: 0.0752, b3: 1.06, d1: 2200, vsw: 5 },
  equations: {
    i: "a1*(vsw - v)",
    v: "b1*i - b2*p/2 - b3*v",
    p: "vsw^2 - p^(5/4)*sqrt(vsw)*(1 + tanh(d1*(i - 1)))/2",
  },
  initialState: [0.93337506, 6.2678923, 41.969547],
  period: 4.6733,
  source:
    "W. Gilpin, Chaos as an interpretable benchmark for forecasting and data-driven modelling, arXiv:2110.05266 (2021)",
  about: "WindmiReduced as the database has it, with p/2 where the model has the square root of p.",
  published: { name: "WindmiReduced" },
} satisfies FlowDefinition;
