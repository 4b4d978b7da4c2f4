import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "MultiChua",
  state: ["x1", "x2", "x3"],
  parameters: { a: 9, b: 14.286, c: [0, 1, 2.15, 3.6, 8.2, 13], m: [-1 / 7, 2 / 7, -4 / 7, 2 / 7, -4 / 7, 2 / 7] },
  where: {
    b2: "(m_1 - m_2)*(abs(x1 + c_2) - abs(x1 - c_2))",
    b3: "(m_2 - m_3)*(abs(x1 + c_3) - abs(x1 - c_3))",
    b4: "(m_3 - m_4)*(abs(x1 + c_4) - abs(x1 - c_4))",
    b5: "(m_4 - m_5)*(abs(x1 + c_5) - abs(x1 - c_5))",
    b6: "(m_5 - m_6)*(abs(x1 + c_6) - abs(x1 - c_6))",
    h: "m_6*x1 + (b2 + b3 + b4 + b5 + b6)/2",
  },
  equations: {
    x1: "a*(x2 - h)",
    x2: "x1 - x2 + x3",
    x3: "-b*x2",
  },
  initialState: [-21.160123, 1.0322356, 27.405269],
  period: 2.2586,
  source:
    "M. E. Yalçin, J. A. K. Suykens and J. Vandewalle, Cellular Neural Networks, Multi-Scroll Chaos and Synchronization, World Scientific (2005)",
  about:
    "Chua's circuit with a resistor that bends at each of the distances c_2 to c_6, from slope m_1 to m_6: an attractor of many scrolls.",
  published: { parameters: { m: [-0.14285714, 0.28571429, -0.57142857, 0.28571429, -0.57142857, 0.28571429] } },
} satisfies FlowDefinition;
