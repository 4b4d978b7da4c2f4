import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperYangChen",
  state: ["x", "y", "z", "w"],
  parameters: { a: 30, b: 3, c: 35, d: 8 },
  equations: {
    x: "a*(y - x)",
    y: "c*x - x*z + w",
    z: "x*y - b*z",
    w: "-d*x",
  },
  initialState: [3.534464234888686, 4.82852516302869, 25.04917588890622, 17.118520274514353],
  period: 0.9127028626966961,
  source: "Q. Yang and Y. Liu, J. Math. Anal. Appl. 360, 293 (2009)",
  about: "The system of Q. Yang and G. Chen, between those of Lorenz and Chen, with a fourth variable.",
} satisfies FlowDefinition;
