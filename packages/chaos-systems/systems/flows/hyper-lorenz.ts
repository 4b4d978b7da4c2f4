import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperLorenz",
  state: ["x", "y", "z", "w"],
  parameters: { a: 10, b: 8 / 3, c: 28, d: 1.1 },
  equations: {
    x: "a*(y - x) + w",
    y: "x*(c - z) - y",
    z: "x*y - b*z",
    w: "d*w - x*z",
  },
  initialState: [-9.186073735061425, -0.6744570634419695, 16.440536886214517, -145.0243848950473],
  period: 1.277546730110058,
  source: "Q. Jia, Hyperchaos generated from the Lorenz chaotic system and its control, Phys. Lett. A 366, 217 (2007)",
  about: "The Lorenz system with a fourth variable that makes it hyperchaotic.",
  published: { parameters: { b: 2.667 } },
} satisfies FlowDefinition;
