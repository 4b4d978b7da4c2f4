import type { MapDefinition } from "@attractors/equations";

export default {
  name: "HenonMap",
  state: ["x", "y"],
  parameters: { a: 1.4, b: 0.3 },
  equations: {
    x: "1 - a*x^2 + y",
    y: "b*x",
  },
  inverse: {
    x: "y/b",
    y: "x - 1 + a*(y/b)^2",
  },
  initialState: [1.21674097, 0.03536533],
  source: "M. Hénon, A two-dimensional mapping with a strange attractor, Commun. Math. Phys. 50, 69 (1976)",
  about: "The plane folded, contracted and turned: the simplest invertible map with a strange attractor.",
  published: { name: "Henon" },
} satisfies MapDefinition;
