import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottH",
  state: ["x", "y", "z"],
  parameters: { a: 0.5 },
  equations: {
    x: "-y + z^2",
    y: "x + a*y",
    z: "x - z",
  },
  initialState: [-1.360042, 0.62585352, -1.2788196],
  period: 20.229,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case H",
  about: "A growing spiral, held by the square of a damped follower.",
} satisfies FlowDefinition;
