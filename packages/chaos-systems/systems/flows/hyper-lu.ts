import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperLu",
  state: ["x", "y", "z", "w"],
  parameters: { a: 36, b: 3, c: 20, d: 1.3 },
  equations: {
    x: "a*(y - x) + w",
    y: "c*y - x*z",
    z: "x*y - b*z",
    w: "x*z + d*w",
  },
  initialState: [8.11348619, 10.55664382, 18.44590719, -28.38151717],
  period: 0.7162856981996777,
  source: "A. Chen et al., Generating hyperchaotic Lü attractor via state feedback control, Physica A 364, 103 (2006)",
  about: "The Lü system with a fourth variable that makes it hyperchaotic for a while; in the end trajectories escape.",
} satisfies FlowDefinition;
