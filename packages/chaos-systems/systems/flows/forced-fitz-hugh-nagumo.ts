import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "ForcedFitzHughNagumo",
  state: ["v", "w", "z"],
  parameters: { a: 0.7, b: 0.8, curr: 0.965, f: 0.4008225, gamma: 0.08, omega: 0.043650793650793655 },
  equations: {
    v: "v - v^3/3 - w + curr + f*sin(z)",
    w: "gamma*(v + a - b*w)",
    z: "omega",
  },
  observed: ["v", "w", "sin(z)"],
  initialState: [-1.2155252, -0.046470891, 0],
  period: 42.12235294117647,
  source:
    "R. FitzHugh, Impulses and physiological states in theoretical models of nerve membrane, Biophys. J. 1, 445 (1961)",
  about: "The simplest model of a nerve's excitation, under a periodic current.",
} satisfies FlowDefinition;
