import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Aizawa",
  state: ["x", "y", "z"],
  parameters: { a: 0.95, b: 0.7, c: 0.6, d: 3.5, e: 0.25, f: 0.1 },
  equations: {
    x: "(z - b)*x - d*y",
    y: "d*x + (z - b)*y",
    z: "c + a*z - z^3/3 - (x^2 + y^2)*(1 + e*z) + f*z*x^3",
  },
  initialState: [-0.78450179, -0.62887672, -0.17620268],
  period: 2.5837,
  source:
    "W. F. Langford, Numerical studies of torus bifurcations, in Numerical Methods for Bifurcation Problems, Birkhäuser (1984), p. 285",
  about: "A torus that a perturbation without axial symmetry breaks into chaos; known by the name of Y. Aizawa.",
} satisfies FlowDefinition;
