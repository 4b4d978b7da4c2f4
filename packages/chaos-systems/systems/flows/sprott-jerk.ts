import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottJerk",
  state: ["x", "y", "z"],
  parameters: { mu: 2.017 },
  equations: {
    x: "y",
    y: "z",
    z: "-mu*z + y^2 - x",
  },
  initialState: [-0.54106056, 0.59383201, 0.45127217],
  period: 11.921,
  source: "J. C. Sprott, Simplest dissipative chaotic flow, Phys. Lett. A 228, 271 (1997)",
  about: "The simplest jerk equation with chaos: x''' = -mu*x'' + (x')^2 - x.",
} satisfies FlowDefinition;
