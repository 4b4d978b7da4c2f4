import type { MapDefinition } from "@attractors/equations";

export default {
  name: "BogdanovMap",
  state: ["x", "y"],
  parameters: { eps: 0, k: 1.2, mu: 0 },
  where: {
    image: "y + eps*y + k*x*(x - 1) + mu*x*y",
    before: "x - y",
  },
  equations: {
    x: "x + image",
    y: "image",
  },
  inverse: {
    x: "before",
    y: "(y - k*before*(before - 1))/(1 + eps + mu*before)",
  },
  initialState: [0.51, 0.2],
  source:
    "D. K. Arrowsmith, J. H. E. Cartwright, A. N. Lansbury and C. M. Place, The Bogdanov map: bifurcations, mode locking, and chaos in a dissipative system, Int. J. Bifurc. Chaos 3, 803 (1993)",
  about: "The Bogdanov-Takens bifurcation in discrete time; area-preserving at eps = mu = 0.",
  published: { name: "Bogdanov" },
} satisfies MapDefinition;
