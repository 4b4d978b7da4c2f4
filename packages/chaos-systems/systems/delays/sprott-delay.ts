import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "ikedaDelay",
  name: "SprottDelay",
  parameters: { c: 0, mu: 1, tau: 5.1, x0: 0 },
  initialState: [9.30770542],
  period: 20.15628,
  source: "J. C. Sprott, A simple chaotic delay differential equation, Phys. Lett. A 366, 397 (2007)",
  about: "Ikeda's equation without damping: x' is the sine of the past x, and x wanders without bound.",
} satisfies VariantDefinition;
