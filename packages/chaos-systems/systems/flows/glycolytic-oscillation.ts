import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "GlycolyticOscillation",
  state: ["a", "b", "c"],
  parameters: { d: 0, k: 4.422, l1: 500000000, l2: 100, nu: 1, q1: 50, q2: 0.02, s1: 22.2222, s2: 22.2222 },
  where: {
    phi: "a*(1 + a)*(1 + b)^2/(l1 + (1 + a)^2*(1 + b)^2)",
    eta: "b*(1 + d*b)*(1 + c)^2/(l2 + (1 + d*b)^2*(1 + c)^2)",
  },
  equations: {
    a: "nu - s1*phi",
    b: "q1*s1*phi - s2*eta",
    c: "q2*s2*eta - k*c",
  },
  initialState: [29.453349256846987, 130.19350141357407, 0.18407087674169492],
  period: 50.45999420049144,
  source:
    "O. Decroly and A. Goldbeter, Birhythmicity, chaos, and other patterns, Proc. Natl. Acad. Sci. USA 79, 6917 (1982)",
  about: "Two enzymes in a row, each activated by its own product, as in glycolysis.",
} satisfies FlowDefinition;
