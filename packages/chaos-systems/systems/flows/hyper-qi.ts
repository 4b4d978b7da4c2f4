import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperQi",
  state: ["x", "y", "z", "w"],
  parameters: { a: 50, b: 24, c: 13, d: 8, e: 33, f: 30 },
  equations: {
    x: "a*(y - x) + y*z",
    y: "b*(x + y) - x*z",
    z: "x*y - c*z - e*w",
    w: "x*y + f*z - d*w",
  },
  initialState: [11.250900857894639, -3.647077762541555, 50.16987924937642, -168.2485185683687],
  period: 0.06186038560173437,
  source: "G. Qi et al., On a new hyperchaotic system, Phys. Lett. A 372, 124 (2008)",
  about: "Four equations with a product in each, whose exponents are large.",
} satisfies FlowDefinition;
