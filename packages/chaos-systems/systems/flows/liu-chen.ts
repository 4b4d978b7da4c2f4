import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "sakarya",
  name: "LiuChen",
  parameters: { a: 0.4, b: 12, c: -5, h: 0, p: 0, q: -1, r: 1 },
  initialState: [4.6722764, 5.2437205e-10, -6.4444208e-10],
  period: 8.0164,
  source: "W. Liu and G. Chen, Int. J. Bifurc. Chaos 14, 1395 (2004)",
  about: "Three equations with one product each; they start beside their invariant line y = z = 0.",
} satisfies VariantDefinition;
