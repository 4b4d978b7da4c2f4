import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "dequanLi",
  name: "Tsucs2",
  parameters: { a: 40, c: 0.833, d: 0.5, eps: 0.65, f: 20, k: 0 },
  initialState: [1.2969944, 1.12138, 50.028988],
  period: 0.34526,
  source:
    "L. Pan, W. Zhou, J. Fang and D. Li, A new three-scroll unified chaotic system coined, Int. J. Nonlinear Sci. 10, 462 (2010)",
  about: "The three-scroll unified chaotic system, second form (TSUCS2).",
} satisfies VariantDefinition;
