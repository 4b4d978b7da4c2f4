import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "YuWang2",
  state: ["x", "y", "z"],
  parameters: { a: 10, b: 30, c: 2, d: 2.5 },
  equations: {
    x: "a*(y - x)",
    y: "b*x - c*x*z",
    z: "cosh(x*y) - d*z",
  },
  initialState: [0.12581483, 1.2467348, 18.358568],
  period: 0.39265,
  source:
    "F. Yu and C. Wang, A novel three dimension autonomous chaotic system with a quadratic exponential nonlinear term, Eng. Technol. Appl. Sci. Res. 2, 209 (2012)",
  about: "The system of Yu and Wang with a hyperbolic cosine.",
} satisfies FlowDefinition;
