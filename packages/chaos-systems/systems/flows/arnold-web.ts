import type { FlowDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "ArnoldWeb",
  state: ["p1", "p2", "x1", "x2", "z"],
  parameters: { mu: 0.01, w: 1 },
  where: { force: "mu/(cos(x1) + cos(x2) + cos(z) + 4)^2" },
  equations: {
    p1: "-force*sin(x1)",
    p2: "-force*sin(x2)",
    x1: "p1",
    x2: "p2",
    z: "w",
  },
  observed: ["p1", "p2", "sin(x1)", "sin(x2)", "cos(z)"],
  initialState: [0.10469507, 0.0892929984, 11025.3686, 6055.32273, 0.1],
  period: 67.25,
  source:
    "C. Froeschlé, M. Guzzo and E. Lega, Graphical evolution of the Arnold web: from order to chaos, Science 289, 2108 (2000)",
  about: "Two rotors under a weak periodic force: a nearly integrable Hamiltonian whose resonances form a web.",
  hamiltonian: true,
} satisfies FlowDefinition & Flags;
