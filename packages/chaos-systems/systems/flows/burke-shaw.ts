import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "BurkeShaw",
  state: ["x", "y", "z"],
  parameters: { e: 13, n: 10 },
  equations: {
    x: "-n*(x + y)",
    y: "y - n*x*z",
    z: "n*x*y + e",
  },
  initialState: [-0.79153188, 0.65244479, 0.22517831],
  period: 0.78333,
  source: "R. Shaw, Strange attractors, chaotic behavior, and information flow, Z. Naturforsch. A 36, 80 (1981)",
  about: "A relative of the Lorenz system with the same symmetry and another topology, found by W. Burke and R. Shaw.",
} satisfies FlowDefinition;
