import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "stickSlipOscillator",
  name: "StickSlipOscillatorChaotic",
  parameters: { beta: 1, gamma: 6, w: 1.2 },
  initialState: [-0.34846667, 0.85089258, 0],
  period: (2 * Math.PI) / 1.2,
  source:
    "J. Awrejcewicz and M. M. Holicke, Melnikov's method and stick-slip chaotic oscillations in very weakly forced mechanical systems, Int. J. Bifurc. Chaos 9, 505 (1999)",
  about: "StickSlipOscillator with more damping, forced more strongly and more slowly, so that it leaves its wells.",
} satisfies VariantDefinition;
