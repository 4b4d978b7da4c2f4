import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Ueda",
  state: ["x", "y", "z"],
  parameters: { k: 0.05, b: 7.5 },
  equations: {
    x: "y",
    y: "-k*y - x^3 + b*cos(z)",
    z: "1",
  },
  observed: ["x", "y", "cos(z)"],
  initialState: [2.9979246, 1.4471253, 0],
  period: 2 * Math.PI,
  source:
    "Y. Ueda, Randomly transitional phenomena in the system governed by Duffing's equation, J. Stat. Phys. 20, 181 (1979)",
  about:
    "A nonlinear inductor driven by an alternating voltage of phase z; its attractor is among the first that were seen.",
} satisfies FlowDefinition;
