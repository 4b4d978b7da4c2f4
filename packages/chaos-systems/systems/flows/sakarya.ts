import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Sakarya",
  state: ["x", "y", "z"],
  parameters: { a: -1, b: 1, c: 1, h: 1, p: 1, q: 0.4, r: 0.3, s: 1 },
  equations: {
    x: "a*x + h*y + s*y*z",
    y: "-b*y - p*x + q*x*z",
    z: "c*z - r*x*y",
  },
  initialState: [-2.8976045, 3.8877978, 3.07465],
  period: 4.9844,
  source:
    "C. Li, I. Pehlivan, J. C. Sprott and A. Akgul, A novel four-wing strange attractor born in bistability, IEICE Electron. Express 12 (2015)",
  about: "A four-wing attractor, formed where two attractors merge.",
} satisfies FlowDefinition;
