import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "LuChenCheng",
  state: ["x", "y", "z"],
  parameters: { a: -10, b: -4, c: 18.1 },
  equations: {
    x: "-a*b/(a + b)*x - y*z + c",
    y: "a*y + x*z",
    z: "b*z + x*y",
  },
  initialState: [-5.5177615, 2.4990595, 10.461798],
  period: 0.92333,
  source:
    "J. Lü, G. Chen and D. Cheng, A new chaotic system and beyond: the generalized Lorenz-like system, Int. J. Bifurc. Chaos 14, 1507 (2004)",
  about: "Three equations with one product each and two attractors, of one or of two scrolls as the parameters choose.",
} satisfies FlowDefinition;
