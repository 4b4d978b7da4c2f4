import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "MooreSpiegel",
  state: ["x", "y", "z"],
  parameters: { a: 10, b: 4, eps: 9 },
  equations: {
    x: "y",
    y: "a*z",
    z: "-z + (eps - x^2)*y - b*x",
  },
  initialState: [-3.4733266, 19.666962, -3.8262485],
  period: 1.2887,
  source: "D. W. Moore and E. A. Spiegel, A thermally excited nonlinear oscillator, Astrophys. J. 143, 871 (1966)",
  about: "A parcel of gas in the atmosphere of a star that rises, sinks and exchanges heat.",
} satisfies FlowDefinition;
