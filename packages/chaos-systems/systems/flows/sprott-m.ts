import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottM",
  state: ["x", "y", "z"],
  parameters: { a: 1.7 },
  equations: {
    x: "-z",
    y: "-x^2 - y",
    z: "a*(1 + x) + y",
  },
  initialState: [1.6024402, -1.5983203, -2.6236374],
  period: 5.3644,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case M",
  about: "One square; a single coefficient, which is also the constant.",
} satisfies FlowDefinition;
