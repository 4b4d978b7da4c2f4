import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Rucklidge",
  state: ["x", "y", "z"],
  parameters: { a: 2, b: 6.7 },
  equations: {
    x: "-a*x + b*y - y*z",
    y: "x",
    z: "y^2 - z",
  },
  initialState: [1.9257158, 3.1923835, 5.7829655],
  period: 6.0721,
  source: "A. M. Rucklidge, Chaos in models of double convection, J. Fluid Mech. 237, 209 (1992)",
  about: "Convection in a fluid with a magnetic field, cut to three modes.",
} satisfies FlowDefinition;
