import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperJha",
  state: ["x", "y", "z", "w"],
  parameters: { a: 10, b: 28, c: 8 / 3, d: 1.3 },
  equations: {
    x: "a*(y - x) + w",
    y: "x*(b - z) - y",
    z: "x*y - c*z",
    w: "d*w - x*z",
  },
  initialState: [13.76544888070825, 20.203791990082554, 32.08179795423583, -51.189321449994914],
  period: 0.8564467295817622,
  source: "Q. Jia, Hyperchaos generated from the Lorenz chaotic system and its control, Phys. Lett. A 366, 217 (2007)",
  about:
    "The Lorenz system with a fourth variable: HyperLorenz at another growth rate d, with b and c named the other way round.",
  published: { parameters: { c: 2.667 } },
} satisfies FlowDefinition;
