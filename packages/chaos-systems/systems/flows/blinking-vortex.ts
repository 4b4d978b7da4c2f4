import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "blinkingRotlet",
  name: "BlinkingVortex",
  parameters: { b: 0.5, bc: 0 },
  period: 2.7616666666666667,
  source: "H. Aref, Stirring by chaotic advection, J. Fluid Mech. 143, 1 (1984)",
  about:
    "A particle in a disk of ideal fluid, stirred by two point vortices that act in turns: the blinking rotlet without viscous walls.",
} satisfies VariantDefinition;
