import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "ForcedBrusselator",
  state: ["x", "y", "z"],
  parameters: { a: 0.4, b: 1.2, f: 0.05, w: 0.81 },
  equations: {
    x: "a + x^2*y - (b + 1)*x + f*cos(z)",
    y: "b*x - x^2*y",
    z: "w",
  },
  observed: ["x", "y", "sin(z)"],
  initialState: [0.40635464, 1.8192295, 6381.6484],
  period: 20.411,
  source: "K. Tomita and T. Kai, Stroboscopic phase portrait and strange attractors, Phys. Lett. A 66, 91 (1978)",
  about: "Prigogine's model of an autocatalytic reaction, with a periodic supply.",
} satisfies FlowDefinition;
