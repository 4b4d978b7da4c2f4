import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "LuChen",
  state: ["x", "y", "z"],
  parameters: { a: 36, b: 3, c: 18 },
  equations: {
    x: "a*(y - x)",
    y: "c*y - x*z",
    z: "x*y - b*z",
  },
  initialState: [10.956479, 9.8813092, 22.676714],
  period: 2.3385,
  source: "J. Lü and G. Chen, A new chaotic attractor coined, Int. J. Bifurc. Chaos 12, 659 (2002)",
  about: "The system between those of Lorenz and Chen.",
} satisfies FlowDefinition;
