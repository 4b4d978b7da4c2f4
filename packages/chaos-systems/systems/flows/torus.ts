import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Torus",
  state: ["x", "y", "z"],
  parameters: { a: 0.5, n: 15.3, r: 1 },
  where: {
    distance: "r + a*cos(n*t)",
  },
  equations: {
    x: "-a*n*sin(n*t)*cos(t) - distance*sin(t)",
    y: "-a*n*sin(n*t)*sin(t) + distance*cos(t)",
    z: "a*n*cos(n*t)",
  },
  initialState: [-13.72884, 1.9094726, 0.72831447],
  period: 6.36,
  source: "S. H. Strogatz, Nonlinear Dynamics and Chaos, Addison-Wesley (1994)",
  about:
    "A curve that winds around a torus of radii r and a, n turns the short way for one turn the long way: quasiperiodic, and its field depends on time alone.",
} satisfies FlowDefinition;
