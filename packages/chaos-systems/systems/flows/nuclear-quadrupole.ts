import type { FlowDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "NuclearQuadrupole",
  state: ["q1", "q2", "p1", "p2"],
  parameters: { a: 1, b: 0.55, d: 0.4 },
  equations: {
    q1: "a*p1",
    q2: "a*p2",
    p1: "-a*q1 + 3/sqrt(2)*b*(q1^2 - q2^2) - d*q1*(q1^2 + q2^2)",
    p2: "-a*q2 - 3*sqrt(2)*b*q1*q2 - d*q2*(q1^2 + q2^2)",
  },
  initialState: [-0.85591178, 1.48078342, -0.85075322, 1.63576085],
  period: 6.023076923076923,
  source: "V. Baran and A. A. Raduta, Int. J. Mod. Phys. E 7 (1998)",
  about:
    "Quadrupole vibrations of an atomic nucleus: two oscillators in a potential of the fourth order with threefold symmetry.",
  hamiltonian: true,
} satisfies FlowDefinition & Flags;
