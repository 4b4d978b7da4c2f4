import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "WindmiReduced",
  state: ["i", "v", "p"],
  parameters: { a1: 0.247, b1: 10.8, b2: 0.0752, b3: 1.06, d1: 2200, vsw: 5 },
  equations: {
    i: "a1*(vsw - v)",
    v: "b1*i - b2*sqrt(p) - b3*v",
    p: "vsw^2 - p^(5/4)*sqrt(vsw)*(1 + tanh(d1*(i - 1)))/2",
  },
  initialState: [0.99075074, 5.0407466, 5125.1622],
  period: 4.1825,
  source:
    "J. P. Smith, J.-L. Thiffeault and W. Horton, Dynamical range of the WINDMI model, J. Geophys. Res. 105, 12983 (2000)",
  about:
    "Current i, voltage v and pressure p of the magnetosphere in the solar wind; corrected: the square root of p, where the database has p/2.",
} satisfies FlowDefinition;
