import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "StickSlipOscillator",
  state: ["x", "v", "th"],
  parameters: { a: 1, alpha: 0.3, b: 1, beta: 0.3, eps: 0.05, gamma: 1, t0: 0.3, vs: 0.4, w: 2 },
  equations: {
    x: "v",
    v: "a*x - b*x^3 + eps*(alpha*v - beta*(v - vs)^3 + gamma*cos(th) - t0*sign(v - vs))",
    th: "w",
  },
  observed: ["x", "v", "cos(th)"],
  switches: ["v - vs"],
  initialState: [0.85539847, -0.39125834, 0],
  period: 1.6129,
  source:
    "J. Awrejcewicz and M. M. Holicke, Melnikov's method and stick-slip chaotic oscillations in very weakly forced mechanical systems, Int. J. Bifurc. Chaos 9, 505 (1999)",
  about:
    "A mass between two wells on a belt of speed vs with dry friction, forced with phase th: the field jumps at v = vs, where the mass may stick.",
} satisfies FlowDefinition;
