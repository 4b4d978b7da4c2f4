import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "KawczynskiStrizhak",
  state: ["x", "y", "z"],
  parameters: { beta: -0.4, gamma: 0.49, kappa: 0.2, mu: 2.1 },
  equations: {
    x: "gamma*(y - x^3 + 3*mu*x)",
    y: "beta - 2*mu*x - y - z",
    z: "kappa*(x - z)",
  },
  initialState: [-1.160501, 5.8636902, -1.2031947],
  period: 10.991666666666667,
  source: "P. E. Strizhak and A. L. Kawczynski, J. Phys. Chem. 99, 10830 (1995)",
  about: "The simplest model of the mixed large and small oscillations of the Belousov-Zhabotinsky reaction.",
} satisfies FlowDefinition;
