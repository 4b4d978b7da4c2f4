import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Chen",
  state: ["x", "y", "z"],
  parameters: { a: 35, b: 3, c: 28 },
  equations: {
    x: "a*(y - x)",
    y: "(c - a)*x - x*z + c*y",
    z: "x*y - b*z",
  },
  initialState: [3.2689697, 5.2990458, 19.435349],
  period: 0.58689,
  source: "G. Chen and T. Ueta, Yet another chaotic attractor, Int. J. Bifurc. Chaos 9, 1465 (1999)",
  about: "The Lorenz system's dual, found while looking for feedback that makes a system chaotic.",
} satisfies FlowDefinition;
