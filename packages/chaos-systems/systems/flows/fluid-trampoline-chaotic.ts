import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "fluidTrampoline",
  name: "FluidTrampolineChaotic",
  parameters: { gamma: 2.5, psi: 0.03 },
  source:
    "T. Gilet and J. W. M. Bush, The fluid trampoline: droplets bouncing on a soap film, J. Fluid Mech. 625, 167 (2009)",
  about:
    "FluidTrampoline shaken more strongly, where it stays chaotic; as listed it becomes periodic after thousands of periods.",
} satisfies VariantDefinition;
