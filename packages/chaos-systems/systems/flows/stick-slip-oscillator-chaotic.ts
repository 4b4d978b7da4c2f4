import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "stickSlipOscillator",
  name: "StickSlipOscillatorChaotic",
  parameters: { gamma: 6, w: 1.5 },
  initialState: [0.81113766, -0.65134687, 3.7179599],
  period: (2 * Math.PI) / 1.5,
  source:
    "J. Awrejcewicz and M. M. Holicke, Melnikov's method and stick-slip chaotic oscillations in very weakly forced mechanical systems, Int. J. Bifurc. Chaos 9, 505 (1999)",
  about: "StickSlipOscillator forced more strongly and more slowly, so that it leaves its wells.",
} satisfies VariantDefinition;
