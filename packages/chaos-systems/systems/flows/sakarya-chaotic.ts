import type { VariantDefinition } from "../variant.ts";

export default {
  variantOf: "sakarya",
  name: "SakaryaChaotic",
  parameters: { c: 0.8 },
  source:
    "C. Li, I. Pehlivan, J. C. Sprott and A. Akgul, A novel four-wing strange attractor born in bistability, IEICE Electron. Express 12 (2015)",
  about:
    "Sakarya with a smaller c, where trajectories stay for good; with c = 1 they escape after thousands of periods.",
} satisfies VariantDefinition;
