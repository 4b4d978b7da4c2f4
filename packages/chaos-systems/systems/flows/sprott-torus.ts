import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottTorus",
  state: ["x", "y", "z"],
  parameters: {},
  equations: {
    x: "y + 2*x*y + x*z",
    y: "1 - 2*x^2 + y*z",
    z: "x - x^2 - y^2",
  },
  initialState: [0.6883476, -0.18017646, 0.58539724],
  period: 13.607,
  source:
    "J. C. Sprott, A dynamical system with a strange attractor and invariant tori, Phys. Lett. A 378, 1361 (2014)",
  about: "Reversible in time: a strange attractor beside nested conservative tori.",
} satisfies FlowDefinition;
