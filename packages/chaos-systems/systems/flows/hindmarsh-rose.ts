import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HindmarshRose",
  state: ["x", "y", "z"],
  parameters: { a: 0.49, b: 1, c: 0.0322, d: 1, s: 1, tx: 0.03, tz: 0.8 },
  equations: {
    x: "-x + (y - a*x^3 + b*x^2 + z)/tx",
    y: "-a*x^3 - (d - b)*x^2 + z",
    z: "(c - s*x - z)/tz",
  },
  initialState: [0.031111835, -0.021557059, 0.041475046],
  period: 1.752,
  source:
    "M. Marhl and M. Perc, Determining the flexibility of regular and chaotic attractors, Chaos Solitons Fractals 28, 822 (2006)",
  about: "A bursting neuron after J. L. Hindmarsh and R. M. Rose (1984), in the variables of a later study.",
} satisfies FlowDefinition;
