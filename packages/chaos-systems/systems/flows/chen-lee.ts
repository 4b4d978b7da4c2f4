import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "ChenLee",
  state: ["x", "y", "z"],
  parameters: { a: 5, b: -10, c: -0.38 },
  equations: {
    x: "a*x - y*z",
    y: "b*y + x*z",
    z: "c*z + x*y/3",
  },
  initialState: [0.17177112, 0.10360479, 6.2553878],
  period: 2.8043,
  source:
    "H.-K. Chen and C.-I. Lee, Anti-control of chaos in rigid body motion, Chaos Solitons Fractals 21, 957 (2004)",
  about: "Euler's equations of a rigid body with linear feedback.",
} satisfies FlowDefinition;
