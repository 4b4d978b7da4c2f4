import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "LorenzStenflo",
  state: ["x", "y", "z", "w"],
  parameters: { a: 2, b: 0.7, c: 26, d: 1.5 },
  equations: {
    x: "a*(y - x) + d*w",
    y: "x*(c - z) - y",
    z: "x*y - b*z",
    w: "-x - a*w",
  },
  initialState: [4.233438598886809, 9.08970605484108, 21.86662535600487, -1.4080695182833802],
  period: 3.8877142857142855,
  source:
    "L. Stenflo, Generalized Lorenz equations for acoustic-gravity waves in the atmosphere, Phys. Scr. 53, 83 (1996)",
  about: "The Lorenz system in a rotating fluid.",
} satisfies FlowDefinition;
