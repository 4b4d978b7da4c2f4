import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "lorenz84",
  name: "Hadley",
  parameters: { a: 0.2, b: 4, f: 9, g: 1 },
  initialState: [1.3664423, 0.9309146, 0.64283417],
  period: 1.4541,
  source: "E. N. Lorenz, Irregularity: a fundamental property of the atmosphere, Tellus A 36, 98 (1984)",
  about: "Lorenz's model of the general circulation at other forcings; named after G. Hadley (1735).",
} satisfies VariantDefinition;
