import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottQ",
  state: ["x", "y", "z"],
  parameters: { a: 3.1, b: 0.5 },
  equations: {
    x: "-z",
    y: "x - y",
    z: "a*x + y^2 + b*z",
  },
  initialState: [2.978102, -0.065260683, -2.8031286],
  period: 4.8443,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case Q",
  about: "An unstable oscillation, held by the square of a damped follower.",
} satisfies FlowDefinition;
