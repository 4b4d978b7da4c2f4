import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "hyperLu",
  name: "HyperLuChaotic",
  parameters: { d: 1 },
  source: "A. Chen et al., Generating hyperchaotic Lü attractor via state feedback control, Physica A 364, 103 (2006)",
  about: "HyperLu with weaker feedback, where trajectories stay for good.",
} satisfies VariantDefinition;
