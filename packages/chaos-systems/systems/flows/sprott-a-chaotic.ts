import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "noseHoover",
  name: "SprottAChaotic",
  parameters: { a: 1 },
  initialState: [0, 5, 0],
  period: 7.885,
  source: "J. C. Sprott, Some simple chaotic flows, Phys. Rev. E 50, R647 (1994), case A",
  about: "SprottA from an initial state in its chaotic sea, that of the paper; the usual one lies on a torus.",
} satisfies VariantDefinition;
