import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "mackeyGlass",
  name: "MackeyGlassChaotic",
  parameters: { tau: 17 },
  initialState: [1.0172289],
  period: 47.8,
  source: "M. C. Mackey and L. Glass, Oscillation and chaos in physiological control systems, Science 197, 287 (1977)",
  about: "MackeyGlass at the delay of the usual benchmark, where it is chaotic.",
} satisfies VariantDefinition;
