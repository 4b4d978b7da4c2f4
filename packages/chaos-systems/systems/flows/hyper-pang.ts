import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperPang",
  state: ["x", "y", "z", "w"],
  parameters: { a: 36, b: 3, c: 20, d: 2 },
  equations: {
    x: "a*(y - x)",
    y: "c*y - x*z + w",
    z: "x*y - b*z",
    w: "-d*(x + y)",
  },
  initialState: [8.40863585, 4.67210241, 27.91032548, -1.26300886],
  period: 0.8439374360017028,
  source:
    "S. Pang and Y. Liu, A new hyperchaotic system from the Lü system and its control, J. Comput. Appl. Math. 235, 2775 (2011)",
  about: "The Lü system with a fourth variable in its second equation.",
} satisfies FlowDefinition;
