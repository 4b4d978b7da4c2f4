import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "BelousovZhabotinsky",
  state: ["x", "z", "v"],
  parameters: {
    c1: -8.03474,
    c10: 0.0223915,
    c11: 7.53559e-5,
    c12: 8.07384e-6,
    c13: -0.000499825,
    c2: 0.05408,
    c3: -0.0115886,
    c4: 832.587,
    c5: -0.029155,
    c6: 0.00321617,
    c7: -0.01352,
    c8: -0.0831709,
    c9: -0.0199985,
    ci: 0.000833,
    kf: 0.00035,
    t0: 2308.62,
    y0: 7.72571e-6,
    yb1: 6.92813e-7,
    yb2: 2.00869,
    yb3: 0.01352,
    z0: 8.33e-6,
  },
  where: {
    h: "max(x, 0)",
    root: "x > 0 ? sqrt(x) : 0",
    y: "yb1*z*v/(y0*(kf + yb2*x + yb3))",
  },
  equations: {
    x: "t0*(c1*h*y + c2*y + c3*h^2 + c4*(ci - z0*z)*root + c5*h*z - kf*h)",
    z: "t0*(c6/z0*(ci - z0*z)*root + c7*h*z + c8*v*z + c9*z - kf*z)",
    v: "t0*(c10*h*y + c11*y + c12*h^2 + c13*z*v - kf*v)",
  },
  initialState: [0.023491701, 0.61703254, 0.84669066],
  period: 0.038257,
  source:
    "L. Györgyi and R. J. Field, A three-variable model of deterministic chaos in the Belousov-Zhabotinsky reaction, Nature 355, 808 (1992)",
  about:
    "An oscillating chemical reaction in a stirred flow reactor: bromous acid, oxidised catalyst and bromomalonic acid.",
} satisfies FlowDefinition;
