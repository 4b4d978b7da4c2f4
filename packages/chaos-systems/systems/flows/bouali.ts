import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "bouali2",
  name: "Bouali",
  parameters: { a: 1, b: -0.3, bb: 1, c: 0.05, m: 1, y0: 4 },
  initialState: [0.38673159, 3.0544196, -0.0067836194],
  period: 3.0411,
  source: "S. Bouali, A novel strange attractor with a stretched loop, Nonlinear Dyn. 70, 2375 (2012)",
  about: "Bouali2 with all its terms at work: an attractor with a long loop.",
} satisfies VariantDefinition;
