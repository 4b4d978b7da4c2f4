import type { FlowDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "DoubleGyre",
  state: ["x", "y", "z"],
  parameters: { alpha: 0.1, eps: 0.1, omega: 0.62832 },
  where: { shift: "eps*sin(z)", f: "shift*x^2 + (1 - 2*shift)*x" },
  equations: {
    x: "-pi*alpha*sin(pi*f)*cos(pi*y)",
    y: "pi*alpha*cos(pi*f)*sin(pi*y)*(2*shift*x + 1 - 2*shift)",
    z: "omega",
  },
  observed: ["x", "y", "sin(z)"],
  initialState: [1.5327241, 0.99802126, 3879.3323],
  period: 13.953,
  source:
    "S. C. Shadden, F. Lekien and J. E. Marsden, Definition and properties of Lagrangian coherent structures, Physica D 212, 271 (2005)",
  about: "A particle in two vortices side by side whose border swings to and fro.",
  hamiltonian: true,
} satisfies FlowDefinition & Flags;
