import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Thomas",
  state: ["x", "y", "z"],
  parameters: { a: 1.85, b: 10 },
  equations: {
    x: "b*sin(y) - a*x",
    y: "b*sin(z) - a*y",
    z: "b*sin(x) - a*z",
  },
  initialState: [2.199442, 2.3634225, 3.220197],
  period: 4.969,
  source: "R. Thomas, Deterministic chaos seen in terms of feedback circuits, Int. J. Bifurc. Chaos 9, 1889 (1999)",
  about: "A particle with friction in a three-dimensional lattice of forces; cyclically symmetric.",
} satisfies FlowDefinition;
