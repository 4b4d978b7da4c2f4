import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "GenesioTesi",
  state: ["x", "y", "z"],
  parameters: { a: 0.44, b: 1.1, c: 1 },
  equations: {
    x: "y",
    y: "z",
    z: "x^2 - c*x - b*y - a*z",
  },
  initialState: [-0.053772565, -0.26162564, 0.33501557],
  period: 5.9431,
  source:
    "R. Genesio and A. Tesi, Harmonic balance methods for the analysis of chaotic dynamics in nonlinear systems, Automatica 28, 531 (1992)",
  about: "A third-order feedback loop with one quadratic term.",
} satisfies FlowDefinition;
