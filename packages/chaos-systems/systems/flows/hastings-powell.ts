import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HastingsPowell",
  state: ["x", "y", "z"],
  parameters: { a1: 5, a2: 0.1, b1: 3, b2: 2, d1: 0.4, d2: 0.01 },
  where: {
    f1: "a1*x/(1 + b1*x)",
    f2: "a2*y/(1 + b2*y)",
  },
  equations: {
    x: "x*(1 - x) - f1*y",
    y: "f1*y - f2*z - d1*y",
    z: "f2*z - d2*z",
  },
  initialState: [0.73207001, 0.17549271, 9.9014657],
  period: 135.19,
  source: "A. Hastings and T. Powell, Chaos in a three-species food chain, Ecology 72, 896 (1991)",
  about: "A food chain of three species, each eating the one below with a saturating appetite.",
} satisfies FlowDefinition;
