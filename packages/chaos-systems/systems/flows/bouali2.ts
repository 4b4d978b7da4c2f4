import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Bouali2",
  state: ["x", "y", "z"],
  parameters: { a: 3, b: 2.2, bb: 0, c: 0, g: 1, m: -0.0026667, y0: 1 },
  equations: {
    x: "a*x*(y0 - y) - b*z",
    y: "-g*y*(1 - x^2)",
    z: "-m*x*(1.5 - bb*z) - c*z",
  },
  initialState: [-0.79392257, 1.3617589, -0.030578888],
  period: 7.6779,
  source:
    "S. Bouali, A 3D strange attractor with a distinctive silhouette. The butterfly effect revisited, arXiv:1311.6128 (2013)",
  about: "A limit cycle that a third variable feeds back on, from the study of business cycles.",
} satisfies FlowDefinition;
