import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperBao",
  state: ["x", "y", "z", "w"],
  parameters: { a: 36, b: 3, c: 20, d: 0.1, e: 21 },
  equations: {
    x: "a*(y - x) + w",
    y: "c*y - x*z",
    z: "x*y - b*z",
    w: "e*x + d*y*z",
  },
  initialState: [9.271308063781017, 9.752247178805291, 23.919154915696105, -16.69675939965203],
  period: 0.5831505997603473,
  source:
    "B.-C. Bao and Z. Liu, A hyperchaotic attractor coined from chaotic Lü system, Chin. Phys. Lett. 25, 2396 (2008)",
  about: "The Lü system with a fourth variable that makes it hyperchaotic.",
} satisfies FlowDefinition;
