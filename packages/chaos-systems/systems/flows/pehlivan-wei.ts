import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "PehlivanWei",
  state: ["x", "y", "z"],
  parameters: {},
  equations: {
    x: "y - y*z",
    y: "y + y*z - 2*x",
    z: "2 - x*y - y^2",
  },
  initialState: [0.21665608, 0.86710502, 0.50627859],
  period: 3.7487330316742087,
  source:
    "I. Pehlivan and Z. Wei, Analysis, nonlinear control, and chaos generator circuit of another strange chaotic system, Turk. J. Electr. Eng. Comput. Sci. 20, 1229 (2012)",
  about: "Eight terms without a parameter, built as an electronic circuit.",
} satisfies FlowDefinition;
