import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SanUmSrisuchinwong",
  state: ["x", "y", "z"],
  parameters: { a: 2 },
  equations: {
    x: "y - x",
    y: "-z*tanh(x)",
    z: "-a + x*y + abs(y)",
  },
  initialState: [0.63878078, 1.0901873, 2.4479814],
  period: 7.4654,
  source:
    "W. San-Um and B. Srisuchinwong, Highly complex chaotic system with piecewise linear nonlinearity and compound structures, J. Comput. 7, 1041 (2012)",
  about: "Two scrolls from one parameter, with a kink at y = 0.",
} satisfies FlowDefinition;
