import type { MapDefinition } from "@attractors/equations";

export default {
  name: "DuffingMap",
  state: ["x", "y"],
  parameters: { a: 2.75, b: 0.2 },
  equations: {
    x: "y",
    y: "-b*x + a*y - y^3",
  },
  inverse: {
    x: "(a*x - x^3 - y)/b",
    y: "x",
  },
  initialState: [0.51, 0.1],
  source: "P. Holmes, A nonlinear oscillator with a strange attractor, Phil. Trans. R. Soc. A 292, 419 (1979)",
  about: "A cubic map that behaves as Duffing's oscillator does once per period of its drive.",
  published: { name: "Duffing" },
} satisfies MapDefinition;
