import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "forcedFitzHughNagumo",
  name: "ForcedFitzHughNagumoChaotic",
  parameters: { curr: 0, f: 0.74, omega: 0.95 },
  initialState: [-1.3095436, -0.45148027, 0.8866497],
  period: (2 * Math.PI) / 0.95,
  source:
    "R. FitzHugh, Impulses and physiological states in theoretical models of nerve membrane, Biophys. J. 1, 445 (1961)",
  about: "ForcedFitzHughNagumo under a stronger and faster current, where it is chaotic.",
} satisfies VariantDefinition;
