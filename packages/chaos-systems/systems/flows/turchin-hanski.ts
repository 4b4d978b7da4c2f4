import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "TurchinHanski",
  state: ["n", "p", "z"],
  parameters: { a: 8, d: 0.04, e: 0.5, g: 0.1, h: 0.8, lamb: 1, r: 8.12, s: 1.25 },
  where: {
    season: "1 - e*sin(z)",
  },
  equations: {
    n: "r*n*(season - n) - g*n^2/(n^2 + h^2) - a*n*p/(n + d)",
    p: "s*p*(season - p/n)",
    z: "2*pi*lamb",
  },
  observed: ["n", "p", "sin(z)"],
  initialState: [0.018027788, 0.013649976, 3.4985957082],
  period: 4.40529411764706,
  source:
    "P. Turchin and I. Hanski, An empirically based model for latitudinal gradient in vole population dynamics, Am. Nat. 149, 842 (1997)",
  about: "Voles n and their weasels p through the seasons, of phase z; owls and foxes eat voles too.",
  published: { initialState: [0.018027788, 0.013649976, 30363.85] },
} satisfies FlowDefinition;
