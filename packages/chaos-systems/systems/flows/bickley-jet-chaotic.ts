import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "bickleyJet",
  name: "BickleyJetChaotic",
  parameters: { sigma: [-9.05854e-6, -1.28453e-5, -2.88863e-5] },
  initialState: [-3, 4, 0],
  period: 97826.57,
  source:
    "A. Hadjighasem et al., Spectral-clustering approach to Lagrangian vortex detection, Phys. Rev. E 93, 063107 (2016)",
  about:
    "A particle beside the jet of BickleyJet, with waves that run along with the jet, as in the paper: the database has them run against it.",
} satisfies VariantDefinition;
