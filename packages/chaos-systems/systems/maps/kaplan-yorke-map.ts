import type { MapDefinition } from "@attractors/equations";

export default {
  name: "KaplanYorkeMap",
  state: ["x", "y"],
  parameters: { alpha: 0.2, modulus: 0.99999995 },
  equations: {
    x: "mod(2*x, modulus)",
    y: "alpha*y + cos(4*pi*x)",
  },
  initialState: [0.2, 0.2],
  source:
    "J. L. Kaplan and J. A. Yorke, Chaotic behavior of multidimensional difference equations, in Functional Differential Equations and Approximation of Fixed Points, Lecture Notes in Mathematics 730, Springer (1979), p. 204",
  about:
    "The doubling map drives a damped variable; the modulus is just below 1, because doubling in binary numbers ends at 0 after 53 steps.",
  published: { name: "KaplanYorke" },
} satisfies MapDefinition;
