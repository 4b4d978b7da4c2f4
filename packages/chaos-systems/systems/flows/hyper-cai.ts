import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "HyperCai",
  state: ["x", "y", "z", "w"],
  parameters: { a: 27.5, b: 3, c: 19.3, d: 2.9, e: 3.3 },
  equations: {
    x: "a*(y - x)",
    y: "b*x + c*y - x*z + w",
    z: "y^2 - d*z",
    w: "-e*x",
  },
  initialState: [-10.691273602120157, -15.541159376570342, 18.388272900250726, -14.904493939514888],
  period: 0.6113936187028436,
  source: "After G. Cai and J. Huang, A new finance chaotic attractor, Int. J. Nonlinear Sci. 3, 213 (2007)",
  about: "A relative of the Lorenz system by G. Cai, with a fourth variable that makes it hyperchaotic.",
} satisfies FlowDefinition;
