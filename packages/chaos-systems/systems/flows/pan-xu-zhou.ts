import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "dequanLi",
  name: "PanXuZhou",
  parameters: { a: 10, c: -8 / 3, d: 0, eps: 0, f: 0, k: 16 },
  initialState: [-3.03805747, -1.98052429, 14.65665869],
  period: 1.7829,
  source:
    "W. Zhou, Y. Xu, H. Lu and L. Pan, On dynamics analysis of a new chaotic attractor, Phys. Lett. A 372, 5773 (2008)",
  about: "The three-scroll system without its three additional terms: a two-scroll relative of the Lorenz system.",
  published: { parameters: { c: -2.6667 } },
} satisfies VariantDefinition;
