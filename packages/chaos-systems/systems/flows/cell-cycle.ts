import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "CellCycle",
  state: ["x1", "x2", "x3", "x4", "x5", "x6"],
  parameters: {
    K: 0.01,
    Kc: 0.5,
    Kd1: 0.02,
    Kim: 0.65,
    V2: 0.15,
    V4: 0.05,
    Vm1: 0.3,
    Vm3: 0.1,
    kd1: 0.001,
    vd: 0.025,
    vi: 0.05,
  },
  equations: {
    x1: "vi*Kim/(Kim + x5) - vd*x3*x1/(Kd1 + x1) - kd1*x1",
    x2: "Vm1*x1/(Kc + x1)*(1 - x2)/(K + 1 - x2) - V2*x2/(K + x2)",
    x3: "Vm3*x2*(1 - x3)/(K + 1 - x3) - V4*x3/(K + x3)",
    x4: "vi*Kim/(Kim + x2) - vd*x6*x4/(Kd1 + x4) - kd1*x4",
    x5: "Vm1*x4/(Kc + x4)*(1 - x5)/(K + 1 - x5) - V2*x5/(K + x5)",
    x6: "Vm3*x5*(1 - x6)/(K + 1 - x6) - V4*x6/(K + x6)",
  },
  initialState: [0.71565329, 0.9489355, 0.98910371, 0.72138631, 0.94987035, 0.98912572],
  period: 204.71,
  source: "P.-C. Romond, M. Rustici, D. Gonze and A. Goldbeter, Ann. N. Y. Acad. Sci. 879, 180 (1999)",
  about: "Two cascades of cyclin, kinase and protease that inhibit each other: DNA replication and mitosis.",
} satisfies FlowDefinition;
