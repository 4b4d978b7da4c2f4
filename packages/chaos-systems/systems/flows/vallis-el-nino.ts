import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "VallisElNino",
  state: ["x", "y", "z"],
  parameters: { b: 102, c: 3, p: 0 },
  equations: {
    x: "b*y - c*(x + p)",
    y: "x*z - y",
    z: "1 - x*y - z",
  },
  initialState: [-6.99286331487343, 0.023254276622294345, -0.1658177563067799],
  period: 2.2087,
  source: "G. K. Vallis, Conceptual models of El Niño and the Southern Oscillation, J. Geophys. Res. 93, 13979 (1988)",
  about:
    "The current x along the equatorial Pacific, and the difference y and the mean z of the temperatures at its ends.",
} satisfies FlowDefinition;
