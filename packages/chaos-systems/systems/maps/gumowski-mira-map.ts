import type { MapDefinition } from "@attractors/equations";

export default {
  name: "GumowskiMiraMap",
  state: ["x", "y"],
  parameters: { a: -1.1, b: -0.2 },
  where: {
    f: "a*x + 2*(1 - a)*x^2/(1 + x^2)",
    image: "b*y + f",
    before: "f - y",
  },
  equations: {
    x: "image",
    y: "a*image + 2*(1 - a)*image^2/(1 + image^2) - x",
  },
  inverse: {
    x: "before",
    y: "(x - a*before - 2*(1 - a)*before^2/(1 + before^2))/b",
  },
  initialState: [0.1, 0.1],
  source:
    "I. Gumowski and C. Mira, Recurrences and Discrete Dynamic Systems, Lecture Notes in Mathematics 809, Springer (1980)",
  about: "A particle in an accelerator, reduced to one rational function f of its place.",
  published: { name: "GumowskiMira" },
} satisfies MapDefinition;
