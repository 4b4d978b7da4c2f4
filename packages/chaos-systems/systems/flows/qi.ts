import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Qi",
  state: ["x", "y", "z", "w"],
  parameters: { a: 45, b: 10, c: 1, d: 10 },
  equations: {
    x: "a*(y - x) + y*z*w",
    y: "b*(x + y) - x*z*w",
    z: "-c*z + x*y*w",
    w: "-d*w + x*y*z",
  },
  initialState: [0.2562042648386667, 0.1956116640569919, 7.259823760387948, 1.3162558970131963],
  period: 0.40820999999999996,
  source:
    "G. Qi, M. A. van Wyk, B. J. van Wyk and G. Chen, On a new hyperchaotic system, Phys. Lett. A 372, 124 (2008)",
  about: "Four variables, each with a product of the other three.",
} satisfies FlowDefinition;
