import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "ItikBanksTumor",
  state: ["x", "y", "z"],
  parameters: { a12: 1, a13: 2.5, a21: 1.5, a31: 0.2, d3: 0.5, k3: 1, r2: 0.6, r3: 4.5 },
  equations: {
    x: "x*(1 - x) - a12*x*y - a13*x*z",
    y: "r2*y*(1 - y) - a21*x*y",
    z: "r3*x*z/(x + k3) - a31*x*z - d3*z",
  },
  initialState: [0.051730215, 0.87071642, 0.015926427],
  period: 49.74,
  source: "M. Itik and S. P. Banks, Chaos in a three-dimensional cancer model, Int. J. Bifurc. Chaos 20, 71 (2010)",
  about: "Tumour cells, healthy cells and immune cells that compete.",
} satisfies FlowDefinition;
