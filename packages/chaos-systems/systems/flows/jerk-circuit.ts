import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "JerkCircuit",
  state: ["x", "y", "z"],
  parameters: { eps: 1e-9, y0: 0.026 },
  equations: {
    x: "y",
    y: "z",
    z: "-z - x - eps*(exp(y/y0) - 1)",
  },
  initialState: [-1.300882, 0.065382947, 0.91801911],
  period: 19.4546,
  source: "J. C. Sprott, A new chaotic jerk circuit, IEEE Trans. Circuits Syst. II 58, 240 (2011)",
  about: "An electronic circuit whose only nonlinear part is a diode.",
} satisfies FlowDefinition;
