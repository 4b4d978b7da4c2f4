import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "noseHoover",
  name: "SprottA",
  parameters: { a: 1 },
  initialState: [1.54131864, 1.43079727, -1.52555412],
  period: 6.3728461538461545,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case A",
  about: "The Nosé-Hoover oscillator at unit temperature, the only conservative case of Sprott's list.",
} satisfies VariantDefinition;
