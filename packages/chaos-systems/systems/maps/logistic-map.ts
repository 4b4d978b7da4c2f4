import type { MapDefinition } from "@attractors/equations";

export default {
  name: "LogisticMap",
  state: ["x"],
  parameters: { r: 3.9 },
  equations: {
    x: "r*x*(1 - x)",
  },
  initialState: [0.51],
  source: "R. M. May, Simple mathematical models with very complicated dynamics, Nature 261, 459 (1976)",
  about: "A population that grows until its food runs short.",
  published: { name: "Logistic" },
} satisfies MapDefinition;
