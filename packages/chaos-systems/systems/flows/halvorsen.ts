import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Halvorsen",
  state: ["x", "y", "z"],
  parameters: { a: 1.4, b: 4 },
  equations: {
    x: "-a*x - b*(y + z) - y^2",
    y: "-a*y - b*(z + x) - z^2",
    z: "-a*z - b*(x + y) - x^2",
  },
  initialState: [-8.6807408, -2.4741399, 0.070775762],
  period: 1.4889,
  source: "J. C. Sprott, Elegant Chaos, World Scientific (2010)",
  about: "Three quadratic equations that go into one another when the variables change places in a circle.",
} satisfies FlowDefinition;
