import type { MapDefinition } from "@attractors/equations";

export default {
  name: "BakerMap",
  state: ["x", "y"],
  parameters: { a: 1, stretch: 1.9999999999 },
  equations: {
    x: "mod(stretch*x, 1)",
    y: "(a*y + floor(stretch*x))/2",
  },
  inverse: {
    x: "(x + floor(2*y))/stretch",
    y: "(2*y - floor(2*y))/a",
  },
  initialState: [0.04995935, 0.363224],
  source: "E. Ott, Chaos in Dynamical Systems, Cambridge University Press (1993)",
  about:
    "Dough that is stretched, cut and stacked, on the unit square; the stretch is just below 2, because doubling in binary numbers ends at 0 after 53 steps.",
  published: { name: "Baker" },
} satisfies MapDefinition;
