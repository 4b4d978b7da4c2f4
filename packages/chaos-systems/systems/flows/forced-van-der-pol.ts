import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "ForcedVanDerPol",
  state: ["x", "y", "z"],
  parameters: { a: 1.2, mu: 8.53, w: 0.63 },
  equations: {
    x: "y",
    y: "mu*(1 - x^2)*y - x + a*sin(z)",
    z: "w",
  },
  observed: ["x", "y", "sin(z)"],
  initialState: [-1.520504, 0.19640249, 687.39073],
  period: 14.476875,
  source: "B. van der Pol and J. van der Mark, Frequency demultiplication, Nature 120, 363 (1927)",
  about: "A relaxation oscillator of a triode or a neon lamp, under a periodic voltage.",
} satisfies FlowDefinition;
