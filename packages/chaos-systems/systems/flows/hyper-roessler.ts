import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperRoessler",
  state: ["x", "y", "z", "w"],
  parameters: { a: 0.25, b: 3, c: 0.5, d: 0.05 },
  equations: {
    x: "-y - z",
    y: "x + a*y + w",
    z: "b + x*z",
    w: "d*w - c*z",
  },
  initialState: [-93.667697, 15.5078, 0.032086964, 43.792796],
  period: 6.72,
  source: "O. E. Rössler, An equation for hyperchaos, Phys. Lett. A 71, 155 (1979)",
  about: "The first system known to have two positive Lyapunov exponents.",
  published: { name: "HyperRossler" },
} satisfies FlowDefinition;
