import type { MapDefinition } from "@attractors/equations";

export default {
  name: "DeJongMap",
  state: ["x", "y"],
  parameters: { a: 1.641, b: 1.902, c: 0.316, d: 1.525 },
  equations: {
    x: "sin(a*y) - cos(b*x)",
    y: "sin(c*x) - cos(d*y)",
  },
  initialState: [1.78166133, -1.15791549],
  source:
    "P. de Jong in A. K. Dewdney, Computer Recreations: probing the strange attractions of chaos, Sci. Am. 257, July (1987)",
  about: "Sines and cosines of the state, drawn for its beauty.",
  published: { name: "DeJong" },
} satisfies MapDefinition;
