import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "MacArthur",
  state: ["x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10"],
  parameters: {
    c: [
      [0.04, 0.04, 0.07, 0.04, 0.04],
      [0.08, 0.08, 0.08, 0.1, 0.08],
      [0.1, 0.1, 0.1, 0.1, 0.14],
      [0.05, 0.03, 0.03, 0.03, 0.03],
      [0.07, 0.09, 0.07, 0.07, 0.07],
    ],
    d: 0.25,
    k: [
      [0.39, 0.34, 0.3, 0.24, 0.23],
      [0.22, 0.39, 0.34, 0.3, 0.27],
      [0.27, 0.22, 0.39, 0.34, 0.3],
      [0.3, 0.24, 0.22, 0.39, 0.34],
      [0.34, 0.3, 0.22, 0.2, 0.39],
    ],
    m: 0.25,
    r: 1,
    s: [6, 10, 14, 4, 9],
  },
  where: {
    g1: "r*min(x6/(k_1_1 + x6), x7/(k_2_1 + x7), x8/(k_3_1 + x8), x9/(k_4_1 + x9), x10/(k_5_1 + x10))",
    g2: "r*min(x6/(k_1_2 + x6), x7/(k_2_2 + x7), x8/(k_3_2 + x8), x9/(k_4_2 + x9), x10/(k_5_2 + x10))",
    g3: "r*min(x6/(k_1_3 + x6), x7/(k_2_3 + x7), x8/(k_3_3 + x8), x9/(k_4_3 + x9), x10/(k_5_3 + x10))",
    g4: "r*min(x6/(k_1_4 + x6), x7/(k_2_4 + x7), x8/(k_3_4 + x8), x9/(k_4_4 + x9), x10/(k_5_4 + x10))",
    g5: "r*min(x6/(k_1_5 + x6), x7/(k_2_5 + x7), x8/(k_3_5 + x8), x9/(k_4_5 + x9), x10/(k_5_5 + x10))",
  },
  equations: {
    x1: "(g1 - m)*x1",
    x2: "(g2 - m)*x2",
    x3: "(g3 - m)*x3",
    x4: "(g4 - m)*x4",
    x5: "(g5 - m)*x5",
    x6: "d*(s_1 - x6) - c_1_1*g1*x1 - c_1_2*g2*x2 - c_1_3*g3*x3 - c_1_4*g4*x4 - c_1_5*g5*x5",
    x7: "d*(s_2 - x7) - c_2_1*g1*x1 - c_2_2*g2*x2 - c_2_3*g3*x3 - c_2_4*g4*x4 - c_2_5*g5*x5",
    x8: "d*(s_3 - x8) - c_3_1*g1*x1 - c_3_2*g2*x2 - c_3_3*g3*x3 - c_3_4*g4*x4 - c_3_5*g5*x5",
    x9: "d*(s_4 - x9) - c_4_1*g1*x1 - c_4_2*g2*x2 - c_4_3*g3*x3 - c_4_4*g4*x4 - c_4_5*g5*x5",
    x10: "d*(s_5 - x10) - c_5_1*g1*x1 - c_5_2*g2*x2 - c_5_3*g3*x3 - c_5_4*g4*x4 - c_5_5*g5*x5",
  },
  initialState: [
    9.4323333, 18.838654, 34.37572, 15.08545, 42.228427, 0.17030505, 0.10144427, 0.3148045, 0.21253581, 0.22598604,
  ],
  period: 43.406,
  source:
    "R. MacArthur, Species packing, and what competition minimizes, PNAS 64, 1369 (1969), with the parameters of J. Huisman and F. J. Weissing, Biodiversity of plankton by species oscillations and chaos, Nature 402, 407 (1999)",
  about:
    "Five species of plankton x1 to x5 on five resources x6 to x10; the scarcest resource limits how fast a species grows.",
} satisfies FlowDefinition;
