import type { FlowDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "LidDrivenCavityFlow",
  state: ["x1", "x2", "x3"],
  parameters: { a: 6, b: 1, tau: 1.1, u1: 9.92786, u2: 8.34932 },
  where: {
    side: "tanh(20*tau*sin(2*pi*x3/tau))",
    k1: "pi/a",
    k2: "2*pi/a",
    c1: "2*u1/(a*sinh(2*k1*b) + 2*pi*b)",
    c2: "2*u2/(a*sinh(2*k2*b) + 4*pi*b)",
    f1: "c1*sin(k1*x1)*(cosh(k1*b)*(a*sinh(k1*x2) + pi*x2*cosh(k1*x2)) - pi*b*sinh(k1*b)*sinh(k1*x2))",
    f2: "c2*sin(k2*x1)*(cosh(k2*b)*(a*sinh(k2*x2) + 2*pi*x2*cosh(k2*x2)) - 2*pi*b*sinh(k2*b)*sinh(k2*x2))",
    g1: "pi*c1*cos(k1*x1)*(b*sinh(k1*b)*cosh(k1*x2) - x2*cosh(k1*b)*sinh(k1*x2))",
    g2: "2*pi*c2*cos(k2*x1)*(b*sinh(k2*b)*cosh(k2*x2) - x2*cosh(k2*b)*sinh(k2*x2))",
  },
  equations: {
    x1: "f2 + side*f1",
    x2: "g2 + side*g1",
    x3: "1",
  },
  observed: ["x1", "x2", "sin(2*pi*x3/tau)"],
  initialState: [3.966790341130254, 0.18425981346720144, 0],
  period: 2.7333134945588955,
  source:
    "P. Grover et al., Topological chaos, braiding and bifurcation of almost-cyclic sets, Chaos 22, 043135 (2012)",
  about: "A particle in slow viscous flow in a rectangle whose lids slide, in two patterns by turns; x3 is the time.",
  hamiltonian: true,
} satisfies FlowDefinition & Flags;
