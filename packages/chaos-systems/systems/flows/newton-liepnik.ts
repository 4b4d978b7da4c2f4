import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "NewtonLiepnik",
  state: ["x", "y", "z"],
  parameters: { a: 0.4, b: 0.175 },
  equations: {
    x: "-a*x + y + 10*y*z",
    y: "-x - 0.4*y + 5*x*z",
    z: "b*z - 5*x*y",
  },
  initialState: [0.29430753, 0.10649486, 0.29081125],
  period: 8.5095,
  source:
    "R. B. Leipnik and T. A. Newton, Double strange attractors in rigid body motion with linear feedback control, Phys. Lett. A 86, 63 (1981)",
  about: "A spinning rigid body with feedback that is linear in its angular velocity; it has two strange attractors.",
} satisfies FlowDefinition;
