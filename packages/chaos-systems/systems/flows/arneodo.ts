import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Arneodo",
  state: ["x", "y", "z"],
  parameters: { a: -5.5, b: 4.5, c: 1, d: -1 },
  equations: {
    x: "y",
    y: "z",
    z: "d*x^3 - a*x - b*y - c*z",
  },
  initialState: [-2.7515698, 0.19079818, 3.4703629],
  period: 3.1641,
  source:
    "A. Arneodo, P. Coullet and C. Tresser, Possible new strange attractors with spiral structure, Commun. Math. Phys. 79, 573 (1981)",
  about:
    "A third-order oscillator with one cubic term, whose attractor winds around a saddle-focus as in Shilnikov's theorem.",
} satisfies FlowDefinition;
