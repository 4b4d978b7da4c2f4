import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "CellularNeuralNetwork",
  state: ["x1", "x2", "x3"],
  parameters: { a: 4.4, b: 3.21, c: 1.1, d: 1.24 },
  where: {
    f1: "(abs(x1 + 1) - abs(x1 - 1))/2",
    f2: "(abs(x2 + 1) - abs(x2 - 1))/2",
    f3: "(abs(x3 + 1) - abs(x3 - 1))/2",
  },
  equations: {
    x1: "-x1 + d*f1 - b*f2 - b*f3",
    x2: "-x2 - b*f1 + c*f2 - a*f3",
    x3: "-x3 - b*f1 + a*f2 + f3",
  },
  initialState: [-0.26574016, -0.36754928, -0.073094132],
  period: 3.2,
  source:
    "F. Zou and J. A. Nossek, Bifurcation and chaos in cellular neural networks, IEEE Trans. Circuits Syst. I 40, 166 (1993)",
  about: "Three cells with a piecewise-linear output, each connected to its neighbours.",
} satisfies FlowDefinition;
