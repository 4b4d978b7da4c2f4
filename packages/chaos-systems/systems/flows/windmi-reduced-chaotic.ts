import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "windmiReduced",
  name: "WindmiReducedChaotic",
  parameters: { vsw: 5.5 },
  initialState: [0.99186603, 5.4992401, 4228.8149],
  period: 4.7083,
  source:
    "J. P. Smith, J.-L. Thiffeault and W. Horton, Dynamical range of the WINDMI model, J. Geophys. Res. 105, 12983 (2000)",
  about: "WindmiReduced in a faster solar wind, above the window of period three in which the usual value of 5 lies.",
} satisfies VariantDefinition;
