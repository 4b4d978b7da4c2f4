import type { MapDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "GingerbreadmanMap",
  state: ["x", "y"],
  parameters: {},
  equations: {
    x: "1 - y + abs(x)",
    y: "x",
  },
  inverse: {
    x: "y",
    y: "1 - x + abs(y)",
  },
  initialState: [0.51, 0.1],
  source:
    "R. L. Devaney, A piecewise linear model for the zones of instability of an area-preserving map, Physica D 10, 387 (1984)",
  about: "Piecewise linear and area-preserving; the chaotic region has the shape of a gingerbread man.",
  published: { name: "Gingerbreadman" },
  hamiltonian: true,
} satisfies MapDefinition & Flags;
