import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "CircadianRhythm",
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
    vs: "vc*(vmin + (vmax - vmin)*(1 + cos(x5))/2)",
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
  initialState: [0.67747619, 2.9204602, 1.3361073, 5.2827964, 0],
  period: 24,
  source:
    "J.-C. Leloup, D. Gonze and A. Goldbeter, Limit cycle models for circadian rhythms, J. Biol. Rhythms 14, 433 (1999)",
  about:
    "The clock of the mould Neurospora, its mRNA and protein, in the light of day and night; the rate vs swings between vc*vmin and vc*vmax, where the published database has misplaced a parenthesis (CircadianRhythmAsPublished).",
} satisfies FlowDefinition;
