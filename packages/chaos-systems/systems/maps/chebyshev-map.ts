import type { MapDefinition } from "@attractors/equations";

export default {
  name: "ChebyshevMap",
  state: ["x"],
  parameters: { a: 6 },
  equations: {
    x: "cos(a*acos(x))",
  },
  initialState: [0.51],
  source:
    "R. L. Adler and T. J. Rivlin, Ergodic and mixing properties of Chebyshev polynomials, Proc. Am. Math. Soc. 15, 794 (1964)",
  about:
    "The Chebyshev polynomial of degree a on the interval from -1 to 1, outside of which it is undefined here; the Lyapunov exponent at a whole a is its logarithm.",
  published: { name: "Chebyshev" },
} satisfies MapDefinition;
