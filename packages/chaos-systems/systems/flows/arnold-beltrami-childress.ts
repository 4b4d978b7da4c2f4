import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "ArnoldBeltramiChildress",
  state: ["x", "y", "z"],
  parameters: { a: Math.sqrt(3), b: Math.sqrt(2), c: 1 },
  equations: {
    x: "a*sin(z) + c*cos(y)",
    y: "b*sin(x) + a*cos(z)",
    z: "c*sin(y) + b*cos(x)",
  },
  observed: ["sin(x)", "cos(y)", "sin(z)"],
  initialState: [147.91266, -1762.805, -647.37622],
  period: 2.8508,
  source: "T. Dombre et al., Chaotic streamlines in the ABC flows, J. Fluid Mech. 167, 353 (1986)",
  about: "Streamlines of a steady periodic solution of Euler's equations whose velocity is parallel to its curl.",
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the database rounds the square root of 2
  published: { parameters: { a: 1.73205, b: 1.41421 } },
} satisfies FlowDefinition;
