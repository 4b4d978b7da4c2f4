import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Colpitts",
  state: ["x1", "x2", "x3"],
  parameters: { a: 30, b: 0.8, c: 20, d: 0.08, e: 10 },
  equations: {
    x1: "x2 - a*max(e - 1 - x3, 0)",
    x2: "c - x1 - b*x2 - x3",
    x3: "x2 - d*x3",
  },
  initialState: [8.9389043, 0.64637337, 8.7869304],
  period: 4.2676,
  source: "M. P. Kennedy, Chaos in the Colpitts oscillator, IEEE Trans. Circuits Syst. I 41, 771 (1994)",
  about: "A transistor oscillator in which the transistor conducts linearly or not at all.",
} satisfies FlowDefinition;
