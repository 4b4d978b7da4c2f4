import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "caTwoPlus",
  name: "CaTwoPlusQuasiperiodic",
  parameters: { K5: 0.3, Ka: 0.2, Kd: 0.5, Ky: 0.2, Kz: 0.5, V4: 5, Vm3: 20, Vm5: 30, beta: 0.51, eps: 0.1, p: 2 },
  initialState: [0.26321067, 0.87886607, 0.3148781],
  period: 0.65614,
  source: "G. Houart, G. Dupont and A. Goldbeter, Bursting, chaos and birhythmicity, Bull. Math. Biol. 61, 507 (1999)",
  about: "The calcium model where its oscillation is quasiperiodic.",
} satisfies VariantDefinition;
