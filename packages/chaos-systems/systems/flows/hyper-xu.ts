import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperXu",
  state: ["x", "y", "z", "w"],
  parameters: { a: 10, b: 40, c: 2.5, d: 2, e: 16 },
  equations: {
    x: "a*(y - x) + w",
    y: "b*x + e*x*z",
    z: "-c*z - x*y",
    w: "x*z - d*y",
  },
  initialState: [0.68944486, -0.60254126, -0.5814657, 0.26629277],
  period: 1.1328151255687646,
  source: "J. Xu, G. Cai and S. Zheng, A novel hyperchaotic system and its control, J. Uncertain Syst. 3, 137 (2009)",
  about: "A relative of the Lorenz system with a fourth variable that makes it hyperchaotic.",
} satisfies FlowDefinition;
