import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "GuckenheimerHolmes",
  state: ["x", "y", "z"],
  parameters: { a: 0.4, b: 20.25, c: 3, d: 1.6, e: 1.7, f: 0.44 },
  equations: {
    x: "a*x - b*y + c*x*z + d*z*(x^2 + y^2)",
    y: "a*y + b*x + c*y*z",
    z: "e - z^2 - f*(x^2 + y^2) - a*z^3",
  },
  initialState: [-0.55582369, 0.05181624, 0.37766104],
  period: 0.3076923076923077,
  source:
    "J. Guckenheimer and P. Holmes, Nonlinear Oscillations, Dynamical Systems, and Bifurcations of Vector Fields, Springer (1983)",
  about: "A zero and an imaginary pair of eigenvalues at once: the normal form with a term that breaks its symmetry.",
} satisfies FlowDefinition;
