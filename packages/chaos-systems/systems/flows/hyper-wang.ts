import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperWang",
  state: ["x", "y", "z", "w"],
  parameters: { a: 10, b: 40, c: 2.5, d: 10.6, e: 4 },
  equations: {
    x: "a*(y - x)",
    y: "b*x - x*z + w",
    z: "e*x^2 - c*z",
    w: "-d*x",
  },
  initialState: [0.16824907, 0.16854103, 37.04033781, -15.29027381],
  period: 0.6481520567576332,
  source: "F.-Q. Wang and C.-X. Liu, Hyperchaos evolved from the Liu chaotic system, Chin. Phys. 15, 963 (2006)",
  about: "The Liu system with a fourth variable that makes it hyperchaotic.",
} satisfies FlowDefinition;
