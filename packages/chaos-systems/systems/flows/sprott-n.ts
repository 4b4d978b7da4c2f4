import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottN",
  state: ["x", "y", "z"],
  parameters: {},
  equations: {
    x: "-2*y",
    y: "x + z^2",
    z: "1 + y - 2*z",
  },
  initialState: [-8.3258705, 7.3033716, 3.2798909],
  period: 4.8135,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case N",
  about: "Six terms: one square and one constant, with the two 2s as its only coefficients.",
} satisfies FlowDefinition;
