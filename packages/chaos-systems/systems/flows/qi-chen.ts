import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "QiChen",
  state: ["x", "y", "z"],
  parameters: { a: 38, b: 2.666, c: 80 },
  equations: {
    x: "a*(y - x) + y*z",
    y: "c*x + y - x*z",
    z: "x*y - b*z",
  },
  initialState: [17.420882, 5.5459627, 78.89139],
  period: 0.39179,
  source:
    "G. Qi, G. Chen, M. A. van Wyk, B. J. van Wyk and Y. Zhang, A four-wing chaotic attractor generated from a new 3-D quadratic autonomous system, Chaos Solitons Fractals 38, 705 (2008)",
  about: "A relative of the Lorenz system with a product in every equation.",
} satisfies FlowDefinition;
