import type { MapDefinition } from "@attractors/equations";

export default {
  name: "TentMap",
  state: ["x"],
  parameters: { mu: 0.95 },
  equations: {
    x: "mu*(1 - 2*abs(x - 1/2))",
  },
  initialState: [0.51],
  source: "E. Ott, Chaos in Dynamical Systems, Cambridge University Press (1993)",
  about: "The unit interval stretched by 2*mu and folded once.",
  published: { name: "Tent" },
} satisfies MapDefinition;
