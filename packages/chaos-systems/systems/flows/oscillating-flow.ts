import type { FlowDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "OscillatingFlow",
  state: ["x", "y", "z"],
  parameters: { b: 0.48, k: 1, omega: 0.49, u: 0.72 },
  equations: {
    x: "u*cos(k*y)*sin(k*(x + b*sin(z)))",
    y: "-u*sin(k*y)*cos(k*(x + b*sin(z)))",
    z: "omega",
  },
  observed: ["cos(k*x)", "y", "sin(z)"],
  initialState: [Math.PI, Math.PI / 3, 0.4],
  period: 23.857,
  source:
    "T. H. Solomon and J. P. Gollub, Chaotic particle transport in time-dependent Rayleigh-Bénard convection, Phys. Rev. A 38, 6280 (1988)",
  about: "A particle in a row of convection rolls that swing to and fro with phase z.",
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the digits as they were published
  published: { initialState: [3.14159265, 1.04719755, 0.4] },
  hamiltonian: true,
} satisfies FlowDefinition & Flags;
