import type { DelayDefinition } from "@attractors/equations";

export default {
  name: "VossDelay",
  state: ["x"],
  parameters: { alpha: 3.24, tau: 13.28 },
  past: { x_tau: ["x", "tau"] },
  equations: {
    x: "-alpha*x - 10.44*x_tau^3 - 13.95*x_tau^2 - 3.63*x_tau + 0.85",
  },
  initialState: [0.24640194],
  period: 10,
  source:
    "H. U. Voss, Real-time anticipation of chaotic states of an electronic circuit, Int. J. Bifurc. Chaos 12, 1619 (2002)",
  about: "An electronic oscillator with a cubic polynomial of the delayed voltage.",
} satisfies DelayDefinition;
