import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "kawczynskiStrizhak",
  name: "KawczynskiStrizhakChaotic",
  parameters: { beta: -0.652, gamma: 0.973, kappa: 0.08, mu: 1.373 },
  initialState: [-1.0095056, 3.1293419, -1.0092244],
  period: 10.991666666666667,
  source: "P. E. Strizhak and A. L. Kawczynski, J. Phys. Chem. 99, 10830 (1995)",
  about: "KawczynskiStrizhak where it is weakly chaotic: at its usual parameters it ends on a limit cycle.",
} satisfies VariantDefinition;
