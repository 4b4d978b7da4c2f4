import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "BeerRNN",
  state: ["x1", "x2", "x3"],
  parameters: {
    tau: [1, 2.5, 1],
    theta: [-4.108, -2.787, -1.114],
    w: [
      [5.422, -0.018, 2.75],
      [-0.24, 4.59, 1.21],
      [0.535, -2.25, 3.885],
    ],
  },
  where: {
    s1: "1/(1 + exp(-(x1 + theta_1)))",
    s2: "1/(1 + exp(-(x2 + theta_2)))",
    s3: "1/(1 + exp(-(x3 + theta_3)))",
  },
  equations: {
    x1: "(w_1_1*s1 + w_1_2*s2 + w_1_3*s3 - x1)/tau_1",
    x2: "(w_2_1*s1 + w_2_2*s2 + w_2_3*s3 - x2)/tau_2",
    x3: "(w_3_1*s1 + w_3_2*s2 + w_3_3*s3 - x3)/tau_3",
  },
  initialState: [1.5014532, 2.3742845, 0.65819415],
  period: 181.58,
  source: "R. D. Beer, On the dynamics of small continuous-time recurrent neural networks, Adapt. Behav. 3, 469 (1995)",
  about: "Three neurons with logistic activation, each connected to all.",
} satisfies FlowDefinition;
