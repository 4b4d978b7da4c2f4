import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "DoublePendulumAsPublished",
  state: ["th1", "th2", "p1", "p2"],
  parameters: { g: 9.81, l1: 1, l2: 1, m1: 1, m2: 1 },
  where: {
    cosine: "cos(th1 - th2)",
    sine: "sin(th1 - th2)",
    mass: "m1 + m2*sine^2",
    h1: "p1*p2*sine/(l1*l2*mass)",
    h2: "(m2*p1^2/l1 + p2*((m1 + m2)*l1*p2 - m2*l2*p1*cosine)/l2)/(2*l1^2*l2*mass^2)",
    torque: "h1 - 2*h2*sine*cosine",
  },
  equations: {
    th1: "(l2*p1 - l1*p2*cosine)/(l1^2*l2*mass)",
    th2: "((m1 + m2)*l1*p2 - m2*l2*p1*cosine)/(m2*l1*l2^2*mass)",
    p1: "-(m1 + m2)*g*l1*sin(th1) - torque",
    p2: "-m2*g*l2*sin(th2) + torque",
  },
  observed: ["sin(th1)", "sin(th2)", "p1", "p2"],
  initialState: [-44.334542, 223.53554, -1.2249799, 2.535486],
  period: 4.0234,
  source:
    "W. Gilpin, Chaos as an interpretable benchmark for forecasting and data-driven modelling, arXiv:2110.05266 (2021)",
  about:
    "The published database's double pendulum, for comparison: half of a term is missing, the energy drifts and the motion ends on a limit cycle.",
  published: { name: "DoublePendulum" },
} satisfies FlowDefinition;
