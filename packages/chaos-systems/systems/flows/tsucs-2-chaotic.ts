import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "dequanLi",
  name: "Tsucs2Chaotic",
  parameters: { a: 45, c: 0.833, d: 0.5, eps: 0.65, f: 16, k: 0 },
  initialState: [-23.105944, -2.2651905, 3.2241142],
  period: 0.4464,
  source:
    "L. Pan, W. Zhou, J. Fang and D. Li, A new three-scroll unified chaotic system coined, Int. J. Nonlinear Sci. 10, 462 (2010)",
  about: "Tsucs2 where it is chaotic; at its usual parameters its orbits end on tori.",
} satisfies VariantDefinition;
