import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "henonHeiles",
  name: "HenonHeilesChaotic",
  initialState: [0, 0, 0.5, 0.24],
  period: 7.95,
  source:
    "M. Hénon and C. Heiles, The applicability of the third integral of motion: some numerical experiments, Astron. J. 69, 73 (1964)",
  about: "HenonHeiles at an energy of 0.1538, where most orbits are chaotic.",
} satisfies VariantDefinition;
