import type { FlowDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "BlinkingRotlet",
  state: ["x1", "x2", "x3"],
  parameters: { a: 1, b: 0.5298833894399929, bc: 1, sigma: -1, tau: 3 },
  where: {
    side: "tanh(20*tau*sin(2*pi*x3/tau))",
    px: "x1*cos(x2)",
    py: "x1*sin(x2)",
    c: "b*cos(x2)",
    image: "b^2*x1/a^2",
    noSlip: "bc*(1 - x1^2/a^2)*(a^2 - b^2*x1^2/a^2)",
    rotation: "bc*x1*(a^2 + b^2 - 2*b^2*x1^2/a^2)/a^2",
    d1: "(px - b)^2 + py^2",
    d2: "(px + b)^2 + py^2",
    e1: "(a - b*px/a)^2 + (b*py/a)^2",
    e2: "(a + b*px/a)^2 + (b*py/a)^2",
    u1: "b*sin(x2)*(1/d1 - 1/e1 - noSlip/e1^2)",
    u2: "-b*sin(x2)*(1/d2 - 1/e2 - noSlip/e2^2)",
    v1: "((1 + noSlip/e1)*(image - c) + rotation)/e1 - (x1 - c)/d1",
    v2: "((1 + noSlip/e2)*(image + c) + rotation)/e2 - (x1 + c)/d2",
  },
  equations: {
    x1: "sigma*((1 + side)/2*u1 + (1 - side)/2*u2)",
    x2: "sigma*((1 + side)/2*v1 + (1 - side)/2*v2)/x1",
    x3: "1",
  },
  observed: ["x1*cos(x2)", "x1*sin(x2)", "sin(2*pi*x3/tau)"],
  initialState: [-0.08541919, -0.05204435, 0],
  period: 2.9520625,
  source: "V. V. Meleshko and H. Aref, A blinking rotlet model for chaotic advection, Phys. Fluids 8, 3215 (1996)",
  about:
    "A particle in slow viscous flow in a disk, stirred by two thin rods that spin in turns; in polar coordinates (x1, x2) with the time x3.",
  hamiltonian: true,
} satisfies FlowDefinition & Flags;
