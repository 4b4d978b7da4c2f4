import type { FlowDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "HenonHeiles",
  state: ["x", "y", "px", "py"],
  parameters: { lam: 1 },
  equations: {
    x: "px",
    y: "py",
    px: "-x - 2*lam*x*y",
    py: "-y - lam*(x^2 - y^2)",
  },
  initialState: [-0.29707259, -0.0031367513, 0.42548865, 0.071905482],
  period: 6.37,
  source:
    "M. Hénon and C. Heiles, The applicability of the third integral of motion: some numerical experiments, Astron. J. 69, 73 (1964)",
  about: "A star in the plane of a galaxy: a harmonic oscillator with a cubic potential.",
  hamiltonian: true,
} satisfies FlowDefinition & Flags;
