import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "FluidTrampoline",
  state: ["x", "y", "th"],
  parameters: { gamma: 1.82, psi: 0.01019, w: 1.21 },
  equations: {
    x: "y",
    y: "gamma*cos(th) - 1 - (x < 0 ? x + psi*y*abs(y) : 0)",
    th: "w",
  },
  observed: ["x", "y", "cos(th)"],
  switches: ["x"],
  initialState: [-0.65820064, -2.8807787, 0.1],
  period: 7.7351,
  source:
    "T. Gilet and J. W. M. Bush, The fluid trampoline: droplets bouncing on a soap film, J. Fluid Mech. 625, 167 (2009)",
  about:
    "A droplet that bounces on a shaken soap film: the film acts, as a damped spring, only while they touch (x < 0).",
} satisfies FlowDefinition;
