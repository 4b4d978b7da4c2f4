import type { FlowDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "SwingingAtwood",
  state: ["r", "th", "pr", "pth"],
  parameters: { m1: 1, m2: 4.5 },
  where: {
    g: "9.82",
  },
  equations: {
    r: "pr/(m1 + m2)",
    th: "pth/(m1*r^2)",
    pr: "pth^2/(m1*r^3) - m2*g + m1*g*cos(th)",
    pth: "-m1*g*r*sin(th)",
  },
  observed: ["r", "sin(th)", "pr", "pth"],
  initialState: [0.113296, 1.5707963267948966, 0.10992, 0.17747],
  period: 0.3417647058823529,
  source: "N. B. Tufillaro, T. A. Abbott and D. J. Griffiths, Swinging Atwood's machine, Am. J. Phys. 52, 895 (1984)",
  about: "Two masses on a string over a pulley, of which the lighter one swings at distance r and angle th; g is 9.82.",
  hamiltonian: true,
} satisfies FlowDefinition & Flags;
