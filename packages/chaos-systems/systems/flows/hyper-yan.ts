import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperYan",
  state: ["x", "y", "z", "w"],
  parameters: { a: 37, b: 3, c: 26, d: 38 },
  equations: {
    x: "a*(y - x)",
    y: "(c - a)*x + c*y - x*z",
    z: "x*y - y*z + x*z - b*z - w",
    w: "y*z - x*z - d*w",
  },
  initialState: [-6.576620730899293, -4.617145437320736, 17.796515255115004, 0.8072357311545831],
  period: 0.9127028626966961,
  source:
    "Z. Yan and P. Yu, Hyperchaos synchronization and control on a new hyperchaotic attractor, Chaos Solitons Fractals 35, 333 (2008)",
  about: "The Chen system with a fourth variable and further products.",
} satisfies FlowDefinition;
