import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "dequanLi",
  name: "PanXuZhouChaotic",
  parameters: { a: 10, c: -8 / 3, d: 0, eps: 0, f: 0, k: 20 },
  initialState: [1.9119458, 2.635694, 11.369044],
  period: 0.859,
  source:
    "W. Zhou, Y. Xu, H. Lu and L. Pan, On dynamics analysis of a new chaotic attractor, Phys. Lett. A 372, 5773 (2008)",
  about: "PanXuZhou driven more strongly, where its chaos lasts; at its usual parameters it ends in an equilibrium.",
} satisfies VariantDefinition;
