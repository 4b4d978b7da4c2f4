import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Hopfield",
  state: ["x1", "x2", "x3", "x4", "x5", "x6"],
  parameters: {
    beta: 0.5,
    eps: 10,
    k: [
      [0, -1, 0, 0, -1, -1],
      [0, 0, 0, -1, -1, -1],
      [-1, -1, 0, 0, -1, 0],
      [-1, -1, -1, 0, 0, 0],
      [-1, -1, 0, -1, 0, 0],
      [0, -1, -1, -1, 0, 0],
    ],
    tau: 2.5,
  },
  where: {
    f1: "tanh(eps*(k_1_1*x1 + k_1_2*x2 + k_1_3*x3 + k_1_4*x4 + k_1_5*x5 + k_1_6*x6))",
    f2: "tanh(eps*(k_2_1*x1 + k_2_2*x2 + k_2_3*x3 + k_2_4*x4 + k_2_5*x5 + k_2_6*x6))",
    f3: "tanh(eps*(k_3_1*x1 + k_3_2*x2 + k_3_3*x3 + k_3_4*x4 + k_3_5*x5 + k_3_6*x6))",
    f4: "tanh(eps*(k_4_1*x1 + k_4_2*x2 + k_4_3*x3 + k_4_4*x4 + k_4_5*x5 + k_4_6*x6))",
    f5: "tanh(eps*(k_5_1*x1 + k_5_2*x2 + k_5_3*x3 + k_5_4*x4 + k_5_5*x5 + k_5_6*x6))",
    f6: "tanh(eps*(k_6_1*x1 + k_6_2*x2 + k_6_3*x3 + k_6_4*x4 + k_6_5*x5 + k_6_6*x6))",
  },
  equations: {
    x1: "-x1/tau + (1 + f1)/2 - beta",
    x2: "-x2/tau + (1 + f2)/2 - beta",
    x3: "-x3/tau + (1 + f3)/2 - beta",
    x4: "-x4/tau + (1 + f4)/2 - beta",
    x5: "-x5/tau + (1 + f5)/2 - beta",
    x6: "-x6/tau + (1 + f6)/2 - beta",
  },
  initialState: [-0.67127393, -0.2420173, -0.055676628, 0.34697948, 0.45273118, 0.78389688],
  period: 10.865,
  source:
    "J. E. Lewis and L. Glass, Nonlinear dynamics and symbolic dynamics of neural networks, Neural Comput. 4, 621 (1992)",
  about: "Six neurons that inhibit one another along the arrows of a sparse graph.",
} satisfies FlowDefinition;
