import type { MapDefinition } from "@attractors/equations";

export default {
  name: "LoziMap",
  state: ["x", "y"],
  parameters: { a: 1.7, b: 0.5 },
  equations: {
    x: "1 - a*abs(x) + y",
    y: "b*x",
  },
  inverse: {
    x: "y/b",
    y: "x - 1 + a*abs(y/b)",
  },
  initialState: [0.27100269, -0.34835797],
  source: "R. Lozi, Un attracteur étrange (?) du type attracteur de Hénon, J. Phys. Colloq. 39, C5-9 (1978)",
  about: "Hénon's map with straight lines in place of the parabola.",
} satisfies MapDefinition;
