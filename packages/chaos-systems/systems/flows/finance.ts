import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Finance",
  state: ["x", "y", "z"],
  parameters: { a: 0.001, b: 0.2, c: 1.1 },
  equations: {
    x: "(1/b - a)*x + z + x*y",
    y: "-b*y - x^2",
    z: "-x - c*z",
  },
  initialState: [-0.51664739, -3.9568707, 0.0012893581],
  period: 9.8932,
  source: "G. Cai and J. Huang, A new finance chaotic attractor, Int. J. Nonlinear Sci. 3, 213 (2007)",
  about: "Interest rate, demand for investment and price index.",
} satisfies FlowDefinition;
