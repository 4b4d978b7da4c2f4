import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Laser",
  state: ["x", "y", "z"],
  parameters: { a: 10, b: 1, c: 5, d: -1, h: -5, k: -6 },
  equations: {
    x: "a*(y - x) + b*y*z^2",
    y: "c*x + d*x*z^2",
    z: "h*z + k*x^2",
  },
  initialState: [-2.540801356216252, -1.940570579119389, -2.9680975444071955],
  period: 0.94667,
  source:
    "A. Abooee, H. A. Yaghini-Bonabi and M. R. Jahed-Motlagh, Commun. Nonlinear Sci. Numer. Simul. 18, 1235 (2013)",
  about: "Three equations with two cubic products, built as a circuit; the published database calls them Laser.",
} satisfies FlowDefinition;
