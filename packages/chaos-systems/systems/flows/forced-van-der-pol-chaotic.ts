import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "forcedVanDerPol",
  name: "ForcedVanDerPolChaotic",
  parameters: { a: 5, mu: 3, w: 1.788 },
  initialState: [-1.4414631, 0.5748594, 2.3661037],
  period: (2 * Math.PI) / 1.788,
  source:
    "U. Parlitz and W. Lauterborn, Period-doubling cascades and devil's staircases of the driven van der Pol oscillator, Phys. Rev. A 36, 1428 (1987)",
  about: "ForcedVanDerPol under a stronger and faster voltage, where it is chaotic.",
} satisfies VariantDefinition;
