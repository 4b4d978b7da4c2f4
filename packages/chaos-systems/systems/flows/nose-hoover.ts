import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "NoseHoover",
  state: ["x", "y", "z"],
  parameters: { a: 1.5 },
  equations: {
    x: "y",
    y: "-x + y*z",
    z: "a - y^2",
  },
  initialState: [-1.9758582, 0.24647527, 0.79024299],
  period: 5.8673,
  source:
    "H. A. Posch, W. G. Hoover and F. J. Vesely, Canonical dynamics of the Nosé oscillator: stability, order, and chaos, Phys. Rev. A 33, 4253 (1986)",
  about:
    "A harmonic oscillator with a thermostat z that heats and cools it: conservative, with chaos between invariant tori.",
} satisfies FlowDefinition;
