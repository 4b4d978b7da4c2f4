import type { MapDefinition } from "@attractors/equations";

export default {
  name: "MaynardSmithMap",
  state: ["x", "y"],
  parameters: { a: 0.87, b: 0.75 },
  equations: {
    x: "y",
    y: "a*y + b - x^2",
  },
  initialState: [0, 0.1],
  source: "J. Maynard Smith, Mathematical Ideas in Biology, Cambridge University Press (1968)",
  about: "A population that is held down by the size it had two generations ago.",
  published: { name: "MaynardSmith" },
} satisfies MapDefinition;
