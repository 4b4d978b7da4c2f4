import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "sakarya",
  name: "LiuChenChaotic",
  parameters: { a: 5, b: 15, c: -5, h: 0, p: 0, q: -1, r: 1, s: 1 },
  initialState: [-4.21935, 0.47339198, 1.6730006],
  period: 1.1636,
  source: "W. Liu and G. Chen, Int. J. Bifurc. Chaos 14, 1395 (2004)",
  about: "LiuChen where it is chaotic: at its usual parameters it ends on a limit cycle.",
} satisfies VariantDefinition;
