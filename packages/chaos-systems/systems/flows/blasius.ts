import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Blasius",
  state: ["x", "y", "z"],
  parameters: { a: 1, alpha1: 0.2, alpha2: 1, b: 1, c: 10, k1: 0.05, k2: 0, zs: 0.006 },
  where: {
    grazing: "alpha1*x*y/(1 + k1*x)",
    predation: "alpha2*y*z/(1 + k2*y)",
  },
  equations: {
    x: "a*x - grazing",
    y: "grazing - b*y - predation",
    z: "predation - c*(z - zs)",
  },
  initialState: [4.031713, 5.1113788, 0.016508812],
  period: 6.6038,
  source: "B. Blasius, A. Huppert and L. Stone, Nature 399, 354 (1999)",
  about: "Vegetation, herbivores and predators: cycles of a constant rhythm and chaotic heights.",
} satisfies FlowDefinition;
