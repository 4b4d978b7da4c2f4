import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottF",
  state: ["x", "y", "z"],
  parameters: { a: 0.5 },
  equations: {
    x: "y + z",
    y: "-x + a*y",
    z: "x^2 - z",
  },
  initialState: [-0.98941275, -1.4191706, 0.85797204],
  period: 19.244,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case F",
  about: "A spiral in a plane that grows until a single square folds it back.",
} satisfies FlowDefinition;
