import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "WangSun",
  state: ["x", "y", "z"],
  parameters: { a: 0.2, b: -0.01, d: -0.4, e: -1, f: -1, q: 1 },
  equations: {
    x: "a*x + q*y*z",
    y: "b*x + d*y - x*z",
    z: "e*z + f*x*y",
  },
  initialState: [-0.54770787, 0.73876479, -0.0049284531],
  period: 26.958,
  source:
    "Z. Wang, Y. Sun, B. J. van Wyk, G. Qi and M. A. van Wyk, A 3-D four-wing attractor and its analysis, Braz. J. Phys. 39, 547 (2009)",
  about: "A four-wing attractor with a product in every equation.",
} satisfies FlowDefinition;
