import type { MapDefinition } from "@attractors/equations";

export default {
  name: "IkedaMap",
  state: ["x", "y"],
  parameters: { u: 0.9 },
  where: {
    phase: "0.4 - 6/(1 + x^2 + y^2)",
    fieldX: "(x - 1)/u",
    fieldY: "y/u",
    phaseBefore: "0.4 - 6/(1 + fieldX^2 + fieldY^2)",
  },
  equations: {
    x: "1 + u*(x*cos(phase) - y*sin(phase))",
    y: "u*(x*sin(phase) + y*cos(phase))",
  },
  inverse: {
    x: "fieldX*cos(phaseBefore) + fieldY*sin(phaseBefore)",
    y: "fieldY*cos(phaseBefore) - fieldX*sin(phaseBefore)",
  },
  initialState: [0.9, 0.55524451],
  source:
    "K. Ikeda, Multiple-valued stationary state and its instability of the transmitted light by a ring cavity system, Opt. Commun. 30, 257 (1979), in the form of S. M. Hammel, C. K. R. T. Jones and J. V. Moloney, J. Opt. Soc. Am. B 2, 552 (1985)",
  about: "Pulses of light in a ring cavity, whose phase turns the more the brighter they are.",
  published: { name: "Ikeda" },
} satisfies MapDefinition;
