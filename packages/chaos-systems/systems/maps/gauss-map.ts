import type { MapDefinition } from "@attractors/equations";

export default {
  name: "GaussMap",
  state: ["x"],
  parameters: { a: 4.9, b: -0.5 },
  equations: {
    x: "exp(-a*x^2) + b",
  },
  initialState: [0.5],
  source: "R. C. Hilborn, Chaos and Nonlinear Dynamics, Oxford University Press (2000)",
  about: "A bell curve, shifted; its bifurcation diagram looks like a mouse.",
  published: { name: "Gauss" },
} satisfies MapDefinition;
