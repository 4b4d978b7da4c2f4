import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "circadianRhythm",
  name: "CircadianRhythmChaotic",
  parameters: { vc: 1.5 },
  initialState: [7.9371714, 10.498315, 3.627431, 4.0455258, 0],
  period: 24,
  source:
    "J.-C. Leloup, D. Gonze and A. Goldbeter, Limit cycle models for circadian rhythms, J. Biol. Rhythms 14, 433 (1999)",
  about: "CircadianRhythm in weaker light, to which the clock does not lock.",
} satisfies VariantDefinition;
