import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Roessler",
  state: ["x", "y", "z"],
  parameters: { a: 0.2, b: 0.2, c: 5.7 },
  equations: {
    x: "-y - z",
    y: "x + a*y",
    z: "b + z*(x - c)",
  },
  initialState: [6.5134412, 0.4772013, 0.34164294],
  period: 5.9086,
  source: "O. E. Rössler, An equation for continuous chaos, Phys. Lett. A 57, 397 (1976)",
  about: "One nonlinear term that stretches and folds a spiral.",
  published: { name: "Rossler" },
} satisfies FlowDefinition;
