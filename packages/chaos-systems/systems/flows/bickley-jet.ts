import type { FlowDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "BickleyJet",
  state: ["y", "x", "z"],
  parameters: {
    ell: 1.77,
    eps: [0.0075, 0.15, 0.3],
    k: [0.313922, 0.627845, 0.941767],
    omega: 1,
    sigma: [9.05854e-6, 1.28453e-5, 2.88863e-5],
    u: 6.266e-5,
  },
  where: {
    phase1: "k_1*(x - sigma_1*z)",
    phase2: "k_2*(x - sigma_2*z)",
    phase3: "k_3*(x - sigma_3*z)",
    jet: "u/cosh(y/ell)^2",
  },
  equations: {
    y: "ell*jet*(eps_1*k_1*sin(phase1) + eps_2*k_2*sin(phase2) + eps_3*k_3*sin(phase3))",
    x: "-jet*(1 + 2*tanh(y/ell)*(eps_1*cos(phase1) + eps_2*cos(phase2) + eps_3*cos(phase3)))",
    z: "omega",
  },
  observed: ["y", "sin(k_1*x)", "sin(k_1*sigma_1*z)"],
  initialState: [-0.4, 0.3, 0],
  period: 97826.57,
  source:
    "A. Hadjighasem et al., Spectral-clustering approach to Lagrangian vortex detection, Phys. Rev. E 93, 063107 (2016)",
  about:
    "A particle in an idealised jet stream under three Rossby waves; as published they run against the jet and leave the motion regular, with negative sigma they run with it.",
  hamiltonian: true,
} satisfies FlowDefinition & Flags;
