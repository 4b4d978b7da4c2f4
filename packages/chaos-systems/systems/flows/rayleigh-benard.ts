import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "luChen",
  name: "RayleighBenard",
  parameters: { a: 30, b: 5, c: 18 },
  initialState: [-15.660582, -13.32018, 26.879362],
  period: 0.91967,
  source:
    "T. Yanagita and K. Kaneko, Rayleigh-Bénard convection: patterns, chaos, spatiotemporal chaos and turbulence, Physica D 82, 288 (1995)",
  about: "Convection between a warm and a cold plate; the database's parameter r is c here.",
} satisfies VariantDefinition;
