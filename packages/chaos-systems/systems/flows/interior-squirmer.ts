import type { FlowDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "InteriorSquirmer",
  state: ["x1", "x2", "x3"],
  parameters: { a: [0.5, 0.5, 0.5, 0.5, 0.5], g: [0.5, 0.5, 0.5, 0.5, 0.5], tau: 3 },
  where: {
    side: "tanh(20*tau*sin(2*pi*x3/tau))",
    on: "(1 + side)/2",
    off: "(1 - side)/2",
    u1: "on*a_1*sin(x2) + off*g_1*cos(x2)",
    u2: "on*a_2*sin(2*x2) + off*g_2*cos(2*x2)",
    u3: "on*a_3*sin(3*x2) + off*g_3*cos(3*x2)",
    u4: "on*a_4*sin(4*x2) + off*g_4*cos(4*x2)",
    u5: "on*a_5*sin(5*x2) + off*g_5*cos(5*x2)",
    v1: "on*a_1*cos(x2) - off*g_1*sin(x2)",
    v2: "on*a_2*cos(2*x2) - off*g_2*sin(2*x2)",
    v3: "on*a_3*cos(3*x2) - off*g_3*sin(3*x2)",
    v4: "on*a_4*cos(4*x2) - off*g_4*sin(4*x2)",
    v5: "on*a_5*cos(5*x2) - off*g_5*sin(5*x2)",
  },
  equations: {
    x1: "(x1^2 - 1)*(u1 + 2*x1*u2 + 3*x1^2*u3 + 4*x1^3*u4 + 5*x1^4*u5)",
    x2: "(3*x1^2 - 1)/x1*v1 + (4*x1^2 - 2)*v2 + x1*(5*x1^2 - 3)*v3 + x1^2*(6*x1^2 - 4)*v4 + x1^3*(7*x1^2 - 5)*v5",
    x3: "1",
  },
  observed: ["x1*cos(x2)", "x1*sin(x2)", "sin(2*pi*x3/tau)"],
  initialState: [0.1, 0.1, 0.1],
  period: 28.822573200111794,
  source:
    "J. R. Blake, Self propulsion due to oscillations on the surface of a cylinder, Bull. Austral. Math. Soc. 5, 255 (1971)",
  about:
    "A particle in slow viscous flow in a disk whose wall slides, in two patterns by turns; in polar coordinates (x1, x2) with the time x3.",
  hamiltonian: true,
} satisfies FlowDefinition & Flags;
