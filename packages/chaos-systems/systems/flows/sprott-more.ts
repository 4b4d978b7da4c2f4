import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SprottMore",
  state: ["x", "y", "z"],
  parameters: {},
  equations: {
    x: "y",
    y: "-x - sign(z)*y",
    z: "y^2 - exp(-x^2)",
  },
  switches: ["z"],
  initialState: [-1.3396906, -0.21238338, 0.32982163],
  period: 6.62095890410959,
  source: "J. C. Sprott, Do we need more chaos examples?, Chaos Theory Appl. 2 (2020)",
  about: "An oscillator whose friction changes its sign with z: the field jumps at z = 0.",
} satisfies FlowDefinition;
