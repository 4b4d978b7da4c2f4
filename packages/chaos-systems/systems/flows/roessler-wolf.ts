import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "roessler",
  name: "RoesslerWolf",
  parameters: { a: 0.15, b: 0.2, c: 10 },
  initialState: [17.230151, -4.9561764, 3.5523375],
  period: 6.0742,
  source:
    "A. Wolf, J. B. Swift, H. L. Swinney and J. A. Vastano, Determining Lyapunov exponents from a time series, Physica D 16, 285 (1985)",
  about: "Rössler's system at the parameters that work on Lyapunov exponents uses.",
} satisfies VariantDefinition;
