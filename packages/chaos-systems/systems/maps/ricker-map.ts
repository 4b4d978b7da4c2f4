import type { MapDefinition } from "@attractors/equations";

export default {
  name: "RickerMap",
  state: ["x"],
  parameters: { a: 3.3 },
  equations: {
    x: "x*exp(a - x)",
  },
  initialState: [0.51],
  source: "W. E. Ricker, Stock and recruitment, J. Fish. Res. Board Can. 11, 559 (1954)",
  about: "A stock of fish from year to year, where the old ones eat the young.",
  published: { name: "Ricker" },
} satisfies MapDefinition;
