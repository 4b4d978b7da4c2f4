import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "RabinovichFabrikant",
  state: ["x", "y", "z"],
  parameters: { a: 1.1, g: 0.87 },
  equations: {
    x: "y*(z - 1 + x^2) + g*x",
    y: "x*(3*z + 1 - x^2) + g*y",
    z: "-2*z*(a + x*y)",
  },
  initialState: [-1.8207276, 0.83440917, 0.2078248],
  period: 2.3356,
  source:
    "M. I. Rabinovich and A. L. Fabrikant, Stochastic self-modulation of waves in nonequilibrium media, Sov. Phys. JETP 50, 311 (1979)",
  about: "Waves in a dissipative medium that modulate one another.",
} satisfies FlowDefinition;
