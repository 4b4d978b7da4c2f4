import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "RikitakeDynamo",
  state: ["x", "y", "z"],
  parameters: { a: 1, mu: 1 },
  equations: {
    x: "-mu*x + z*y",
    y: "-mu*y + (z - a)*x",
    z: "1 - x*y",
  },
  initialState: [-0.7791562791136255, -0.6302244598741468, 2.671200187214492],
  period: 5.8975,
  source: "T. Rikitake, Oscillations of a system of disk dynamos, Math. Proc. Camb. Philos. Soc. 54, 89 (1958)",
  about: "Two coupled disk dynamos, a model of how the Earth's magnetic field reverses.",
} satisfies FlowDefinition;
