import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "dequanLi",
  name: "DequanLiChaotic",
  parameters: { d: 0.17 },
  initialState: [13.779484, 22.226421, 67.631215],
  period: 0.083806,
  source: "D. Li, A three-scroll chaotic attractor, Phys. Lett. A 372, 387 (2008)",
  about: "DequanLi where it is chaotic: at its usual parameters it ends on a limit cycle.",
} satisfies VariantDefinition;
