import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "CoevolvingPredatorPrey",
  state: ["x", "y", "alpha"],
  parameters: {
    a1: 2.5,
    a2: 0.05,
    a3: 0.4,
    b1: 6,
    b2: 1.333,
    d1: 0.16,
    d2: 0.004,
    delta: 1,
    k1: 6,
    k2: 9,
    k4: 9,
    vv: 0.33333,
  },
  where: { gain: "a1/(1 + b1*alpha)" },
  equations: {
    x: "x*(gain*alpha*(1 - k1*x*alpha*(delta - 1)) - a3*y/(1 + b2*x) - d1*(1 - k2*alpha^2*(delta^2 - 1) + k4*alpha^4*(delta^4 - 1)))",
    y: "y*(a2*x/(1 + b2*x) - d2)",
    alpha: "-vv*alpha*delta*(gain*k1*x + 2*d1*delta*(2*k4*alpha^2*delta^2 - k2))",
  },
  initialState: [0.10946017, 0.46664421, 0.66580212],
  period: 122.77,
  source:
    "W. Gilpin and M. W. Feldman, A phase transition induces chaos in a predator-prey ecosystem with a dynamic fitness landscape, PLoS Comput. Biol. 13, e1005644 (2017)",
  about: "Prey, predators and a trait of the prey that evolves as fast as their numbers change.",
} satisfies FlowDefinition;
