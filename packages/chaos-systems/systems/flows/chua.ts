import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Chua",
  state: ["x", "y", "z"],
  parameters: { alpha: 15.6, beta: 28, m0: -8 / 7, m1: -5 / 7 },
  equations: {
    x: "alpha*(y - x - m1*x - (m0 - m1)*(abs(x + 1) - abs(x - 1))/2)",
    y: "x - y + z",
    z: "-beta*y",
  },
  initialState: [1.1262351, -0.11386474, -0.78324421],
  period: 1.4235,
  source: "T. Matsumoto, A chaotic attractor from Chua's circuit, IEEE Trans. Circuits Syst. 31, 1055 (1984)",
  about: "An electronic circuit with one piecewise-linear resistor of slopes m0 (inside) and m1 (outside).",
  published: { parameters: { m0: -1.142857, m1: -0.71429 } },
} satisfies FlowDefinition;
