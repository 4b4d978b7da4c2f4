import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "thomas",
  name: "ThomasLabyrinth",
  parameters: { a: 0.5, b: 10 },
  initialState: [-4.9599545, 1.0302034, -4.6883893],
  period: 6.05,
  source: "R. Thomas, Deterministic chaos seen in terms of feedback circuits, Int. J. Bifurc. Chaos 9, 1889 (1999)",
  about: "Thomas' lattice with less friction, in which a particle wanders farther.",
} satisfies VariantDefinition;
