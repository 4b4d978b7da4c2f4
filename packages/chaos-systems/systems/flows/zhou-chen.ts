import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "ZhouChen",
  state: ["x", "y", "z"],
  parameters: { a: 2.97, b: 0.15, c: -3, d: 1, e: -8.78 },
  equations: {
    x: "a*x + b*y + y*z",
    y: "c*y - x*z + d*y*z",
    z: "e*z - x*y",
  },
  initialState: [-0.60390203, 0.012111953, 0.00083277923],
  period: 0.87518,
  source:
    "T. Zhou and G. Chen, A simple smooth chaotic system with a 3-layer attractor, Int. J. Bifurc. Chaos 14, 1795 (2004)",
  about: "A quadratic system whose attractor has three layers.",
} satisfies FlowDefinition;
