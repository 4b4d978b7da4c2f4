import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Dadras",
  state: ["x", "y", "z"],
  parameters: { p: 3, o: 2.7, r: 1.7, c: 2, e: 9 },
  equations: {
    x: "y - p*x + o*y*z",
    y: "r*y - x*z + z",
    z: "c*x*y - e*z",
  },
  initialState: [1.0284085, -3.5348655, -0.72081646],
  period: 3.2886,
  source:
    "S. Dadras and H. R. Momeni, A novel three-dimensional autonomous chaotic system generating two, three and four-scroll attractors, Phys. Lett. A 373, 3637 (2009)",
  about: "An attractor with two, three or four scrolls, as its parameters choose.",
} satisfies FlowDefinition;
