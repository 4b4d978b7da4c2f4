import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottD",
  state: ["x", "y", "z"],
  parameters: {},
  equations: {
    x: "-y",
    y: "x + z",
    z: "x*z + 3*y^2",
  },
  initialState: [-1.3396906, -0.21238338, 0.32982163],
  period: 4.8333,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case D",
  about: "Backwards in time it is itself with x and z of the opposite sign, and yet it has an attractor.",
} satisfies FlowDefinition;
