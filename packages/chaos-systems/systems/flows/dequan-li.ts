import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "DequanLi",
  state: ["x", "y", "z"],
  parameters: { a: 40, c: 1.833, d: 0.16, eps: 0.65, f: 20, k: 55 },
  equations: {
    x: "a*(y - x) + d*x*z",
    y: "k*x + f*y - x*z",
    z: "c*z + x*y - eps*x^2",
  },
  initialState: [-11.395722, -104.12614, 202.46173],
  period: 0.083806,
  source: "D. Li, A three-scroll chaotic attractor, Phys. Lett. A 372, 387 (2008)",
  about: "A relative of the Lorenz system whose trajectories wind around three centres.",
} satisfies FlowDefinition;
