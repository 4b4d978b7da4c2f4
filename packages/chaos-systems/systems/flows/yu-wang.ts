import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "YuWang",
  state: ["x", "y", "z"],
  parameters: { a: 10, b: 40, c: 2, d: 2.5 },
  equations: {
    x: "a*(y - x)",
    y: "b*x - c*x*z",
    z: "exp(x*y) - d*z",
  },
  initialState: [-0.21422356, -0.17935495, 14.105516],
  period: 1.3366,
  source:
    "F. Yu and C. Wang, A novel three dimension autonomous chaotic system with a quadratic exponential nonlinear term, Eng. Technol. Appl. Sci. Res. 2, 209 (2012)",
  about: "A relative of the Lorenz system with the exponential function of a product.",
} satisfies FlowDefinition;
