import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "CircadianRhythmAsPublished",
  state: ["x1", "x2", "x3", "x4", "x5"],
  parameters: {
    Ki: 1,
    k: 0.5,
    k1: 0.3,
    k2: 0.15,
    kd: 1.4,
    kdn: 0.4,
    km: 0.4,
    ks: 1,
    n: 4,
    ps: 24,
    vc: 2.5,
    vd: 6,
    vdn: 1.5,
    vm: 0.7,
    vmax: 4.7,
    vmin: 1,
  },
  where: {
    vs: "vc*(vmin + (1 + cos(x5))/2)*(vmax - vmin)",
    decayM: "vm*x1/(km + x1)",
    decayS: "vd*x3/(kd + x3)",
    decayN: "vdn*x4/(kdn + x4)",
  },
  equations: {
    x1: "vs*Ki^n/(Ki^n + x4^n) - decayM",
    x2: "ks*x1 - k1*x2 + k2*x4 - k*x2",
    x3: "k*x2 - decayS",
    x4: "k1*x2 - k2*x4 - decayN",
    x5: "2*pi/ps",
  },
  observed: ["x1", "x2", "x3", "x4", "cos(x5)"],
  initialState: [1.5401187, 5.3707921, 41.054266, 11.619073, 2004.0233],
  period: 27,
  source:
    "W. Gilpin, Chaos as an interpretable benchmark for forecasting and data-driven modelling, arXiv:2110.05266 (2021)",
  about: "The published database's clock of Neurospora, for comparison: vmin is added inside the factor vmax - vmin.",
  published: { name: "CircadianRhythm" },
} satisfies FlowDefinition;
