import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "arneodo",
  name: "Coullet",
  parameters: { a: -0.8, b: 1.1, c: 0.45 },
  initialState: [0.34539837958549907, 0.4284701181998099, 0.086983698175975],
  period: 5.7663,
  source:
    "P. Coullet, C. Tresser and A. Arneodo, Transition to stochasticity for a class of forced oscillators, Phys. Lett. A 72, 268 (1979)",
  about: "Arneodo's oscillator in a shallower double well.",
} satisfies VariantDefinition;
